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
  const asked = parametersOf(query, false);
  if (asked.length !== question.parameters.length) {
    throw new UsageError(
      asked.length === 0
        ? `${query.name} takes no --param`
        : `${query.name} takes ${asked.length} --param, in this ` +
            `order:\n${asked.map((parameter) => `  --param ${parameter}`).join('\n')}`,
    );
  }

  const files = filesFor(query, question.logs);
  const lake = await Lake.open(question.now);
  try {
    const bad: BadFile[] = [];
    let done = 0;
    for (const table of query.tables) {
      const ofTable = files.filter((file) => file.table === table);
      bad.push(...(await lake.load(table, ofTable, (loaded) => progress(done + loaded, files.length))));
      done += ofTable.length;
    }

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

/** Bad files by name; the first ten of them. */
export function describeBad(bad: readonly BadFile[], all: number): string {
  const shown = bad.slice(0, 10).map(({ path, reason }) => `  ${path}: ${reason}`);
  return [
    `${bad.length} of ${all} log files can't be read:`,
    ...shown,
    ...(bad.length > shown.length ? [`  … and ${bad.length - shown.length} more`] : []),
  ].join('\n');
}

function findQuery(query: string): SavedQuery {
  if (query.endsWith('.sql')) {
    if (!existsSync(query)) {
      throw new UsageError(`there is no file ${query}`);
    }

    const parsed = parseQuery(basename(query, '.sql'), readFileSync(query, 'utf8'));
    if (parsed.tables.length === 0) {
      throw new UsageError(
        `${query} reads none of the tables ${Object.values(RECORD_KINDS)
          .map(({ table }) => table)
          .join(', ')}`,
      );
    }

    return parsed;
  }

  const found = ownQueries().find(({ name }) => name === query);
  if (found === undefined) {
    throw new UsageError(`there is no query ${query}${nearest(query)}; without a name, all are listed`);
  }

  return found;
}

function nearest(query: string): string {
  const names = ownQueries().map(({ name }) => name);
  const meant = closest(query, names);
  const alike = names.filter(
    (name) => name !== meant && name.split('_').some((word) => word.length > 3 && query.toLowerCase().includes(word)),
  );

  const near = [...(meant === undefined ? [] : [meant]), ...alike].slice(0, 5);
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
  const newest = files
    .map(({ day }) => day)
    .sort()
    .at(-1)!;

  return windowDays !== undefined &&
    Date.parse(`${newest.replaceAll('/', '-')}T23:59:59Z`) < now.getTime() - windowDays * 86_400_000
    ? newest
    : undefined;
}
