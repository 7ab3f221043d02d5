import { createColors } from 'picocolors';
import { Finding, SEVERITIES, Severity, Verdict } from './finding';
import { counted } from '../text';

/** What was compared, and what came of it. */
export interface Verified extends Verdict {
  /** The file, or where in the app the baseline stands. */
  readonly subject: string;
  readonly trail: string;
}

/** How much of a long text, such as a policy's statements, is shown; `--json` has all of it. */
const LONGEST = 600;

/** For people: the worst first, each with what mends it. */
export function printVerdict({ subject, trail, findings, couldNotTell }: Verified, inColor: boolean): string {
  const colors = createColors(inColor);
  const color: Record<Severity, (text: string) => string> = { security: colors.red, loss: colors.red, cost: colors.yellow, cosmetic: colors.dim };
  const lines = SEVERITIES.flatMap((severity) => {
    const those = findings.filter((one) => one.severity === severity);
    return those.length === 0 ? [] : [color[severity](`${severity} (${those.length})`), ...those.flatMap(findingLines)];
  });
  const unknown = couldNotTell.length === 0 ? [] : [
    `could not tell (${couldNotTell.length})`, ...couldNotTell.map(({ what, permission, why }) => `  ${what}: ${why}; it takes ${permission}`),
  ];
  return [`${trail}, against ${subject}: ${summary(findings.length, couldNotTell.length)}`, ...lines, ...unknown].join('\n');
}

function findingLines({ subject, what, expected, found, mend, id }: Finding): string[] {
  return [`  ${subject}: ${what} [${id}]`, `    expected: ${short(expected)}`, `    found:    ${short(found)}`, `    mend:     ${mend}`];
}

function summary(findings: number, unknown: number): string {
  if (findings === 0 && unknown === 0) {
    return 'in line';
  }
  return [...(findings > 0 ? [counted(findings, 'difference')] : ['no difference']), ...(unknown > 0 ? [`could not tell ${counted(unknown, 'thing')}`] : [])].join(', ');
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (all of it with --json)`;
}
