import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseQuery, QuerySource, SavedQuery } from './saved-query';

const ENDING = '.sql';

let own: readonly SavedQuery[] | undefined;

/**
 * The queries of this package, read on first use. The path starts from the parent folder, so that it's also valid for
 * the bundled command in `lib/cli`.
 */
export function ownQueries(): readonly SavedQuery[] {
  return (own ??= readQueries(join(__dirname, '..', 'queries', 'sql')));
}

/** The queries of this package and of a folder. */
export function allQueries(folder: string | undefined): SavedQuery[] {
  return [...ownQueries(), ...(folder === undefined ? [] : readQueries(folder))];
}

/**
 * The queries of a folder, sorted by file name.
 * @throws if the folder or a file can't be read
 */
export function readQueries(folder: string): SavedQuery[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => parseQuery(file.slice(0, -ENDING.length), readFileSync(join(folder, file), 'utf8')));
}

/** The queries of this package and of folders, for plans, which don't read files themselves. */
export const QUERY_FILES: QuerySource = { own: ownQueries, inFolder: readQueries };
