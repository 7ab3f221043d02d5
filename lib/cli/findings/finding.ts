import { ExitCode } from '../terminal/exit-code';

/** How severe a finding is. */
export type Severity = 'failure' | 'security' | 'loss' | 'cost' | 'cosmetic';

/** The most severe first. */
export const SEVERITIES: readonly Severity[] = ['failure', 'security', 'loss', 'cost', 'cosmetic'];

/** What a severity means. */
export const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  failure: 'the deployment fails',
  security: "log files or events can be read, changed, deleted or forged by principals that the plan doesn't name",
  loss: "events or log files aren't recorded, kept, delivered or readable",
  cost: 'you pay more than planned',
  cosmetic: 'no effect on security, recording or cost',
};

/** A kind of finding: an entry of a catalog. */
export interface FindingKind {
  readonly severity: Severity;
  readonly what: string;
  /** Why it matters. */
  readonly because: string;
}

/** Returns a function that creates catalog entries of one severity. */
export function kindsOf(severity: Severity): (what: string, because: string) => FindingKind {
  return (what, because) => ({ severity, what, because });
}

/** A difference between what a config means and what the account contains. */
export interface Finding {
  /** A stable id, for tools: a key of the catalog. */
  readonly id: string;
  /** The resource that differs, such as `log bucket`. */
  readonly subject: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly severity: Severity;
  /** A command, or an instruction. */
  readonly fix: string;
}

/** A comparison without a result, because something couldn't be read. */
export interface Inconclusive {
  readonly what: string;
  /** What reading it requires: usually an IAM action. */
  readonly permission: string;
  readonly why: string;
}

/** What `verify` or `preflight` found. */
export interface Outcome {
  /** The most severe first. */
  readonly findings: Finding[];
  readonly inconclusive: Inconclusive[];
}

/** The exit code of a command with these outcomes. */
export function exitCodeOf(outcomes: readonly Outcome[]): ExitCode {
  if (outcomes.some(({ findings }) => findings.length > 0)) {
    return ExitCode.FINDINGS;
  }

  return outcomes.some(({ inconclusive }) => inconclusive.length > 0) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
}
