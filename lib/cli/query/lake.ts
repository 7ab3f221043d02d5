import type { DuckDBConnection } from '@duckdb/node-api';
import { athenaFunctions, duckType } from './dialect';
import { requireDuckDb } from './duckdb';
import { LogFile } from './log-file';
import { AnalyticsTable } from '../../config/analytics-config';
import { RECORD_KINDS } from '../../records/record-kinds';
import { PARTITIONS } from '../../records/table-projection';

export type Row = Record<string, unknown>;

/** The rows that a query returns. */
export interface Answer {
  readonly columns: string[];
  readonly rows: Row[];
}

/** A log file that couldn't be read, and why. */
export interface BadFile {
  readonly path: string;
  readonly reason: string;
}

/** The database that the tables are in. */
export const DATABASE = 'logs';

const BATCH = 200;

/** Log files in DuckDB tables, with the same schema as Athena's. */
export class Lake {
  /** @param now the time that queries run as of */
  public static async open(now: Date): Promise<Lake> {
    const connection = await (await requireDuckDb().DuckDBInstance.create(':memory:')).connect();
    const tables = Object.values(AnalyticsTable).map(createTable);
    for (const statement of ["SET TimeZone = 'UTC'", `CREATE SCHEMA ${DATABASE}`, ...athenaFunctions(now), ...tables]) {
      await connection.run(statement);
    }

    return new Lake(connection);
  }

  private constructor(private readonly connection: DuckDBConnection) {}

  /** Loads the log files of one table. Returns those that can't be read, which are skipped. */
  public async load(
    table: AnalyticsTable,
    files: LogFile[],
    progress: (done: number) => void = () => {},
  ): Promise<BadFile[]> {
    const bad: BadFile[] = [];
    for (let start = 0; start < files.length; start += BATCH) {
      const batch = files.slice(start, start + BATCH);
      try {
        await this.insert(table, batch);
      } catch {
        for (const file of batch) {
          // one by one, to find the bad files
          await this.insert(table, [file]).catch(({ message }: Error) =>
            bad.push({ path: file.path, reason: withoutPath(message, file.path) }),
          );
        }
      }

      progress(start + batch.length);
    }

    return bad;
  }

  public async ask(statement: string, parameters: string[]): Promise<Answer> {
    const prepared = await this.connection.prepare(statement);
    parameters.forEach((parameter, index) => prepared.bindVarchar(index + 1, parameter));
    const reader = await prepared.runAndReadAll();
    return { columns: reader.columnNames(), rows: reader.getRowObjectsJS().map((row) => plain(row) as Row) };
  }

  public close(): void {
    this.connection.closeSync();
  }

  private async insert(of: AnalyticsTable, files: LogFile[]): Promise<void> {
    const { columns, table } = RECORD_KINDS[of];
    const selected = Object.keys(columns).map((name) => `records."${name}"`);
    const partitions = files.map(
      ({ path, account, region, day }) => `(${[path, account, region, day].map(text).join()})`,
    );

    const places = `(VALUES ${partitions.join()}) AS files(path, account, region, day)`;
    await this.connection.run(`INSERT INTO ${DATABASE}.${table}
      SELECT ${selected.join()}, account, region, day
      FROM (${recordsOf(of, files)}) AS records JOIN ${places} ON filename = path`);
  }
}

/** The records of log files, each with the path of its file. */
function recordsOf(of: AnalyticsTable, files: LogFile[]): string {
  const { columns, file } = RECORD_KINDS[of];
  const fields = Object.entries(columns).map(([name, { type }]): [string, string] => [name, duckType(type)]);
  if (file !== 'records') {
    return `FROM ${readJson(files, Object.fromEntries(fields))}`;
  }

  const record = fields.map(([name, type]) => `"${name}" ${type}`).join();
  return `SELECT filename, unnest(coalesce(Records, error('has no list of Records')), max_depth := 2)
         FROM ${readJson(files, { Records: `STRUCT(${record})[]` })}`;
}

/** @param types by the name of the column */
function readJson(files: LogFile[], types: Readonly<Record<string, string>>): string {
  const paths = files.map(({ path }) => text(path)).join();
  const columns = Object.entries(types).map(([name, type]) => `"${name}": ${text(type)}`);
  return `read_json([${paths}], columns = {
      ${columns.join()}}, filename = true, maximum_object_size = 268435456)`;
}

/** The first line of DuckDB's message, without the path, which is printed separately. */
function withoutPath(message: string, path: string): string {
  return message.split('\n')[0].replace(`in file "${path}", `, '').replace(`: ${path}`, '').trim();
}

function createTable(of: AnalyticsTable): string {
  const { table, columns } = RECORD_KINDS[of];
  const fields = Object.entries(columns).map(([name, { type }]) => `"${name.toLowerCase()}" ${duckType(type)}`);
  return (
    `CREATE TABLE ${DATABASE}.${table} ` +
    `(${[...fields, ...PARTITIONS.map((partition) => `${partition} VARCHAR`)].join()})`
  );
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Whole numbers as numbers. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }

  if (Array.isArray(value)) {
    return value.map(plain);
  }

  if (value === null || typeof value !== 'object') {
    return value;
  }

  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
