/** What stands for a name that isn't known yet. */
export type Placeholder = `<${string}>`;

/** Stands for what isn't known where a plan is created, so that all else is checked: it is treated as a token. */
export const UNKNOWN = '<unknown>';

/** Names of AWS hold no angle brackets, so a placeholder can't be mistaken for one. */
const PLACEHOLDER = /<(unknown|log bucket|access-log bucket|result bucket)(: [^<>]+)?>/;

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

/** Whether something in a string isn't known, such as the bucket in an ARN. */
export function holdsPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
