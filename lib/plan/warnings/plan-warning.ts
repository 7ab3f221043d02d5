/** A warning about a choice that is valid, but that users should make deliberately. */
export interface PlanWarning {
  /** Users acknowledge the warning by its id, so the id is stable. */
  readonly id: string;
  readonly message: string;
}
