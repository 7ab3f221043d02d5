import { OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';

/** Whether something holds; undefined if that isn't known before deployment. */
export type Verdict = boolean | undefined;

/** What an operator compares with, and whether matching keeps an event out. */
const MEANING: Readonly<Record<string, { readonly matches: (text: string, value: string) => boolean; readonly excludes: boolean }>> = {
  equalTo: { matches: (text, value) => text === value, excludes: false },
  notEquals: { matches: (text, value) => text === value, excludes: true },
  startsWith: { matches: (text, value) => text.startsWith(value), excludes: false },
  notStartsWith: { matches: (text, value) => text.startsWith(value), excludes: true },
  endsWith: { matches: (text, value) => text.endsWith(value), excludes: false },
  notEndsWith: { matches: (text, value) => text.endsWith(value), excludes: true },
};

/**
 * Whether a text meets a condition, as CloudTrail evaluates it: one of the positive operators has to match, if there are any,
 * and none of the negative ones. What an event doesn't say matches no operator.
 *
 * Tokens are opaque texts. Between a token and a literal nothing can be said, unless they match as they are.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function conditionHolds(condition: EventCondition, text: string | undefined, isToken: (value: unknown) => boolean): Verdict {
  let asked = false;
  let included: Verdict = false;
  let excluded: Verdict = false;
  for (const operator of OPERATORS) {
    const values = condition[operator];
    if (values === undefined) {
      continue;
    }
    const { matches, excludes } = MEANING[operator];
    const verdict = text !== undefined && matchesAny(values, text, matches, isToken);
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

function matchesAny(
  values: string[], text: string, matches: (text: string, value: string) => boolean, isToken: (value: unknown) => boolean,
): Verdict {
  let verdict: Verdict = false;
  for (const value of values) {
    if (matches(text, value)) {
      return true;
    }
    if (isToken(value) !== isToken(text)) {
      verdict = undefined;
    }
  }
  return verdict;
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
