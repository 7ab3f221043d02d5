import { writeFileSync } from 'fs';
import { join } from 'path';
import { query } from '../../scripts/query';
import { event } from '../support/log-events';
import { writeLogs } from '../support/log-lake';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await query(args, { out: (text) => { out += text; }, err: (text) => { err += text; }, showsProgress: false });
  return { code, out, err };
}

const logs = () => writeLogs([event('s3:DeleteBucket', { requestParameters: { bucketName: 'a,"b"' } }), event('cloudtrail:StopLogging', { requestParameters: { name: 'org-audit' } })]);
const NOW = ['--as-of', '2026-11-26'];

test('without arguments the queries are listed', async () => {
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toContain('trail_tampering');
});

test('a query answers as a table, with a count apart from it', async () => {
  const { code, out, err } = await run('trail_tampering', '--logs', logs(), ...NOW);
  expect([code, err]).toEqual([0, '1 row from 1 log file\n']);
  expect(out).toMatch(/StopLogging .*org-audit/);
});

test('progress is told where somebody watches', async () => {
  let err = '';
  await query(['trail_tampering', '--logs', logs(), ...NOW], { out: () => {}, err: (text) => { err += text; }, showsProgress: true });
  expect(err).toBe('\rread 1 of 1 log files\n1 row from 1 log file\n');
});

test('as JSON', async () => {
  expect(JSON.parse((await run('trail_tampering', '--logs', logs(), ...NOW, '--format', 'json')).out)).toEqual([expect.objectContaining({ eventname: 'StopLogging', trail: 'org-audit' })]);
});

test('a file that ends in .sql, as CSV', async () => {
  const { out } = await run('test/analytics/own-queries/bucket_deletions.sql', '--logs', logs(), ...NOW, '--format', 'csv');
  expect(out).toBe('eventtime,account,principal,bucket\r\n2026-11-20T10:00:00Z,111111111111,arn:aws:iam::111111111111:user/alice,"a,""b"""\n');
});

test('log files that are older than all that is looked at are told', async () => {
  expect((await run('trail_tampering', '--logs', logs(), '--as-of', '2027-11-26')).err).toBe('0 rows from 1 log file\nthe newest of them is of 2026/11/20, which is before all that the query looks at: try --as-of 2026-11-20\n');
});

test('a log file that can\'t be read is named, and left out only when told', async () => {
  const folder = logs();
  const bad = join(folder, '111111111111_CloudTrail_eu-west-1_20261120T0000Z_cut.json.gz');
  writeFileSync(bad, 'not gzip');
  const refused = await run('trail_tampering', '--logs', folder, ...NOW);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toBe(`1 of 2 log files can't be read:\n  ${bad}: IO Error: Input is not a GZIP stream\nadd --skip-bad to leave them out\n`);
  const skipped = await run('trail_tampering', '--logs', folder, ...NOW, '--skip-bad');
  expect(skipped.code).toBe(0);
  expect(skipped.err).toContain('1 row from 1 log file\n');
});

test.each<[string, string[], string]>([
  ['a misspelt name', ['root_activty', '--logs', '.'], 'there is no query root_activty; near it: root_activity; without arguments, all are listed\n'],
  ['no folder', ['root_activity'], '--logs FOLDER is missing\n'],
  ['a folder that isn\'t there', ['root_activity', '--logs', 'nowhere'], 'there is no folder nowhere\n'],
  ['a folder without log files', ['root_activity', '--logs', 'docs'], 'docs holds no log file of CloudTrail; their names are as CloudTrail gave them, ACCOUNT_CloudTrail_REGION_TIME….json.gz\n'],
  ['a parameter too many', ['root_activity', '--logs', 'docs', '--param', 'x'], 'root_activity takes no --param\n'],
  ['another format', ['root_activity', '--logs', 'docs', '--format', 'xml'], '--format is table, csv, json, not xml\n'],
  ['no day', ['root_activity', '--logs', 'docs', '--as-of', 'today'], '--as-of is a day, such as 2026-11-26, not today\n'],
])('%s', async (_, args, message) => {
  expect(await run(...args)).toEqual({ code: 1, out: '', err: message });
});

test('parameters that are missing are named', async () => {
  expect((await run('access_key_timeline', '--logs', 'docs')).err).toBe(
    'access_key_timeline takes 3 --param, in this order:\n  --param the first day, such as \'2026/11/01\'\n  --param the last day\n  --param the access key\'s id, such as \'AKIAIOSFODNN7EXAMPLE\'\n');
});
