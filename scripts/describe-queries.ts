import { ownQueries } from '../lib/queries/query-files';
import { parametersOf } from '../lib/queries/saved-query';

/** The table of saved queries in docs/athena.md, from their files: `npx tsx scripts/describe-queries.ts`. */
export function describeQueries(): string {
  const jobs = [...new Set(ownQueries().map(({ job }) => job!))].sort();
  return [
    '| job | saved query | what it answers | looks back |',
    '| --- | --- | --- | --- |',
    ...jobs.flatMap((job) =>
      ownQueries()
        .filter((query) => query.job === job)
        .map((query) => {
          const asked = parametersOf(query, false).length;
          return (
            `| ${job} | \`${query.name}\` | ${query.says} | ` +
            `${query.windowDays === undefined ? `as asked, ${asked} parameters` : `${query.windowDays} days`} |`
          );
        }),
    ),
  ].join('\n');
}

if (require.main === module) {
  console.log(describeQueries());
}
