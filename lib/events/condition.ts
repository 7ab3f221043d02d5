import { OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';

/** Whether something holds; undefined if that isn't known before deployment. */
export type Verdict = boolean | undefined;

type IsToken = (value: unknown) => boolean;

/** How an operator compares, and whether a match keeps an event out. */
interface Meaning {
  readonly matches: (text: string, value: string) => boolean;
  readonly atEnd?: boolean;
  readonly excludes: boolean;
}

const MEANING: Readonly<Record<string, Meaning>> = {
  equalTo: { matches: (text, value) => text === value, excludes: false },
  notEquals: { matches: (text, value) => text === value, excludes: true },
  startsWith: { matches: (text, value) => text.startsWith(value), excludes: false },
  notStartsWith: { matches: (text, value) => text.startsWith(value), excludes: true },
  endsWith: { matches: (text, value) => text.endsWith(value), atEnd: true, excludes: false },
  notEndsWith: { matches: (text, value) => text.endsWith(value), atEnd: true, excludes: true },
};

/**
 * Whether a text meets a condition, as CloudTrail evaluates it: one of the positive operators has to match, if there
 * are any,
 * and none of the negative ones. What an event doesn't say matches no operator.
 *
 * Tokens are opaque texts: two different ones differ. Where a token stands against a literal nothing can be said.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function conditionHolds(condition: EventCondition, text: string | undefined, isToken: IsToken): Verdict {
  let asked = false;
  let included: Verdict = false;
  let excluded: Verdict = false;
  for (const operator of OPERATORS) {
    const values = condition[operator];
    if (values === undefined) {
      continue;
    }

    const { matches, atEnd = false, excludes } = MEANING[operator];
    const verdict =
      text !== undefined &&
      values.reduce<Verdict>(
        (found, value) =>
          found === true || matches(text, value) || either(found, mayMatch(text, value, atEnd, isToken)),
        false,
      );

    if (excludes) {
      excluded = either(excluded, verdict);
    } else {
      asked = true;
      included = either(included, verdict);
    }
  }

  if (excluded === true || (asked && included === false)) {
    return false;
  }

  return excluded === false && (!asked || included === true) ? true : undefined;
}

/**
 * Of texts that don't match as they are: undefined if a token in one of them stands where the other has something else.
 */
function mayMatch(text: string, value: string, atEnd: boolean, isToken: IsToken): false | undefined {
  // which few have, and what's cheap is asked first
  const hasToken = (one: string) => one.includes('${') && isToken(one);
  if (!hasToken(text) && !hasToken(value)) {
    return false;
  }

  if (atEnd) {
    return undefined; // which doesn't matter much: an ending is rarely a token
  }

  let same = 0;
  while (same < text.length && text[same] === value[same]) {
    same++;
  }

  const before = text.slice(0, same);
  const insideTokens = before.lastIndexOf('${') > before.lastIndexOf('}');
  const beginsWithToken = (rest: string) => rest.startsWith('${') && isToken(rest);
  return !insideTokens && (beginsWithToken(text.slice(same)) || beginsWithToken(value.slice(same))) ? undefined : false;
}

/** OR, where it isn't known of some. */
export function either(one: Verdict, other: Verdict): Verdict {
  return one === true || other === true ? true : one === undefined || other === undefined ? undefined : false;
}

/** A condition in words: `startsWith "a", "b" and notEquals "c"`. */
export function describe(condition: EventCondition): string {
  return OPERATORS.filter((operator) => condition[operator] !== undefined)
    .map((operator) => `${operator} ${condition[operator]!.map((value) => JSON.stringify(value)).join(', ')}`)
    .join(' and ');
}
