import { Inconclusive, Finding, FindingKind, SEVERITIES, Verdict } from './finding';
import { Reading } from '../aws/reading';

/** What a comparison knows of a difference; the catalog knows the rest. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

/** Collects what a comparison finds, and what is inconclusive. */
export class Report<Id extends string> {
  private readonly findings: Finding[] = [];
  private readonly inconclusive: Inconclusive[] = [];

  constructor(private readonly catalog: Readonly<Record<Id, FindingKind>>) {}

  public find(id: Id, subject: string, difference: Difference): void {
    const { severity, what } = this.catalog[id];
    this.findings.push({ id, subject, what, severity, ...difference });
  }

  public addInconclusive(what: string, permission: string, why: string): void {
    const isSaid = this.inconclusive.some((known) => known.what === what && known.permission === permission);
    if (!isSaid) {
      this.inconclusive.push({ what, permission, why });
    }
  }

  /** What was read; without it there is nothing to compare, and that is said here. */
  public read<T>(what: string, reading: Reading<T>): { readonly value?: T; readonly isKnown: boolean } {
    if (reading.kind === 'unknown') {
      this.addInconclusive(what, reading.permission, reading.why);
    }

    return reading.kind === 'found' ? { value: reading.value, isKnown: true } : { isKnown: reading.kind === 'absent' };
  }

  public get verdict(): Verdict {
    return {
      findings: SEVERITIES.flatMap((severity) => this.findings.filter((finding) => finding.severity === severity)),
      inconclusive: [...this.inconclusive],
    };
  }
}
