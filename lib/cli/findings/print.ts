import { createColors } from 'picocolors';
import { Inconclusive, Finding, SEVERITIES, Severity, Outcome } from './finding';
import { counted, printable } from '../terminal/text';

/**
 * The most characters shown of a value found in the account, such as a policy's statements; `--json` has all of it.
 * Expected values are never shortened: you may have to copy them.
 */
const LONGEST = 600;

/** The words of a report's first line. */
export interface Heading {
  readonly title: string;
  /** What the report is about, in a line each. */
  readonly details?: readonly string[];
  /** The summary without findings. */
  readonly noFindings: string;
  /** What one finding is called, such as `difference`. */
  readonly finding: string;
}

/** The human-readable report: the most severe finding first, each with its fix. */
export function printOutcome({ findings, inconclusive }: Outcome, heading: Heading, inColor: boolean): string {
  const { red, yellow, dim } = createColors(inColor);
  const color: Record<Severity, (text: string) => string> = {
    failure: red,
    security: red,
    loss: red,
    cost: yellow,
    cosmetic: dim,
  };

  const { title, details = [] } = heading;
  const lines = [
    `${title}: ${summary(findings.length, inconclusive.length, heading)}`,
    ...details.map((line) => `  ${line}`),
  ].map(printable);

  for (const severity of SEVERITIES) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length > 0) {
      lines.push(color[severity](`${severity} (${ofSeverity.length})`), ...ofSeverity.flatMap(findingLines));
    }
  }

  if (inconclusive.length > 0) {
    lines.push(`inconclusive (${inconclusive.length})`, ...inconclusive.map(inconclusiveLine).map(printable));
  }

  return lines.join('\n');
}

function findingLines({ subject, what, expected, found, fix, id }: Finding): string[] {
  return [
    `  ${subject}: ${what} [${id}]`,
    `    expected: ${expected}`,
    `    found:    ${short(found)}`,
    `    fix:      ${fix}`,
  ].map(printable);
}

function inconclusiveLine({ what, permission, why }: Inconclusive): string {
  return `  ${what}: ${why}; requires ${permission}`;
}

function summary(findings: number, unknown: number, { noFindings, finding }: Heading): string {
  if (findings === 0 && unknown === 0) {
    return noFindings;
  }

  const found = findings > 0 ? counted(findings, finding) : `no ${finding}s`;
  return unknown > 0 ? `${found}, ${unknown} inconclusive` : found;
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (all of it with --json)`;
}
