import { createColors } from 'picocolors';
import { CouldNotTell, Finding, SEVERITIES, Severity, Verdict } from './finding';
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

/** For people: the worst first, each with what mends it. */
export function printVerdict({ findings, couldNotTell }: Verdict, heading: Heading, inColor: boolean): string {
  const { red, yellow, dim } = createColors(inColor);
  const color: Record<Severity, (text: string) => string> = {
    failure: red,
    security: red,
    loss: red,
    cost: yellow,
    cosmetic: dim,
  };

  const lines = [`${heading.title}: ${summary(findings.length, couldNotTell.length, heading)}`];
  for (const severity of SEVERITIES) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length > 0) {
      lines.push(color[severity](`${severity} (${ofSeverity.length})`), ...ofSeverity.flatMap(findingLines));
    }
  }

  if (couldNotTell.length > 0) {
    lines.push(`could not tell (${couldNotTell.length})`, ...couldNotTell.map(couldNotTellLine));
  }

  return lines.join('\n');
}

function findingLines({ subject, what, expected, found, mend, id }: Finding): string[] {
  return [
    `  ${subject}: ${what} [${id}]`,
    `    expected: ${expected}`,
    `    found:    ${short(found)}`,
    `    mend:     ${mend}`,
  ];
}

function couldNotTellLine({ what, permission, why }: CouldNotTell): string {
  return `  ${what}: ${why}; it takes ${permission}`;
}

function summary(findings: number, unknown: number, { inOrder, finding }: Heading): string {
  if (findings === 0 && unknown === 0) {
    return inOrder;
  }

  const found = findings > 0 ? counted(findings, finding) : `no ${finding}`;
  return unknown > 0 ? `${found}, could not tell ${counted(unknown, 'thing')}` : found;
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (all of it with --json)`;
}
