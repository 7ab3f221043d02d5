/**
 * Whether a trail would record an event, and why.
 */
export interface RecordDecision {
  /** Whether the trail would record the event. */
  readonly recorded: boolean;

  /** The name of the first selector that records the event. @default - no selector records it */
  readonly selector?: string;

  /**
   * The selector that records the event, or the condition that failed in the selector that matched best.
   * Begins with `unresolved` if the result isn't known before deployment, because a token can't be compared with a
   * literal.
   */
  readonly reason: string;
}
