import { readFileSync } from 'fs';
import { basename } from 'path';
import { Answer, BadFile, DATABASE, Lake } from './lake';
import { findLogFiles, LogFile } from './log-file';
import { ownQueries } from '../../queries/query-files';
import { parametersOf, parseQuery, renderQuery, SavedQuery } from '../../queries/saved-query';
import { RECORD_KINDS } from '../../records/record-kinds';
import { closest } from '../../validation/closest';
import { UsageError } from '../terminal/exit-code';
import { readPath } from '../terminal/user-files';

/** A query to run on log files on disk. */
export interface QueryRequest {
  /** A saved query's name, or the path of a file that ends in .sql. */
  readonly query: string;
  readonly logs: string;
  readonly parameters: string[];
  /** The time that the query runs as of. */
  readonly now: Date;
  readonly skipBad: boolean;
}

/** The answer, and what it was read from. */
export interface QueryResult extends Answer {
  readonly files: number;
  readonly bad: BadFile[];
  /** The day of the newest log file, if all are older than the query's time window. */
  readonly newestDay?: string;
}

/** Runs a query on log files on disk, for all accounts there. */
export async function runQuery(
  question: QueryRequest,
  progress: (done: number, all: number) => void = () => {},
): Promise<QueryResult> {
  const query = findQuery(question.query);
  checkParameters(query, question.parameters);

  const files = filesFor(query, question.logs);
  const lake = await Lake.open(question.now);
  try {
    const bad = await load(lake, query, files, progress);
    if (bad.length > 0 && !question.skipBad) {
      throw new UsageError(`${describeBad(bad, files.length)}\nadd --skip-bad to skip them`);
    }

    const statement = renderQuery(query, { databaseName: DATABASE, asksForAccount: false });
    const answer = await lake.ask(statement, question.parameters).catch(({ message }: Error) => {
      throw new UsageError(`${query.name} failed: ${message}`);
    });

    return { ...answer, files: files.length, bad, newestDay: dayBefore(query, files, question.now) };
  } finally {
    lake.close();
  }
}

/** @throws UsageError if the number of parameters is wrong */
function checkParameters(query: SavedQuery, given: string[]): void {
  const required = parametersOf(query, false);
  if (required.length === given.length) {
    return;
  }

  if (required.length === 0) {
    throw new UsageError(`${query.name} accepts no --param`);
  }

  const lines = required.map((parameter) => `  --param ${parameter}`);
  throw new UsageError(`${query.name} requires ${required.length} --param, in this order:\n${lines.join('\n')}`);
}

/** Loads each table that a query reads; returns what couldn't be read. */
async function load(
  lake: Lake,
  query: SavedQuery,
  files: LogFile[],
  progress: (done: number, all: number) => void,
): Promise<BadFile[]> {
  const bad: BadFile[] = [];
  let done = 0;
  for (const table of query.tables) {
    const before = done;
    const ofTable = files.filter((file) => file.table === table);
    bad.push(...(await lake.load(table, ofTable, (loaded) => progress(before + loaded, files.length))));
    done += ofTable.length;
  }

  return bad;
}

/** The first ten bad files, with reasons. */
export function describeBad(bad: readonly BadFile[], all: number): string {
  const lines = bad.slice(0, 10).map(({ path, reason }) => `  ${path}: ${reason}`);
  const hidden = bad.length - lines.length;
  return [
    `${bad.length} of ${all} log files can't be read:`,
    ...lines,
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
  ].join('\n');
}

function findQuery(query: string): SavedQuery {
  if (query.endsWith('.sql')) {
    return queryOfFile(query);
  }

  const found = ownQueries().find(({ name }) => name === query);
  if (found === undefined) {
    throw new UsageError(`unknown query ${query}${nearest(query)}; run query without a name to list all`);
  }

  return found;
}

function queryOfFile(path: string): SavedQuery {
  const sql = readPath(path, () => readFileSync(path, 'utf8'));
  const query = parseQuery(basename(path, '.sql'), sql);
  if (query.tables.length === 0) {
    const tables = Object.values(RECORD_KINDS).map(({ table }) => table);
    throw new UsageError(`${path} reads none of the tables ${tables.join(', ')}`);
  }

  return query;
}

function nearest(query: string): string {
  const names = ownQueries().map(({ name }) => name);
  const meant = closest(query, names);
  const isAlike = (name: string) =>
    name.split('_').some((word) => word.length > 3 && query.toLowerCase().includes(word));

  const alike = names.filter((name) => name !== meant && isAlike(name));
  const near = [meant, ...alike].filter((name) => name !== undefined).slice(0, 5);
  return near.length === 0 ? '' : `; similar names: ${near.join(', ')}`;
}

function filesFor(query: SavedQuery, folder: string): LogFile[] {
  const files = findLogFiles(folder).filter(({ table }) => query.tables.includes(table));
  if (files.length === 0) {
    const folders = query.tables.map((table) => RECORD_KINDS[table].folder);
    throw new UsageError(
      `${folder} contains no log files of ${folders.join(' or ')}; expected the file names that CloudTrail gives, ` +
        `ACCOUNT_${folders[0]}_REGION_TIME….json.gz`,
    );
  }

  return files;
}

/** The newest day, if it is before the query's time window. */
function dayBefore({ windowDays }: SavedQuery, files: readonly LogFile[], now: Date): string | undefined {
  if (windowDays === undefined) {
    return undefined;
  }

  const days = files.map(({ day }) => day).sort();
  const newest = days.at(-1)!;
  const endOfNewest = Date.parse(`${newest.replaceAll('/', '-')}T23:59:59Z`);
  const startOfWindow = now.getTime() - windowDays * 86_400_000;
  return endOfNewest < startOfWindow ? newest : undefined;
}
