import { OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';

/** Whether something holds; undefined if that isn't known before deployment. */
export type Verdict = boolean | undefined;

type Compare = (text: string, value: string) => boolean;

const COMPARE: Record<string, Compare> = {
  equalTo: (text, value) => text === value,
  startsWith: (text, value) => text.startsWith(value),
  endsWith: (text, value) => text.endsWith(value),
};
const POSITIVE = ['equalTo', 'startsWith', 'endsWith'] as const;
const NEGATIVE = [['notEquals', 'equalTo'], ['notStartsWith', 'startsWith'], ['notEndsWith', 'endsWith']] as const;

/**
 * Whether a text meets a condition, as CloudTrail evaluates it: one of the positive operators has to match, if there are any,
 * and none of the negative ones. What an event doesn't say matches no operator.
 *
 * Tokens are opaque texts. Between a token and a literal nothing can be said, unless they match as they are.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function conditionHolds(condition: EventCondition, text: string | undefined, isToken: (value: unknown) => boolean): Verdict {
  const matches = (values: string[], compare: Compare) => text === undefined ? false : matchesAny(values, text, compare, isToken);
  const excluded = any(NEGATIVE.map(([operator, compare]) => matches(condition[operator] ?? [], COMPARE[compare])));
  if (excluded === true) {
    return false;
  }
  const asked = POSITIVE.filter((operator) => condition[operator] !== undefined);
  const included = asked.length === 0 || any(asked.map((operator) => matches(condition[operator]!, COMPARE[operator])));
  return included === true && excluded === undefined ? undefined : included;
}

function matchesAny(values: string[], text: string, compare: Compare, isToken: (value: unknown) => boolean): Verdict {
  let verdict: Verdict = false;
  for (const value of values) {
    if (compare(text, value)) {
      return true;
    }
    if (isToken(value) !== isToken(text)) {
      verdict = undefined;
    }
  }
  return verdict;
}

/** OR, where it isn't known of some. */
export function any(verdicts: Verdict[]): Verdict {
  return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
}

/** A condition in words: `startsWith "a", "b" and notEquals "c"`. */
export function describe(condition: EventCondition): string {
  return OPERATORS.filter((operator) => condition[operator] !== undefined)
    .map((operator) => `${operator} ${condition[operator]!.map((value) => JSON.stringify(value)).join(', ')}`)
    .join(' and ');
}
