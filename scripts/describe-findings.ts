import { FindingKind, FINDINGS } from '../lib/cli/verify/catalog';
import { SEVERITIES, SEVERITY_MEANS } from '../lib/cli/verify/finding';

/** The reference of all findings in docs/verify.md, the worst first: `npx tsx scripts/describe-findings.ts`. */
export function describeFindings(): string {
  const kinds: [string, FindingKind][] = Object.entries(FINDINGS);
  return SEVERITIES.map((severity) => [
    `### ${severity}: ${SEVERITY_MEANS[severity]}`,
    '',
    '| id | what is found | why it matters |',
    '| --- | --- | --- |',
    ...kinds.filter(([, kind]) => kind.severity === severity).map(([id, { what, because }]) => `| \`${id}\` | ${what} | ${because} |`),
    '',
  ].join('\n')).join('\n');
}

if (require.main === module) {
  console.log(describeFindings());
}
