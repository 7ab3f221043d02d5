/** A choice that is legal but that a user should have made knowingly. */
export interface PlanWarning {
  /** Stable: users acknowledge a warning by it. */
  readonly id: string;
  readonly message: string;
}
