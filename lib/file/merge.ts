import { join } from '../validation/check';
import { isPlainObject } from '../validation/problems';

/** Merges data over other data: sections are merged key by key, other values, including lists, are replaced. */
export function merge(below: unknown, above: unknown): unknown {
  if (above === undefined || (isEmpty(above) && below !== undefined)) {
    return below;
  }

  if (!isPlainObject(below) || !isPlainObject(above)) {
    return above;
  }

  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(below[key], above[key])]));
}

/** An empty section replaces nothing. */
function isEmpty(section: unknown): boolean {
  return isPlainObject(section) && Object.keys(section).length === 0;
}

/** Whether the value at a path of merged data, or a value that contains it, came from the data above. */
export function comesFrom(above: unknown, path: string): boolean {
  return replacedPaths(above, '').some(
    (replaced) => path === replaced || path.startsWith(`${replaced}.`) || path.startsWith(`${replaced}[`),
  );
}

/** The paths of the values that replace others as a whole. */
function replacedPaths(value: unknown, path: string): string[] {
  if (value === undefined) {
    return [];
  }

  return isPlainObject(value)
    ? Object.keys(value).flatMap((key) => replacedPaths(value[key], join(path, key)))
    : [path];
}
