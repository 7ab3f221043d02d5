import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { requireDuckDb } from '../../lib/cli/query/duckdb';
import { run, runIn } from '../support/command';
import { event } from '../support/log-events';
import { writeLogs } from '../support/log-lake';

const logs = () =>
  writeLogs([
    event('s3:DeleteBucket', { requestParameters: { bucketName: 'a,"b"' } }),
    event('cloudtrail:StopLogging', { requestParameters: { name: 'org-audit' } }),
  ]);

const NOW = ['--as-of', '2026-11-26'];

test('without a name the queries are listed', async () => {
  const { code, out } = await run('query');
  expect(code).toBe(0);
  expect(out).toContain('trail_tampering');
});

test('a query answers as a table, with a count apart from it', async () => {
  const { code, out, err } = await run('query', 'trail_tampering', '--logs', logs(), ...NOW);
  expect([code, err]).toEqual([0, '1 row from 1 log file\n']);
  expect(out).toMatch(/StopLogging .*org-audit/);
});

test('progress is told where somebody watches', async () => {
  const { err } = await runIn({ showsProgress: true }, 'query', 'trail_tampering', '--logs', logs(), ...NOW);
  expect(err).toBe('\rread 1 of 1 log files\n1 row from 1 log file\n');
});

test.each([['--json'], ['--format', 'json']])('as JSON with %s', async (...format) => {
  expect(JSON.parse((await run('query', 'trail_tampering', '--logs', logs(), ...NOW, ...format)).out)).toEqual([
    expect.objectContaining({ eventname: 'StopLogging', trail: 'org-audit' }),
  ]);
});

test('a file that ends in .sql, as CSV', async () => {
  const { out } = await run(
    'query',
    'test/analytics/own-queries/bucket_deletions.sql',
    '--logs',
    logs(),
    ...NOW,
    '--format',
    'csv',
  );

  expect(out).toBe(
    'eventtime,account,principal,bucket\r\n' +
      '2026-11-20T10:00:00Z,111111111111,arn:aws:iam::111111111111:user/alice,"a,""b"""\n',
  );
});

test('log files that are older than all that is looked at are told', async () => {
  expect((await run('query', 'trail_tampering', '--logs', logs(), '--as-of', '2027-11-26')).err).toBe(
    "0 rows from 1 log file\nthe newest log file is from 2026/11/20, before the query's time " +
      'window: try --as-of 2026-11-20\n',
  );
});

test("a log file that can't be read is named, and left out only when told", async () => {
  const folder = logs();
  const bad = join(folder, '111111111111_CloudTrail_eu-west-1_20261120T0000Z_cut.json.gz');
  writeFileSync(bad, 'not gzip');
  const refused = await run('query', 'trail_tampering', '--logs', folder, ...NOW);
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.err).toBe(
    `1 of 2 log files can't be read:\n  ${bad}: IO Error: Input is not a GZIP stream\nadd --skip-bad to ` +
      `skip them\n`,
  );

  const skipped = await run('query', 'trail_tampering', '--logs', folder, ...NOW, '--skip-bad');
  expect(skipped.code).toBe(0);
  expect(skipped.err).toContain('1 row from 1 log file\n');
});

test.each<[string, string[], string]>([
  [
    'a misspelt name',
    ['root_activty', '--logs', '.'],
    'unknown query root_activty; similar names: root_activity; run query without a name to list all\n',
  ],
  ['no folder', ['root_activity'], '--logs FOLDER is required\n'],
  ["a folder that isn't there", ['root_activity', '--logs', 'nowhere'], 'folder not found: nowhere\n'],
  [
    'a folder without log files',
    ['root_activity', '--logs', 'docs'],
    'docs contains no log files of CloudTrail; expected the file names that CloudTrail gives, ' +
      'ACCOUNT_CloudTrail_REGION_TIME….json.gz\n',
  ],
  ['a parameter too many', ['root_activity', '--logs', 'docs', '--param', 'x'], 'root_activity accepts no --param\n'],
  [
    'another format',
    ['root_activity', '--logs', 'docs', '--format', 'xml'],
    "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are table, csv, json.\n",
  ],
  [
    'no day',
    ['root_activity', '--logs', 'docs', '--as-of', 'today'],
    '--as-of must be a day, such as 2026-11-26, got today\n',
  ],
])('%s', async (_, args, message) => {
  expect(await run('query', ...args)).toEqual({ code: 2, out: '', err: message });
});

test('parameters that are missing are named', async () => {
  expect((await run('query', 'access_key_timeline', '--logs', 'docs')).err).toBe(
    "access_key_timeline requires 3 --param, in this order:\n  --param the first day, such as '2026/11/01'\n  " +
      "--param the last day\n  --param the access key's id, such as 'AKIAIOSFODNN7EXAMPLE'\n",
  );
});

test("where DuckDB isn't installed, the sentence says how to get it", () => {
  expect(() => requireDuckDb(mkdtempSync(join(tmpdir(), 'project-')))).toThrow(
    'queries on log files require DuckDB in your project: npm install --save-dev @duckdb/node-api',
  );
});
