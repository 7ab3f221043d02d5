import { isPlainObject, Problems } from './problems';
import { unknownKeyProblem } from './unknown-key';

/**
 * What a check needs: the list of problems, and whether a value is a token (this module doesn't import aws-cdk-lib).
 */
export interface CheckContext {
  readonly problems: Problems;
  isToken(value: unknown): boolean;
}

/**
 * Reads one value of a config. If the value is invalid, it adds a problem with the value's path, and returns undefined.
 */
type Read<T> = (value: unknown, path: string, context: CheckContext) => T | undefined;

/** A part of a JSON Schema (2020-12). */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A function that reads a value, and the JSON Schema of the value, for editors. */
export interface Check<T> extends Read<T> {
  readonly schema: JsonSchema;
}

export function checkOf<T>(schema: JsonSchema, read: Read<T>): Check<T> {
  return Object.assign(read, { schema });
}

/** A check for every key of a struct. A missing or unknown key doesn't compile. */
export type Shape<T> = { [K in keyof T]-?: Check<NonNullable<T[K]>> };

/** The path of a key inside a section. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/**
 * A struct. A section that is null or absent is read as an empty section, and an unknown key is a problem.
 *
 * @param fixes the fix for unknown keys that users are likely to write
 */
export function struct<T extends object>(
  shape: Shape<T>,
  required: readonly (keyof T & string)[] = [],
  fixes: Readonly<Record<string, string>> = {},
): Check<T> {
  return checkOf(sectionSchema(shape, required), (value, path, context) => {
    if (value !== null && !isPlainObject(value)) {
      context.problems.add(path, {
        wrong: 'must be a section',
        got: value,
        allowed: Object.keys(shape).join(', '),
        fix: 'write its keys below it, or {} for its defaults',
      });

      return undefined;
    }

    const section = value ?? {};
    const knownKeys = Object.keys(shape);

    for (const key of Object.keys(section)) {
      if (section[key] !== undefined && !Object.hasOwn(shape, key)) {
        const problem = unknownKeyProblem({ key, value: section[key], section: path, knownKeys, fixes });
        context.problems.add(join(path, key), problem);
      }
    }

    return readKeys(shape, required, section, path, context);
  });
}

/** Null is allowed for a section without required keys. */
function sectionSchema<T extends object>(shape: Shape<T>, required: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries<Check<unknown>>(shape).map(([key, { schema }]) => [key, schema]),
  );

  return required.length === 0
    ? { type: ['object', 'null'], properties, additionalProperties: false }
    : { type: 'object', properties, required, additionalProperties: false };
}

/** Reads the keys of a struct from a larger object, such as a construct's props. */
export function readKeys<T extends object>(
  shape: Shape<T>,
  required: readonly (keyof T & string)[],
  section: object,
  path: string,
  context: CheckContext,
): T | undefined {
  const read: Record<string, unknown> = {};
  let complete = true;
  for (const key of Object.keys(shape) as (keyof T & string)[]) {
    const value = (section as Record<string, unknown>)[key];
    if (value !== undefined || required.includes(key)) {
      read[key] = shape[key](value, join(path, key), context); // its check reports a missing required key
    }

    complete &&= read[key] !== undefined || !required.includes(key);
  }

  return complete ? (read as T) : undefined;
}

/** A list that is known at synth. Each element is checked; an element can be a token. */
export function listOf<T>(element: Check<T>): Check<T[]> {
  return checkOf({ type: 'array', items: element.schema }, (value, path, context) => {
    if (!Array.isArray(value) || context.isToken(value)) {
      context.problems.add(path, {
        wrong: 'must be a list that is known at synth',
        got: value,
        allowed: 'a list',
        fix: 'write the elements between [ and ]',
      });

      return undefined;
    }

    const read: T[] = [];
    // Array.from turns holes into undefined, which is invalid
    for (const [index, item] of Array.from(value).entries()) {
      const checked = element(item, `${path}[${index}]`, context);
      if (checked !== undefined) {
        // an invalid element leaves a hole, so that the others keep their indexes in the paths of later problems
        read[index] = checked;
      }
    }

    return read;
  });
}

