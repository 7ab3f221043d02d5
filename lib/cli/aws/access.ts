/** The credentials and the region that an account is read with. */
export interface AccountAccess {
  readonly profile?: string;
  /** @default - the profile's */
  readonly region?: string;
  /** The timeout of a call, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
}
