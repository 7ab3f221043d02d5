import { readFileSync } from 'fs';
import { join } from 'path';
import { AnalyticsTable } from '../../lib';
import { RECORD_KINDS } from '../../lib/analytics/schema/record-kinds';
import { describeColumns } from '../../scripts/describe-columns';
import { describeQueries } from '../../scripts/describe-queries';
import { documentedRows } from '../support/docs';

const DOCS = readFileSync(join(__dirname, '..', '..', 'docs', 'athena.md'), 'utf8');

test('the reference of columns is the schema\'s: `npx tsx scripts/describe-columns.ts` prints it', () => {
  expect(DOCS.slice(DOCS.indexOf('### cloudtrail')).trim()).toBe(describeColumns().trim());
});

test('the table of saved queries is that of their files: `npx tsx scripts/describe-queries.ts` prints it', () => {
  expect(DOCS).toContain(`\n${describeQueries()}\n`);
});

test('the docs list every table', () => {
  expect(documentedRows('athena.md', 'table').map(([table]) => table).sort()).toEqual(Object.values(AnalyticsTable).map((table) => `\`${RECORD_KINDS[table].table}\``).sort());
});
