/** Stands for what isn't known where a plan is made, so that all else is checked: it is treated as a token. */
export const UNKNOWN = '(unknown)';

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}
