import { AnalyticsTable, QueriesConfig } from '../../config/analytics-config';
import { QuerySource, SavedQuery } from '../../queries/saved-query';
import { RECORD_KINDS } from '../../records/record-kinds';
import { CheckContext, join } from '../../validation/check';
import { closest } from '../../validation/closest';
import { docsPage } from '../../validation/docs-page';
import { QUERY_NAME } from '../../validation/string-formats';

/** The saved queries by name. Their SQL stays in the files. */
export interface QueriesPlan {
  readonly folder?: string;
  readonly selected: PlannedQuery[];
}

export interface PlannedQuery {
  readonly name: string;
  /** How far back the query reads, in days; absent if it has a parameter for that. */
  readonly windowDays?: number;
  readonly tables: readonly AnalyticsTable[];
}

/** What queries need in addition to their section of the config. */
export interface QueryFacts {
  /** The tables that are created, for all sources. */
  readonly tables: readonly AnalyticsTable[];
  /** The names of other sources: their queries' names start with one, and an underscore. */
  readonly sourceNames: readonly string[];
  /** Whether each query must name its accounts. */
  readonly asksForAccount: boolean;
  /** Where the queries are. */
  readonly queries: QuerySource;
}

/** The maximum size of a saved query in Athena. @see https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateNamedQuery.html */
const MAX_BYTES = 262_144;

export function planQueries(
  config: QueriesConfig,
  facts: QueryFacts,
  path: string,
  context: CheckContext,
): QueriesPlan {
  const { folder, include } = config;
  const folderPath = join(path, 'folder');
  const added = folder === undefined ? [] : readFolder(folder, facts.queries, folderPath, context);
  const queries = [...facts.queries.own(), ...added];
  for (const query of added) {
    checkQuery(query, queries, facts, `${folderPath} (${query.name}.sql)`, context);
  }

  // forEach skips the holes of invalid names
  include?.forEach((name, index) => {
    checkIncluded(name, queries, facts, `${join(path, 'include')}[${index}]`, context);
  });

  const isIncluded = ({ name }: SavedQuery) => include === undefined || include.includes(name);
  const canRun = (query: SavedQuery) => missingTables(query, facts).length === 0;
  const selected = queries.filter((query) => canRun(query) && isIncluded(query));
  return { folder, selected: selected.map(({ name, windowDays, tables }) => ({ name, windowDays, tables })) };
}

/** The tables that a query reads, and that aren't created. */
function missingTables(query: SavedQuery, facts: QueryFacts): AnalyticsTable[] {
  return query.tables.filter((table) => !facts.tables.includes(table));
}

/** A query in `include` must exist, and its tables must be created. */
function checkIncluded(
  name: string,
  queries: readonly SavedQuery[],
  facts: QueryFacts,
  path: string,
  { problems }: CheckContext,
): void {
  const wanted = queries.find((query) => query.name === name);
  if (wanted === undefined) {
    const names = queries.map((query) => query.name);
    const meant = closest(name, names);
    problems.add(path, {
      wrong: 'is not a saved query',
      got: name,
      allowed: `the names in ${docsPage('athena')}, and those of the files in the folder`,
      fix: meant === undefined ? 'correct or remove the name' : `write ${meant}`,
    });

    return;
  }

  const missing = missingTables(wanted, facts);
  if (missing.length > 0) {
    problems.add(path, {
      wrong: `reads ${missing.map((table) => RECORD_KINDS[table].table).join(', ')}, which isn't created`,
      got: name,
      allowed: 'queries of tables that are created',
      fix: `add ${missing.join(', ')} to analytics.tables, or remove the name`,
    });
  }
}

function readFolder(
  folder: string,
  source: QuerySource,
  path: string,
  { problems }: CheckContext,
): readonly SavedQuery[] {
  const allowed = 'a folder with files that end in .sql';
  try {
    const queries = source.inFolder(folder);
    if (queries.length === 0) {
      problems.add(path, {
        wrong: 'contains no file that ends in .sql',
        got: folder,
        allowed,
        fix: 'correct the path, or remove the key',
      });
    }

    return queries;
  } catch {
    problems.add(path, { wrong: "can't be read", got: folder, allowed, fix: 'correct the path' });
    return [];
  }
}

/** Refuses queries that Athena refuses, and queries that would read every log file. */
function checkQuery(
  query: SavedQuery,
  queries: readonly SavedQuery[],
  facts: QueryFacts,
  path: string,
  { problems }: CheckContext,
): void {
  const { sourceNames, asksForAccount } = facts;
  const { name, header, sql } = query;
  const add = (wrong: string, got: unknown, allowed: string, fix: string) =>
    problems.add(path, { wrong, got, allowed, fix });

  if (!QUERY_NAME.pattern.test(name)) {
    add(QUERY_NAME.wrong, name, QUERY_NAME.allowed, QUERY_NAME.fix);
  }

  const savedNames = (saved: SavedQuery) => [saved.name, ...sourceNames.map((source) => `${source}_${saved.name}`)];
  const otherNames = queries.filter((other) => other !== query).flatMap(savedNames);
  const takenName = savedNames(query).find((savedName) => otherNames.includes(savedName));
  if (takenName !== undefined) {
    add('would be saved under the name of another query', takenName, 'another name', 'rename the file');
  }

  const bytes = Buffer.byteLength(header) + Buffer.byteLength(sql);
  if (bytes > MAX_BYTES) {
    add('is longer than Athena accepts', bytes, `up to ${MAX_BYTES} bytes`, 'shorten the query');
  }

  if (query.tables.length === 0) {
    const tableNames = Object.values(RECORD_KINDS).map(({ table }) => table);
    add(
      'reads no table of log files',
      name,
      `FROM ${tableNames.join(', ')}`,
      'name a table, without its database and its source',
    );
  }

  if (!query.namesDay) {
    add(
      'has no condition on day, so it would read every log file',
      name,
      'a comparison of day, BETWEEN or IN',
      "add a condition, such as day >= date_format(current_timestamp - interval '7' day, '%Y/%m/%d')",
    );
  }

  if (asksForAccount && !query.namesAccount) {
    add(
      "names no account, and Athena can't find the accounts without analytics.accounts",
      name,
      'account = ? or account IN (…)',
      'write account = ? AND before the condition on day, or list analytics.accounts',
    );
  }
}
