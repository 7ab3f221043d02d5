import { AnalyticsTable } from '../config/analytics-config';
import { RECORD_KINDS } from '../records/record-kinds';

/** A query, parsed from its file. */
export interface SavedQuery {
  /** The name of the file, without its extension. */
  readonly name: string;
  /** What the query returns. */
  readonly description: string;
  /** The job that the query belongs to, such as `data exposure`. */
  readonly job?: string;
  /** The situation in which to run it. */
  readonly when?: string;
  /** A description of each parameter except for the account, in the order of the question marks. */
  readonly parameters: readonly string[];
  /** The tables that the query reads. */
  readonly tables: readonly AnalyticsTable[];
  /** Whether it has a condition on `day`. */
  readonly namesDay: boolean;
  /** Whether it has a condition on `account`. */
  readonly namesAccount: boolean;
  /** The longest time range in days. Absent if the days are parameters. */
  readonly windowDays?: number;
  /** The comments above the statement. */
  readonly header: string;
  readonly sql: string;
}

/** The tables that a query is rendered for. */
export interface QueryTarget {
  readonly databaseName: string;
  /** The prefix of the table names, without the underscore that follows it. */
  readonly prefix?: string;
  /** Whether the account is a parameter. */
  readonly asksForAccount: boolean;
}

const TABLES = Object.values(AnalyticsTable);
const TABLE_NAMES = TABLES.map((table) => RECORD_KINDS[table].table);
const READS = new RegExp(`\\b(FROM|JOIN)\\s+(${TABLE_NAMES.join('|')})\\b`, 'gi');
const WINDOW = /\bday\s*>=\s*date_format\(\s*current_timestamp\s*-\s*interval\s*'(\d+)'\s*day\b/gi;

/** Strings and comments, which aren't code. */
const TEXT_OR_COMMENT = /('(?:[^']|'')*'|--.*$|\/\*[^]*?\*\/)/m;

/** The condition that is removed if the tables know their accounts. */
const ASKED_ACCOUNT = /\baccount\s*=\s*\?\s+AND\s+/gi;

/** Provides queries. */
export interface QuerySource {
  /** The queries of this package. */
  own(): readonly SavedQuery[];

  /**
   * The queries of a folder, sorted by file name.
   * @throws if the folder or a file can't be read
   */
  inFolder(folder: string): readonly SavedQuery[];
}

/** Parses a file: comments that describe the query, then its statement. */
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
    description: comments.find((comment) => !/^(Job|When|Parameter): /.test(comment)) ?? '',
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
 * The statement with full table names, and without the account parameter if the tables know their accounts.
 */
export function renderQuery({ sql }: SavedQuery, { databaseName, prefix, asksForAccount }: QueryTarget): string {
  const name = (table: string) => `"${databaseName}".${prefix === undefined ? '' : `${prefix}_`}${table.toLowerCase()}`;
  return inCode(asked(sql, asksForAccount), (code) =>
    code.replaceAll(READS, (_, verb: string, table: string) => `${verb} ${name(table)}`),
  );
}

/** A description of each parameter: one for each question mark of the statement. */
export function parametersOf({ sql, parameters }: SavedQuery, asksForAccount: boolean): string[] {
  const described = [...parameters];
  return [...codeOf(asked(sql, asksForAccount)).matchAll(/(\baccount\s*=\s*)?\?/gi)].map(([, account]) =>
    account !== undefined ? "the account, such as '111111111111'" : (described.shift() ?? 'a value'),
  );
}

function asked(sql: string, asksForAccount: boolean): string {
  return asksForAccount ? sql : inCode(sql, (code) => code.replaceAll(ASKED_ACCOUNT, ''));
}

/** Changes the code of a statement, but not its strings and comments, which split() returns at odd indexes. */
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
