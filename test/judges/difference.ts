/** A place where two values differ; a side that lacks it has `undefined`. */
export interface Difference {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** Every place where two values of JSON differ. The order of keys doesn't matter. */
export function differences(left: unknown, right: unknown, path: readonly string[] = []): Difference[] {
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) {
    return left === right ? [] : [{ path: path.join('.'), left, right }];
  }

  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);

  return [...keys].flatMap((key) => differences(left[key], right[key], [...path, key]));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