/** A list that isn't empty. */
export function some<T>(list: Check<T[]>): Check<T[]> {
  return checkOf({ ...list.schema, minItems: 1 }, (value, path, context) => {
    if (Array.isArray(value) && value.length === 0) {
      context.problems.add(path, {
        wrong: 'is an empty list',
        got: value,
        allowed: 'at least one element',
        fix: 'add an element, or remove the key',
      });

      return undefined;
    }

    return list(value, path, context);
  });
}

/** A list without two equal elements. */
export function distinct<T extends string>(element: Check<T>): Check<T[]> {
  const list = listOf(element);
  return checkOf({ ...list.schema, uniqueItems: true }, (value, path, context) => {
    const read = list(value, path, context);
    const seen = new Set<T>();
    // forEach skips the holes of invalid elements
    read?.forEach((item, index) => {
      if (seen.has(item)) {
        context.problems.add(`${path}[${index}]`, {
          wrong: 'is a duplicate in the list',
          got: item,
          allowed: 'each value once',
          fix: 'remove it',
        });
      }

      seen.add(item);
    });

    return read;
  });
}

/** A boolean. It decides what is created, so it can't be a token. */
export const flag: Check<boolean> = checkOf({ type: 'boolean' }, (value, path, { problems }) => {
  if (typeof value !== 'boolean') {
    problems.add(path, {
      wrong: 'must be a boolean',
      got: value,
      allowed: 'true, false',
      fix: 'write one of the two, without quotes',
    });

    return undefined;
  }

  return value;
});

/** One of an enum's values. It decides what is created, so it can't be a token. */
export function oneOf<T extends string>(allowed: Record<string, T>): Check<T> {
  const values = Object.values(allowed);
  return checkOf({ type: 'string', enum: values }, (value, path, { problems }) => {
    if (!values.includes(value as T)) {
      problems.add(path, {
        wrong: 'is not one of the choices',
        got: value,
        allowed: values.join(', '),
        fix: 'choose one of them, in uppercase',
      });

      return undefined;
    }

    return value as T;
  });
}

/** A whole number of days in a range, or a token. */
export function days(min: number, max: number): Check<number> {
  return whole('days', min, max);
}

/** A whole number of something in a range, or a token. */
export function whole(of: string, min: number, max: number): Check<number> {
  return checkOf({ type: 'integer', minimum: min, maximum: max }, (value, path, { problems, isToken }) => {
    const isInRange = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    if (!isToken(value) && !isInRange) {
      problems.add(path, {
        wrong: `must be a whole number of ${of}`,
        got: value,
        allowed: `${min} to ${max}`,
        fix: 'correct the number',
      });

      return undefined;
    }

    return value as number;
  });
}

/** One of a list of numbers, or a token. */
export function oneOfNumbers(values: readonly number[]): Check<number> {
  return checkOf({ type: 'integer', enum: values }, (value, path, { problems, isToken }) => {
    if (!isToken(value) && !values.includes(value as number)) {
      problems.add(path, {
        wrong: 'is not one of the choices',
        got: value,
        allowed: values.join(', '),
        fix: 'choose one of them',
      });

      return undefined;
    }

    return value as number;
  });
}

/**
 * The format of a string, as a pattern and in words. The pattern has no flags except `u`, because a pattern in a JSON
 * Schema can't have flags.
 */
export interface Grammar {
  readonly wrong: string;
  readonly pattern: RegExp;
  readonly allowed: string;
  readonly fix: string;
  /** The string that the user probably meant. */
  readonly meant?: string;
}

/** A string in a format, or a token. */
export function string({ pattern, ...problem }: Grammar): Check<string> {
  const schema = { description: `Allowed: ${problem.allowed}`, type: 'string', pattern: pattern.source };
  return checkOf(schema, (value, path, { problems, isToken }) => {
    if (isToken(value)) {
      return value as string;
    }

    if (typeof value !== 'string' || !pattern.test(value)) {
      problems.add(path, { ...problem, got: value, pattern });
      return undefined;
    }

    return value;
  });
}
