import { Inconclusive, Finding, FindingKind, SEVERITIES, Outcome } from './finding';
import { Reading } from '../aws/reading';

/** The part of a finding that a comparison determines; the catalog has the rest. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

/** Collects the findings of comparisons, and what is inconclusive. */
export class Report<Id extends string> {
  private readonly findings: Finding[] = [];
  private readonly inconclusive: Inconclusive[] = [];

  constructor(private readonly catalog: Readonly<Record<Id, FindingKind>>) {}

  public find(id: Id, subject: string, difference: Difference): void {
    const { severity, what } = this.catalog[id];
    this.findings.push({ id, subject, what, severity, ...difference });
  }

  public addInconclusive(what: string, permission: string, why: string): void {
    const isReported = this.inconclusive.some((known) => known.what === what && known.permission === permission);
    if (!isReported) {
      this.inconclusive.push({ what, permission, why });
    }
  }

  /** Returns the value that was read. If it couldn't be read, reports that as inconclusive. */
  public read<T>(what: string, reading: Reading<T>): { readonly value?: T; readonly isKnown: boolean } {
    if (reading.kind === 'unknown') {
      this.addInconclusive(what, reading.permission, reading.why);
    }

    return reading.kind === 'found' ? { value: reading.value, isKnown: true } : { isKnown: reading.kind === 'absent' };
  }

  public get outcome(): Outcome {
    return {
      findings: SEVERITIES.flatMap((severity) => this.findings.filter((finding) => finding.severity === severity)),
      inconclusive: [...this.inconclusive],
    };
  }
}
