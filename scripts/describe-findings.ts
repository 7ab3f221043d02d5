import { FindingKind, SEVERITIES, SEVERITY_MEANS } from '../lib/cli/findings/finding';
import { OBSTACLES } from '../lib/cli/preflight/catalog';
import { FINDINGS } from '../lib/cli/verify/catalog';
import { NOT_COMPARED, NOT_READ } from '../lib/cli/verify/not-compared';

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

/** The reference of what `verify` doesn't compare. */
export function describeNotCompared(): string {
  return [
    '| member | why it is not compared |',
    '| --- | --- |',
    ...NOT_COMPARED.map(
      ({ because, members }) => `| ${members.map((member) => `\`${member}\``).join('<br>')} | ${because} |`,
    ),
    '',
    'No call reads these:',
    '',
    ...NOT_READ.map((part) => `* ${part}`),
    '',
  ].join('\n');
}

if (require.main === module) {
  console.log(describeFindings(process.argv[2] === 'preflight' ? OBSTACLES : FINDINGS));
}
