import { readFileSync } from 'fs';
import { join } from 'path';
import { AnalyticsTable } from '../../lib';
import { ownQueries } from '../../lib/analytics/query-files';
import { RECORD_KINDS } from '../../lib/analytics/schema/record-kinds';
import { describeColumns } from '../../scripts/describe-columns';
import { describeQueries } from '../../scripts/describe-queries';
import { documentedRows } from '../support/docs';
import { trinoProblems } from '../support/trino';

const DOCS = readFileSync(join(__dirname, '..', '..', 'docs', 'athena.md'), 'utf8');
const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

test('the reference of columns is the schema\'s: `npx tsx scripts/describe-columns.ts` prints it', () => {
  expect(DOCS.slice(DOCS.indexOf('### cloudtrail')).trim()).toBe(describeColumns().trim());
});

test('the table of saved queries is that of their files: `npx tsx scripts/describe-queries.ts` prints it', () => {
  expect(DOCS).toContain(`\n${describeQueries()}\n`);
});

test('the docs list every table', () => {
  expect(documentedRows('athena.md', 'table').map(([table]) => table).sort()).toEqual(Object.values(AnalyticsTable).map((table) => `\`${RECORD_KINDS[table].table}\``).sort());
});

const SAMPLES = [...DOCS.matchAll(/```sql\n([^]*?)```/g)].map(([, sql]) => sql.trim());

test.each(SAMPLES.map((sql) => [sql.split('\n')[0], sql]))('the sample "%s" is Trino\'s', (_, sql) => {
  expect(trinoProblems(sql)).toEqual([]);
});

test('the README counts the saved queries', () => {
  expect(README.match(/\b(\d+) saved queries/g)).toEqual([`${ownQueries().length} saved queries`, `${ownQueries().length} saved queries`]);
});
