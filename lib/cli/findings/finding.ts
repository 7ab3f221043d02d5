import { ExitCode } from '../terminal/exit-code';

/** How bad a finding is. */
export type Severity = 'failure' | 'security' | 'loss' | 'cost' | 'cosmetic';

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['failure', 'security', 'loss', 'cost', 'cosmetic'];

/** What a severity means. */
export const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  failure: 'the deployment fails',
  security: "somebody can read, change, delete or forge what only the plan's readers and writers should",
  loss: "something isn't recorded, kept, delivered or readable",
  cost: 'more is paid than the plan means',
  cosmetic: 'nothing follows from it',
};

/** What a finding says wherever it is found: a line of a catalog. */
export interface FindingKind {
  readonly severity: Severity;
  readonly what: string;
  /** Why it is as bad as that. */
  readonly because: string;
}

/** Writes lines of a catalog that are as bad as that. */
export function kindsOf(severity: Severity): (what: string, because: string) => FindingKind {
  return (what, because) => ({ severity, what, because });
}

/** A difference between what a config means and what is in the account. */
export interface Finding {
  /** Stable, for tools; a key of the catalog. */
  readonly id: string;
  /** What it is about, such as `log bucket`. */
  readonly subject: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly severity: Severity;
  /** A command, or what to change. */
  readonly fix: string;
}

/** What couldn't be compared, because it couldn't be read. */
export interface Inconclusive {
  readonly what: string;
  /** What reading it takes: an IAM action, mostly. */
  readonly permission: string;
  readonly why: string;
}

export interface Verdict {
  /** The worst first. */
  readonly findings: Finding[];
  readonly inconclusive: Inconclusive[];
}

/** How a command ends that came to these verdicts. */
export function exitCodeOf(verdicts: readonly Verdict[]): ExitCode {
  if (verdicts.some(({ findings }) => findings.length > 0)) {
    return ExitCode.FINDINGS;
  }

  return verdicts.some(({ inconclusive }) => inconclusive.length > 0) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
}
