import { ownQueries } from '../lib/queries/query-files';
import { parametersOf } from '../lib/queries/saved-query';

/** The table of saved queries in docs/athena.md, from lib/queries/sql: `npx tsx scripts/describe-queries.ts`. */
export function describeQueries(): string {
  const jobs = [...new Set(ownQueries().map(({ job }) => job!))].sort();
  return [
    '| job | saved query | result | time range |',
    '| --- | --- | --- | --- |',
    ...jobs.flatMap((job) =>
      ownQueries()
        .filter((query) => query.job === job)
        .map((query) => {
          const asked = parametersOf(query, false).length;
          return (
            `| ${job} | \`${query.name}\` | ${query.description} | ` +
            `${query.windowDays === undefined ? `from its parameters (${asked})` : `last ${query.windowDays} days`} |`
          );
        }),
    ),
  ].join('\n');
}

if (require.main === module) {
  console.log(describeQueries());
}
