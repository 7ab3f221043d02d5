import { existsSync, readFileSync } from 'fs';
import { basename } from 'path';
import { Answer, BadFile, DATABASE, Lake } from './lake';
import { findLogFiles, LogFile } from './log-file';
import { ownQueries } from '../../queries/query-files';
import { parametersOf, parseQuery, renderQuery, SavedQuery } from '../../queries/saved-query';
import { RECORD_KINDS } from '../../records/record-kinds';
import { closest } from '../../validation/closest';
import { UsageError } from '../terminal/exit-code';

/** What is asked of log files on disk. */
export interface Question {
  /** A saved query's name, or the path of a file that ends in .sql. */
  readonly query: string;
  readonly logs: string;
  readonly parameters: string[];
  /** What the query takes for the present. */
  readonly now: Date;
  readonly skipBad: boolean;
}

/** What log files on disk answer. */
export interface Findings extends Answer {
  readonly files: number;
  readonly bad: BadFile[];
  /** The day of the newest log file, if the query looks at none. */
  readonly newestDay?: string;
}

/** Runs a query on log files on disk. Accounts needn't be named: those on disk are looked at. */
export async function runQuery(
  question: Question,
  progress: (done: number, all: number) => void = () => {},
): Promise<Findings> {
  const query = findQuery(question.query);
  checkParameters(query, question.parameters);

  const files = filesFor(query, question.logs);
  const lake = await Lake.open(question.now);
  try {
    const bad = await load(lake, query, files, progress);
    if (bad.length > 0 && !question.skipBad) {
      throw new UsageError(`${describeBad(bad, files.length)}\nadd --skip-bad to leave them out`);
    }

    const statement = renderQuery(query, { databaseName: DATABASE, asksForAccount: false });
    const answer = await lake.ask(statement, question.parameters).catch(({ message }: Error) => {
      throw new UsageError(`${query.name} doesn't run: ${message}`);
    });

    return { ...answer, files: files.length, bad, newestDay: dayBefore(query, files, question.now) };
  } finally {
    lake.close();
  }
}

/** @throws UsageError if there are more or fewer than the query asks for */
function checkParameters(query: SavedQuery, given: string[]): void {
  const asked = parametersOf(query, false);
  if (asked.length === given.length) {
    return;
  }

  if (asked.length === 0) {
    throw new UsageError(`${query.name} takes no --param`);
  }

  const lines = asked.map((parameter) => `  --param ${parameter}`);
  throw new UsageError(`${query.name} takes ${asked.length} --param, in this order:\n${lines.join('\n')}`);
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

/** Bad files by name; the first ten of them. */
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
    throw new UsageError(`there is no query ${query}${nearest(query)}; without a name, all are listed`);
  }

  return found;
}

function queryOfFile(path: string): SavedQuery {
  if (!existsSync(path)) {
    throw new UsageError(`there is no file ${path}`);
  }

  const query = parseQuery(basename(path, '.sql'), readFileSync(path, 'utf8'));
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
  return near.length === 0 ? '' : `; near it: ${near.join(', ')}`;
}

function filesFor(query: SavedQuery, folder: string): LogFile[] {
  if (!existsSync(folder)) {
    throw new UsageError(`there is no folder ${folder}`);
  }

  const files = findLogFiles(folder).filter(({ table }) => query.tables.includes(table));
  if (files.length === 0) {
    const folders = query.tables.map((table) => RECORD_KINDS[table].folder);
    throw new UsageError(
      `${folder} holds no log file of ${folders.join(' or ')}; their names are as CloudTrail gave them, ` +
        `ACCOUNT_${folders[0]}_REGION_TIME….json.gz`,
    );
  }

  return files;
}

/** The newest day, if it is before all that the query looks at. */
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
