import { FindingKind, SEVERITIES, SEVERITY_MEANS } from '../lib/cli/findings/finding';
import { OBSTACLES } from '../lib/cli/preflight/catalog';
import { FINDINGS } from '../lib/cli/verify/catalog';

/**
 * The reference of a catalog's findings, the worst first: `npx tsx scripts/describe-findings.ts verify` or `preflight`.
 */
export function describeFindings(catalog: Readonly<Record<string, FindingKind>>): string {
  const kinds = Object.entries(catalog);
  return SEVERITIES.filter((severity) => kinds.some(([, kind]) => kind.severity === severity))
    .map((severity) =>
      [
        `### ${severity}: ${SEVERITY_MEANS[severity]}`,
        '',
        '| id | what is found | why it matters |',
        '| --- | --- | --- |',
        ...kinds
          .filter(([, kind]) => kind.severity === severity)
          .map(([id, { what, because }]) => `| \`${id}\` | ${what} | ${because} |`),
        '',
      ].join('\n'),
    )
    .join('\n');
}

if (require.main === module) {
  console.log(describeFindings(process.argv[2] === 'preflight' ? OBSTACLES : FINDINGS));
}
