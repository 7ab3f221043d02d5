/** A string in place of a name that isn't known yet. */
export type Placeholder = `<${string}>`;

/**
 * A string in place of a value that is unknown to the plan. It counts as a token, so that all other values are checked.
 */
export const UNKNOWN = '<unknown>';

/** AWS names contain no angle brackets, so a placeholder can't be mistaken for a name. */
const PLACEHOLDER =
  /<(unknown|key|account|region|trail|log bucket|access-log bucket|result bucket|replication role)(: [^<>]+)?>/;

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

/** Whether a string contains a placeholder, such as an ARN with an unknown bucket. */
export function holdsPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
