import { AnalyticsTable } from '../config/analytics-config';
import { RECORD_KINDS } from '../records/record-kinds';

/** A query in a file of its own. */
export interface SavedQuery {
  /** The file's name, without its ending. */
  readonly name: string;
  /** What it answers. */
  readonly says: string;
  /** The job that it is for. */
  readonly job?: string;
  /** When it helps. */
  readonly when?: string;
  /** What is given each time, in the order of the question marks, except for the account. */
  readonly parameters: readonly string[];
  /** The tables that it reads. */
  readonly tables: readonly AnalyticsTable[];
  /** Whether it reads the log files of some days only. */
  readonly namesDay: boolean;
  /** Whether it reads the log files of some accounts only. */
  readonly namesAccount: boolean;
  /** How many days it looks back at most; absent where they are given each time. */
  readonly windowDays?: number;
  /** The comments above the statement. */
  readonly header: string;
  readonly sql: string;
}

/** A table set that a query is created for. */
export interface QueryTarget {
  readonly databaseName: string;
  /** What the tables' names begin with, before an underscore. */
  readonly prefix?: string;
  /** Whether the account has to be given each time. */
  readonly asksForAccount: boolean;
}

const TABLES = Object.values(AnalyticsTable);
const TABLE_NAMES = TABLES.map((table) => RECORD_KINDS[table].table);
const READS = new RegExp(`\\b(FROM|JOIN)\\s+(${TABLE_NAMES.join('|')})\\b`, 'gi');
const WINDOW = /\bday\s*>=\s*date_format\(\s*current_timestamp\s*-\s*interval\s*'(\d+)'\s*day\b/gi;

/** What only looks like code: strings and comments. */
const TEXT_OR_COMMENT = /('(?:[^']|'')*'|--.*$|\/\*[^]*?\*\/)/m;

/** The condition that is left out where the table knows its accounts. */
const ASKED_ACCOUNT = /\baccount\s*=\s*\?\s+AND\s+/gi;

/** Where queries are read from. */
export interface QuerySource {
  /** Those of this package. */
  own(): readonly SavedQuery[];

  /**
   * Those of a folder, by their names.
   * @throws if it can't be read
   */
  inFolder(folder: string): readonly SavedQuery[];
}

/** Reads a file: comments that say what the query answers, then its statement. */
export function parseQuery(name: string, file: string): SavedQuery {
  const lines = file.trim().split(/\r?\n/);
  const start = lines.findIndex((line) => !line.startsWith('--'));
  const header = start < 0 ? lines : lines.slice(0, start);
  const sql = (start < 0 ? '' : lines.slice(start).join('\n')).trim().replace(/;$/, '');
  const code = codeOf(sql);
  const comments = header.map((line) => line.slice(2).trim());
  const field = (key: string) =>
    comments.filter((comment) => comment.startsWith(`${key}: `)).map((comment) => comment.slice(key.length + 2));

  const read = [...code.matchAll(READS)].map(([, , table]) => table.toLowerCase());
  const uncommented = sql
    .split(TEXT_OR_COMMENT)
    .filter((part) => !/^(--|\/\*)/.test(part))
    .join('');

  const windows = [...uncommented.matchAll(WINDOW)].map(([, days]) => Number(days));
  return {
    name,
    says: comments.find((comment) => !/^(Job|When|Parameter): /.test(comment)) ?? '',
    job: field('Job')[0],
    when: field('When')[0],
    parameters: field('Parameter'),
    tables: TABLES.filter((table) => read.includes(RECORD_KINDS[table].table)),
    namesDay: /\bday\s*([=<>]|(BETWEEN|IN)\b)/i.test(code),
    namesAccount: /\baccount\s*(=|IN\b)/i.test(code),
    windowDays: windows.length === 0 ? undefined : Math.max(...windows),
    header: header.join('\n'),
    sql,
  };
}

/**
 * The statement for a table set: tables by their whole names, and no account asked for where the tables know theirs.
 */
export function renderQuery({ sql }: SavedQuery, { databaseName, prefix, asksForAccount }: QueryTarget): string {
  const name = (table: string) => `"${databaseName}".${prefix === undefined ? '' : `${prefix}_`}${table.toLowerCase()}`;
  return inCode(asked(sql, asksForAccount), (code) =>
    code.replaceAll(READS, (_, verb: string, table: string) => `${verb} ${name(table)}`),
  );
}

/** What has to be given each time: one for each question mark of the statement. */
export function parametersOf({ sql, parameters }: SavedQuery, asksForAccount: boolean): string[] {
  const described = [...parameters];
  return [...codeOf(asked(sql, asksForAccount)).matchAll(/(\baccount\s*=\s*)?\?/gi)].map(([, account]) =>
    account !== undefined ? "the account, such as '111111111111'" : (described.shift() ?? 'a value'),
  );
}

function asked(sql: string, asksForAccount: boolean): string {
  return asksForAccount ? sql : inCode(sql, (code) => code.replaceAll(ASKED_ACCOUNT, ''));
}

/** Changes a statement, except for its strings and comments: split() gives these in between. */
function inCode(sql: string, change: (code: string) => string): string {
  return sql
    .split(TEXT_OR_COMMENT)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

/** A statement without its strings and comments. */
function codeOf(sql: string): string {
  return sql
    .split(TEXT_OR_COMMENT)
    .filter((_, index) => index % 2 === 0)
    .join(' ');
}
