import { Atom, Condition } from './atoms';
import { parseArn } from '../../aws/arn';

/** Operators that compare an ARN of a condition with patterns or with itself. */
const ARN_OPERATORS = ['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike'];

/** Whether one statement applies at least wherever another one does. */
export function covers(broad: Atom, narrow: Atom): boolean {
  if (broad.opaque !== undefined || narrow.opaque !== undefined) {
    return broad.effect === narrow.effect && broad.opaque === narrow.opaque;
  }

  return (
    broad.effect === narrow.effect &&
    (broad.principal === narrow.principal || broad.principal === '*') &&
    matches(broad.action, narrow.action) &&
    matches(broad.resource, narrow.resource) &&
    broad.conditions.every((condition) => isMet(condition, narrow.conditions))
  );
}

/** Whether a condition holds wherever others do. */
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
    return values.every((value) => same.values.includes(value)); // what is excepted by the one is excepted by the other
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

  // AWS documents either key, and the ARN of a source has its account.
  return (
    key === 'aws:sourceaccount' &&
    ['StringEquals', 'StringLike'].includes(operator) &&
    sources.every((source) => values.includes(parseArn(source).account))
  );
}

/**
 * Whether a pattern of IAM matches all that another one does; a question mark of the other could stand for a star here.
 */
function matches(pattern: string, text: string): boolean {
  if (pattern === text || pattern === '*') {
    return true;
  }

  const hasWildcard = /[*?]/.test(pattern);
  const mayBeNarrower = pattern.includes('?') && text.includes('*');
  if (!hasWildcard || mayBeNarrower) {
    return false;
  }

  const regex = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');

  return new RegExp(`^${regex}$`, 's').test(text);
}
