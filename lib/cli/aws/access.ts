/** Whose credentials an account is read with, and where. */
export interface AccountAccess {
  readonly profile?: string;
  /** @default - the profile's */
  readonly region?: string;
  /** How long one answer may take, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
}
