/** How every command ends. */
export enum ExitCode {
  /** Everything is in order. */
  OK = 0,
  /** Something isn't in order: a config has problems, an account has drifted. */
  FINDINGS = 1,
  /** It couldn't be told: wrong usage, a file that can't be read, a permission that is missing. */
  COULD_NOT_TELL = 2,
}

/** What is wrong with what was asked, for whoever asked: ends a command without a stack trace. */
export class UsageError extends Error {}
