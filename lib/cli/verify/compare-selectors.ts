import { asAdvanced } from './basic-selectors';
import { DriftReport } from './catalog';
import { EventCondition } from '../../config/event-condition';
import { EventSelector, FieldSelector, OPERATORS } from '../../events/selector';
import { holdsPlaceholder } from '../../validation/placeholder';
import { SelectorState } from '../account/trail-state';

/** Reports differences in what a trail records. The order of selectors, fields and values doesn't matter. */
export function compareSelectors(
  report: DriftReport,
  expected: EventSelector[],
  found: SelectorState,
  fix: string,
): void {
  const selectors = found.basic ? asAdvanced(found.selectors) : found.selectors;
  const { missing, extra, renamed } = match(expected, selectors);
  const difference = { expected: textOf(missing), found: textOf(extra), fix };
  const isRecorded = (selector: EventSelector) => extra.some((other) => recordsAll(other, selector));
  if (!missing.every(isRecorded)) {
    report.find('eventsNotRecorded', 'trail', difference);
  } else if (missing.length > 0 || extra.length > 0) {
    report.find('moreEventsRecorded', 'trail', difference);
  } else if (found.basic) {
    report.find('basicSelectors', 'trail', {
      expected: textOf(expected),
      found: JSON.stringify(found.selectors),
      fix,
    });
  } else if (renamed.length > 0) {
    report.find('selectorNames', 'trail', {
      expected: renamed.map(([planned]) => planned.name).join(', '),
      found: renamed.map(([, present]) => present.name).join(', '),
      fix,
    });
  }
}

interface Match {
  readonly missing: EventSelector[];
  readonly extra: EventSelector[];
  readonly renamed: [expected: EventSelector, found: EventSelector][];
}

/** Pairs selectors that select the same events, preferring those with the same name. */
function match(expected: EventSelector[], found: EventSelector[]): Match {
  const missing: EventSelector[] = [];
  const extra = [...found];
  const renamed: Match['renamed'] = [];
  for (const selector of expected) {
    const same = extra.filter((other) => selectsSame(selector, other));
    const pair = same.find(({ name }) => name === selector.name) ?? same[0];
    if (pair === undefined) {
      missing.push(selector);
      continue;
    }

    extra.splice(extra.indexOf(pair), 1);
    if (pair.name !== selector.name) {
      renamed.push([selector, pair]);
    }
  }

  return { missing, extra, renamed };
}

function selectsSame(expected: EventSelector, found: EventSelector): boolean {
  if (expected.fieldSelectors.length !== found.fieldSelectors.length) {
    return false;
  }

  return expected.fieldSelectors.every((condition) => {
    const same = conditionOn(condition.field, found);
    return same !== undefined && OPERATORS.every((operator) => sameValues(condition[operator], same[operator]));
  });
}

function conditionOn(name: string, { fieldSelectors }: EventSelector): FieldSelector | undefined {
  return fieldSelectors.find(({ field }) => field === name);
}

/**
 * Whether lists have the same values in any order. A value that isn't known, such as the name of a bucket that can't be
 * read, equals any value.
 */
function sameValues(expected: string[] = [], found: string[] = []): boolean {
  const [values, others] = [new Set(expected), new Set(found)];
  const known = [...values].filter((value) => !holdsPlaceholder(value));
  return known.every((value) => others.has(value)) && others.size === values.size;
}

const NARROWING = ['notEquals', 'notStartsWith', 'notEndsWith'] as const;
const WIDENING = ['equalTo', 'startsWith', 'endsWith'] as const;

/**
 * Whether a selector certainly records everything that another one does: it has no further field, and excludes no
 * further value.
 */
function recordsAll(broad: EventSelector, narrow: EventSelector): boolean {
  return broad.fieldSelectors.every((condition) => {
    const same = conditionOn(condition.field, narrow);
    return (
      same !== undefined &&
      NARROWING.every((operator) => isSubset(condition[operator], same[operator])) &&
      widens(condition, same)
    );
  });
}

/** Included values are alternatives. Without any, everything is included. */
function widens(broad: EventCondition, narrow: EventCondition): boolean {
  const asksForAll = WIDENING.every((operator) => broad[operator] === undefined);
  if (asksForAll) {
    return true;
  }

  const included = WIDENING.filter((operator) => narrow[operator] !== undefined);
  const isWider = (operator: (typeof WIDENING)[number]) =>
    broad[operator] !== undefined && isSubset(narrow[operator], broad[operator]);

  return included.length > 0 && included.every(isWider);
}

function isSubset(values: string[] = [], of: string[] = []): boolean {
  return values.every((value) => of.includes(value));
}

function textOf(selectors: EventSelector[]): string {
  return selectors.length === 0 ? 'nothing' : selectors.map(selectorText).join('; ');
}

function selectorText({ name, fieldSelectors }: EventSelector): string {
  const fields = fieldSelectors.map(({ field, ...condition }) => `${field} ${conditionText(condition)}`);
  return `${name === '' ? '' : `"${name}": `}${fields.join(', ')}`;
}

function conditionText(condition: EventCondition): string {
  return OPERATORS.filter((operator) => condition[operator] !== undefined)
    .map((operator) => `${operator} ${condition[operator]!.join('|')}`)
    .join(' ');
}
