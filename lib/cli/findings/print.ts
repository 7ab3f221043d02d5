import { createColors } from 'picocolors';
import { Inconclusive, Finding, SEVERITIES, Severity, Verdict } from './finding';
import { counted } from '../terminal/text';

/**
 * How much is shown of what somebody else wrote, such as a policy's statements; `--json` has all of it. What is
 * expected may have to be copied.
 */
const LONGEST = 600;

/** What a verdict is about, and in which words it is summed up. */
export interface Heading {
  readonly title: string;
  /** With nothing to find. */
  readonly inOrder: string;
  /** What one finding is called. */
  readonly finding: string;
}

/** Human-readable: the worst first, each with what fixes it. */
export function printVerdict({ findings, inconclusive }: Verdict, heading: Heading, inColor: boolean): string {
  const { red, yellow, dim } = createColors(inColor);
  const color: Record<Severity, (text: string) => string> = {
    failure: red,
    security: red,
    loss: red,
    cost: yellow,
    cosmetic: dim,
  };

  const lines = [`${heading.title}: ${summary(findings.length, inconclusive.length, heading)}`];
  for (const severity of SEVERITIES) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length > 0) {
      lines.push(color[severity](`${severity} (${ofSeverity.length})`), ...ofSeverity.flatMap(findingLines));
    }
  }

  if (inconclusive.length > 0) {
    lines.push(`inconclusive: (${inconclusive.length})`, ...inconclusive.map(couldNotTellLine));
  }

  return lines.join('\n');
}

function findingLines({ subject, what, expected, found, fix, id }: Finding): string[] {
  return [
    `  ${subject}: ${what} [${id}]`,
    `    expected: ${expected}`,
    `    found:    ${short(found)}`,
    `    fix:     ${fix}`,
  ];
}

function couldNotTellLine({ what, permission, why }: Inconclusive): string {
  return `  ${what}: ${why}; requires ${permission}`;
}

function summary(findings: number, unknown: number, { inOrder, finding }: Heading): string {
  if (findings === 0 && unknown === 0) {
    return inOrder;
  }

  const found = findings > 0 ? counted(findings, finding) : `no ${finding}`;
  return unknown > 0 ? `${found}, inconclusive: ${counted(unknown, 'thing')}` : found;
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (all of it with --json)`;
}
