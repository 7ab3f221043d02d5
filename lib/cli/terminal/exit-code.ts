/** The exit codes of all commands. */
export enum ExitCode {
  /** The command succeeded. */
  OK = 0,
  /** The command succeeded and has findings. */
  FINDINGS = 1,
  /** The result is inconclusive, the usage is wrong, or a file or account can't be read. */
  INCONCLUSIVE = 2,
}

/** An error for the user: its message is printed without a stack trace. */
export class UsageError extends Error {}
