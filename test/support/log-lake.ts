import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { DATABASE, Lake, Row } from '../../lib/cli/query/lake';
import { findLogFiles } from '../../lib/cli/query/log-file';
import { AnalyticsTable } from '../../lib/config/analytics-config';
import { ownQueries } from '../../lib/queries/query-files';
import { parametersOf, renderQuery } from '../../lib/queries/saved-query';
import { RecordKind } from '../../lib/records/field-type';
import { RECORD_KINDS } from '../../lib/records/record-kinds';

export const ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';
export const REGION = 'eu-west-1';

/** What the queries take for the present. */
export const NOW = new Date('2026-11-26T12:00:00Z');

/** A record, and where CloudTrail delivered it. */
export interface Delivered {
  readonly record: Record<string, any>;
  readonly table?: AnalyticsTable;
  readonly account?: string;
  readonly region?: string;
  /** The day of delivery, such as 2026/11/20. */
  readonly day?: string;
}

const folders: string[] = [];

afterAll(() => {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));
});

/**
 * Writes records into gzipped log files, named and laid out as CloudTrail does it: one file for each account, region
 * and day, or one for each record.
 */
export function writeLogs(delivered: readonly Delivered[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'));
  folders.push(folder);

  const files = new Map<string, { readonly file: RecordKind['file']; readonly records: object[] }>();
  delivered.forEach((one, index) => {
    const path = join(folder, pathOf(one, index));
    const { file } = RECORD_KINDS[one.table ?? AnalyticsTable.CLOUDTRAIL];
    files.set(path, { file, records: [...(files.get(path)?.records ?? []), one.record] });
  });

  for (const [path, { file, records }] of files) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, gzipSync(JSON.stringify(file === 'record' ? records[0] : { Records: records })));
  }

  return folder;
}

/** Where CloudTrail delivers a record. */
function pathOf(
  { record, table = AnalyticsTable.CLOUDTRAIL, account = ACCOUNT, region = record.awsRegion ?? REGION, day }: Delivered,
  index: number,
): string {
  const { folder: kind, file } = RECORD_KINDS[table];
  const on = day ?? (record.eventTime ?? record.digestEndTime).slice(0, 10).replaceAll('-', '/');
  const time = `${on.replaceAll('/', '')}T0000Z`;

  const isAlone = file === 'record';
  const trail = isAlone ? `org-audit_${region}_` : '';
  const unique = (isAlone ? index : 0).toString().padStart(16, 'a');
  const name = `${account}_${kind}_${region}_${trail}${time}_${unique}.json.gz`;
  return join('AWSLogs', account, kind, region, on, name);
}

/** Log files on disk, in tables. */
export async function openLake(delivered: readonly Delivered[], now: Date = NOW): Promise<Lake> {
  const lake = await Lake.open(now);
  const files = findLogFiles(writeLogs(delivered));
  for (const table of Object.values(AnalyticsTable)) {
    expect(
      await lake.load(
        table,
        files.filter((file) => file.table === table),
      ),
    ).toEqual([]);
  }

  return lake;
}

/** Asks a saved query as it is saved where every query names its account. */
export async function answersOf(
  name: string,
  lake: Lake,
  parameters: readonly string[] = [],
  account: string = ACCOUNT,
): Promise<Row[]> {
  const query = ownQueries().find((one) => one.name === name)!;
  const asked = parametersOf(query, true);
  expect(asked.length).toBe(parameters.length + 1);
  const { rows } = await lake.ask(renderQuery(query, { databaseName: DATABASE, asksForAccount: true }), [
    account,
    ...parameters,
  ]);

  return rows;
}

/** What a saved query finds, and what it doesn't though it looks alike. */
export interface QueryCase {
  readonly parameters?: readonly string[];
  readonly finds: readonly Delivered[];
  readonly misses?: readonly Delivered[];
  /** Each row that it answers, in order: these columns at least. */
  readonly rows: readonly Row[];
}

/** Days are given each time, or are the last ones: no query looks at all log files. */
const LONG_AGO = '2020/01/15';

/** The specification of a saved query. */
export function describeQuery(name: string, { parameters, finds, misses = [], rows }: QueryCase): void {
  const ask = async (delivered: readonly Delivered[]) => {
    const lake = await openLake(delivered);
    try {
      return await answersOf(name, lake, parameters);
    } finally {
      lake.close();
    }
  };

  describe(name, () => {
    test('finds what it is for, and nothing else', async () => {
      const found = await ask([...misses, ...finds]);
      expect(
        found.map((row, index) =>
          Object.fromEntries(Object.keys(rows[index] ?? row).map((column) => [column, row[column]])),
        ),
      ).toStrictEqual(rows);
    });

    if (misses.length > 0) {
      test('finds nothing where all only looks alike', async () => {
        expect(await ask(misses)).toStrictEqual([]);
      });
    }

    test("finds nothing in another account, or on days it doesn't look at", async () => {
      expect(await ask(finds.map((one) => ({ ...one, account: OTHER_ACCOUNT })))).toStrictEqual([]);
      expect(await ask(finds.map((one) => ({ ...one, day: LONG_AGO })))).toStrictEqual([]);
    });
  });
}
