import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseQuery, QuerySource, SavedQuery } from './saved-query';

const ENDING = '.sql';

let own: readonly SavedQuery[] | undefined;

/**
 * The queries of this package, read on first use. Named from the folder above, so that the bundled command in `lib/cli`
 * finds them too.
 */
export function ownQueries(): readonly SavedQuery[] {
  return (own ??= readQueries(join(__dirname, '..', 'queries', 'sql')));
}

/** The queries of this package, and of a folder. */
export function allQueries(folder: string | undefined): SavedQuery[] {
  return [...ownQueries(), ...(folder === undefined ? [] : readQueries(folder))];
}

/**
 * The queries of a folder, by their names.
 * @throws if it can't be read
 */
export function readQueries(folder: string): SavedQuery[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => parseQuery(file.slice(0, -ENDING.length), readFileSync(join(folder, file), 'utf8')));
}

/** The queries of this package and of folders, for plans, which read no disk themselves. */
export const QUERY_FILES: QuerySource = { own: ownQueries, inFolder: readQueries };
