import { OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';

/** Whether a condition holds; undefined if that isn't known before deployment. */
export type Verdict = boolean | undefined;

type IsToken = (value: unknown) => boolean;

/** How an operator compares, and whether a match excludes an event. */
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
 * Whether a string meets a condition, as CloudTrail evaluates it: at least one positive operator must match, if there
 * are any, and no negative operator. A field that the event doesn't have matches no operator.
 *
 * Tokens are opaque strings: two different tokens differ. The comparison of a token with a literal is inconclusive.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function conditionHolds(condition: EventCondition, text: string | undefined, isToken: IsToken): Verdict {
  let hasPositive = false;
  let included: Verdict = false;
  let excluded: Verdict = false;

  for (const operator of OPERATORS) {
    const values = condition[operator];
    if (values === undefined) {
      continue;
    }

    const meaning = MEANING[operator];
    const matched = text !== undefined && matchesAny(text, values, meaning, isToken);
    if (meaning.excludes) {
      excluded = either(excluded, matched);
    } else {
      hasPositive = true;
      included = either(included, matched);
    }
  }

  const passes = hasPositive ? included : true;
  if (excluded === true || passes === false) {
    return false;
  }

  return excluded === false && passes === true ? true : undefined;
}

function matchesAny(text: string, values: readonly string[], meaning: Meaning, isToken: IsToken): Verdict {
  let found: Verdict = false;
  for (const value of values) {
    if (meaning.matches(text, value)) {
      return true;
    }

    found = either(found, mayMatch(text, value, meaning.atEnd === true, isToken));
  }

  return found;
}

/**
 * Whether two strings that don't match now can match after deployment: undefined if one string has a token at the place
 * where they differ.
 */
function mayMatch(text: string, value: string, atEnd: boolean, isToken: IsToken): false | undefined {
  // few strings have tokens, and the cheap check comes first
  const hasToken = (candidate: string) => candidate.includes('${') && isToken(candidate);
  if (!hasToken(text) && !hasToken(value)) {
    return false;
  }

  if (atEnd) {
    return undefined; // not worth a closer look, because an ending is rarely a token
  }

  let sameLength = 0;
  while (sameLength < text.length && text[sameLength] === value[sameLength]) {
    sameLength++;
  }

  const samePart = text.slice(0, sameLength);
  const endsInsideToken = samePart.lastIndexOf('${') > samePart.lastIndexOf('}');
  if (endsInsideToken) {
    return false;
  }

  const beginsWithToken = (ending: string) => ending.startsWith('${') && isToken(ending);
  return beginsWithToken(text.slice(sameLength)) || beginsWithToken(value.slice(sameLength)) ? undefined : false;
}

/** OR of two verdicts, either of which can be unknown. */
export function either(first: Verdict, second: Verdict): Verdict {
  if (first === true || second === true) {
    return true;
  }

  return first === undefined || second === undefined ? undefined : false;
}

/** A human-readable condition: `startsWith "a", "b" and notEquals "c"`. */
export function describe(condition: EventCondition): string {
  return OPERATORS.filter((operator) => condition[operator] !== undefined)
    .map((operator) => `${operator} ${condition[operator]!.map((value) => JSON.stringify(value)).join(', ')}`)
    .join(' and ');
}
