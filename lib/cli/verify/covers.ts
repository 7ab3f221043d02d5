import { Condition, NormalStatement } from './normal-statement';
import { includesArn, includesPattern } from './wildcard';
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
    broad.actions.some((pattern) => includesPattern(pattern, action)),
  );

  const resources = groups(narrow.resources, comparable, (broad, resource) =>
    broad.resources.some((pattern) => includesPattern(pattern, resource)),
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

  return same.values.every((value) => values.some((pattern) => includesValue(operator, pattern, value)));
}

/** Whether a value of a condition has the meaning of another one with the same operator, or a wider one. */
function includesValue(operator: string, pattern: string, value: string): boolean {
  if (pattern === value) {
    return true;
  }

  if (/^Arn(Like|Equals)$/.test(operator)) {
    return includesArn(pattern, value) === true;
  }

  return operator.endsWith('StringLike') && includesPattern(pattern, value);
}

/** Whether the sources that another condition names meet it. A wildcard is no wildcard to `StringEquals`. */
function isMetBySource({ operator, key, values }: Condition, others: readonly Condition[]): boolean {
  const namesSources = (other: Condition) => other.key === 'aws:sourcearn' && ARN_OPERATORS.includes(other.operator);
  const named = others.find(namesSources);
  if (named === undefined) {
    return false;
  }

  const sources = named.values;
  if (key === 'aws:sourcearn' && ARN_OPERATORS.includes(operator)) {
    const areComparable = operator !== 'StringEquals' || sources.every(isLiteral);
    return areComparable && sources.every((source) => values.some((value) => includesValue(operator, value, source)));
  }

  // AWS documents either key, and the ARN of a source contains its account.
  return (
    key === 'aws:sourceaccount' &&
    ['StringEquals', 'StringLike'].includes(operator) &&
    sources.every((source) => isOfAny(values, source, named.operator))
  );
}

/** Whether all sources with this ARN are of one of the accounts. A wildcard of a string can reach over a colon. */
function isOfAny(accounts: readonly string[], source: string, operator: string): boolean {
  const { partition, service, region, account } = parseArn(source);
  const decisive = operator.startsWith('Arn') ? [account] : [partition, service, region, account];
  const isKnown = decisive.every((part) => part !== undefined && isLiteral(part));

  return isKnown && account !== '' && accounts.includes(account);
}

function isLiteral(value: string): boolean {
  return !/[*?]/.test(value);
}
