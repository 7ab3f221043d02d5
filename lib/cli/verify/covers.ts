import { Condition, NormalStatement } from './normal-statement';
import { matchesWildcard } from './wildcard';
import { parseArn } from '../../aws/arn';

/** Operators that compare an ARN of a condition with patterns or with itself. */
const ARN_OPERATORS = ['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike'];

/**
 * Whether statements together apply wherever another one does: to each of its principals with each of its actions on
 * each of its resources. Values that the same statements apply to are compared once, so that a policy with hundreds of
 * each isn't multiplied out.
 */
export function covers(statements: readonly NormalStatement[], narrow: NormalStatement): boolean {
  const comparable = statements.filter((statement) => isComparable(statement, narrow));
  if (narrow.opaque !== undefined) {
    return comparable.length > 0;
  }

  const principals = groups(narrow.principals, comparable, (broad, principal) =>
    broad.principals.some((name) => name === principal || name === '*'),
  );

  const actions = groups(narrow.actions, comparable, (broad, action) =>
    broad.actions.some((pattern) => matches(pattern, action)),
  );

  const resources = groups(narrow.resources, comparable, (broad, resource) =>
    broad.resources.some((pattern) => matches(pattern, resource)),
  );

  return principals.every((ofPrincipal) =>
    actions.every((ofAction) => {
      const both = ofAction.filter((index) => ofPrincipal.includes(index));
      return resources.every((ofResource) => ofResource.some((index) => both.includes(index)));
    }),
  );
}

/** Whether a statement can apply where another one does, by effect and conditions. */
function isComparable(broad: NormalStatement, narrow: NormalStatement): boolean {
  if (broad.effect !== narrow.effect || broad.opaque !== narrow.opaque) {
    return false;
  }

  return narrow.opaque !== undefined || broad.conditions.every((condition) => isMet(condition, narrow.conditions));
}

/** The distinct sets of statements, by index, that apply to the values. */
function groups(
  values: readonly string[],
  statements: readonly NormalStatement[],
  applies: (statement: NormalStatement, value: string) => boolean,
): number[][] {
  const distinct = new Map<string, number[]>();

  for (const value of values) {
    const indexes = statements.flatMap((statement, index) => (applies(statement, value) ? [index] : []));
    distinct.set(indexes.join(), indexes);
  }

  return [...distinct.values()];
}

/** Whether a condition holds wherever the others hold. */
function isMet(condition: Condition, others: readonly Condition[]): boolean {
  return isMetBySame(condition, others) || isMetBySource(condition, others);
}

/** Whether another condition with the same operator and the same key is as strict. */
function isMetBySame({ operator, key, values }: Condition, others: readonly Condition[]): boolean {
  const same = others.find((other) => other.operator === operator && other.key === key);
  if (same === undefined) {
    return false;
  }

  if (operator.includes('Not')) {
    return values.every((value) => same.values.includes(value)); // both except the same values
  }

  const hasPatterns = operator.endsWith('Like');
  return same.values.every((value) =>
    values.some((pattern) => (hasPatterns ? matches(pattern, value) : pattern === value)),
  );
}

/** Whether the sources that another condition names meet it. */
function isMetBySource({ operator, key, values }: Condition, others: readonly Condition[]): boolean {
  const namesSources = (other: Condition) => other.key === 'aws:sourcearn' && ARN_OPERATORS.includes(other.operator);
  const sources = others.find(namesSources)?.values;
  if (sources === undefined) {
    return false;
  }

  if (key === 'aws:sourcearn' && ARN_OPERATORS.includes(operator)) {
    const hasPatterns = operator !== 'StringEquals';
    return sources.every((source) =>
      values.some((pattern) => (hasPatterns ? matches(pattern, source) : pattern === source)),
    );
  }

  // AWS documents either key, and the ARN of a source contains its account.
  return (
    key === 'aws:sourceaccount' &&
    ['StringEquals', 'StringLike'].includes(operator) &&
    sources.every((source) => values.includes(parseArn(source).account))
  );
}

/** Whether a pattern matches everything that another pattern matches. A `*` can be longer than a `?`. */
function matches(pattern: string, other: string): boolean {
  if (pattern === other || pattern === '*') {
    return true;
  }

  const mayBeNarrower = pattern.includes('?') && other.includes('*');
  return !mayBeNarrower && matchesWildcard(pattern, other);
}
