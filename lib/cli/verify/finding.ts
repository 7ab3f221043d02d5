/** How bad a difference is. */
export type Severity = 'security' | 'loss' | 'cost' | 'cosmetic';

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['security', 'loss', 'cost', 'cosmetic'];

/** What a severity means. */
export const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  security: 'somebody can read, change, delete or forge what only the plan\'s readers and writers should',
  loss: 'something isn\'t recorded, kept, delivered or readable',
  cost: 'more is paid than the plan means',
  cosmetic: 'nothing follows from it',
};

/** A difference between what a config means and what stands in the account. */
export interface Finding {
  /** Stable, for tools; a key of `FINDINGS`. */
  readonly id: string;
  /** What it is about, such as `log bucket`. */
  readonly subject: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly severity: Severity;
  /** A command, or what to change. */
  readonly mend: string;
}

/** What couldn't be compared, because it couldn't be read. */
export interface CouldNotTell {
  readonly what: string;
  /** The IAM action that reading it takes. */
  readonly permission: string;
  readonly why: string;
}

export interface Verdict {
  /** The worst first. */
  readonly findings: Finding[];
  readonly couldNotTell: CouldNotTell[];
}
