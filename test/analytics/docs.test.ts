import { readFileSync } from 'fs';
import { join } from 'path';
import { AnalyticsTable } from '../../lib';
import { readQueries } from '../../lib/queries/query-files';
import { RECORD_KINDS } from '../../lib/records/record-kinds';
import { describeColumns } from '../../scripts/describe-columns';
import { describeQueries } from '../../scripts/describe-queries';
import { athenaProblems } from '../support/athena-sql';
import { documentedRows } from '../support/docs';

const DOCS = readFileSync(join(__dirname, '..', '..', 'docs', 'athena.md'), 'utf8');
const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

test("the reference of columns is the schema's: `npx tsx scripts/describe-columns.ts` prints it", () => {
  expect(DOCS.slice(DOCS.indexOf('### cloudtrail')).trim()).toBe(describeColumns().trim());
});

test('the table of saved queries is that of their files: `npx tsx scripts/describe-queries.ts` prints it', () => {
  expect(DOCS).toContain(`\n${describeQueries()}\n`);
});

test('the docs list every table', () => {
  expect(
    documentedRows('athena.md', 'table')
      .map(([table]) => table)
      .sort(),
  ).toEqual(
    Object.values(AnalyticsTable)
      .map((table) => `\`${RECORD_KINDS[table].table}\``)
      .sort(),
  );
});

const SAMPLES = [...DOCS.matchAll(/```sql\n([^]*?)```/g)].map(([, sql]) => sql.trim());

test.each(SAMPLES.map((sql) => [sql.split('\n')[0], sql]))('the sample "%s" is Athena\'s', (_, sql) => {
  expect(athenaProblems(sql)).toEqual([]);
});

test.each(['athena', 'tuned'])("the queries of the example %s are Athena's, and read some days only", (example) => {
  const queries = readQueries(join(__dirname, '..', '..', 'examples', example, 'queries'));
  expect(queries.length).toBeGreaterThan(0);
  expect(queries.map(({ sql, namesDay }) => [athenaProblems(sql), namesDay])).toEqual(queries.map(() => [[], true]));
});

test('the README counts no saved queries, which docs/athena.md lists', () => {
  expect(README).not.toMatch(/\b\d+ saved queries/);
});
