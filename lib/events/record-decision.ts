/**
 * Whether a trail would have recorded an event, and why.
 */
export interface RecordDecision {
  /** Whether the trail would have recorded it. */
  readonly recorded: boolean;

  /** The name of the first selector that records it. @default - none does */
  readonly selector?: string;

  /**
   * Why: the selector that records it, or the condition that kept it out of the selector that came nearest.
   * Begins with `unresolved` if that can't be said before deployment, because a token would have to be compared with a
   * literal.
   */
  readonly reason: string;
}
