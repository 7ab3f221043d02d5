/** How every command ends. */
export enum ExitCode {
  /** What was asked for is done. */
  OK = 0,
  /** What was asked for is done, and there is something to fix. */
  FINDINGS = 1,
  /** It was inconclusive: wrong usage, a file or an account that can't be read. */
  INCONCLUSIVE = 2,
}

/** What is wrong with what was asked, for whoever asked: ends a command without a stack trace. */
export class UsageError extends Error {}
