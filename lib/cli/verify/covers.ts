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
  const { operator, key, values } = condition;
  const same = others.find((other) => other.operator === operator && other.key === key);
  if (
    same !== undefined &&
    (operator.includes('Not')
      ? values.every((value) => same.values.includes(value)) // what is excepted by the one is excepted by the other
      : same.values.every((value) =>
          values.some((pattern) => (operator.endsWith('Like') ? matches(pattern, value) : pattern === value)),
        ))
  ) {
    return true;
  }

  const sources = others.find(
    (other) => other.key === 'aws:sourcearn' && ARN_OPERATORS.includes(other.operator),
  )?.values;

  if (sources === undefined) {
    return false;
  }

  if (key === 'aws:sourcearn' && ARN_OPERATORS.includes(operator)) {
    return sources.every((source) =>
      values.some((pattern) => (operator === 'StringEquals' ? pattern === source : matches(pattern, source))),
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

  if (!/[*?]/.test(pattern) || (pattern.includes('?') && text.includes('*'))) {
    return false;
  }

  const regex = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');

  return new RegExp(`^${regex}$`, 's').test(text);
}
