import { Statement } from '../../policies/statement';

/**
 * The statements of a policy document. A single statement may come without a list.
 *
 * @throws TypeError if it isn't a policy: AWS returns none that isn't
 */
export function statementsOf(text: string | undefined): Statement[] {
  const policy: unknown = JSON.parse(text ?? '{}');
  const { Statement: statements = [] } = isObject(policy) ? policy : { Statement: undefined };
  const list: unknown[] = Array.isArray(statements) ? statements : [statements];
  if (!isObject(policy) || !list.every(isStatement)) {
    throw new TypeError('a policy is malformed');
  }

  return list as Statement[];
}

function isStatement(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }

  const { Effect: effect, Action: action, NotAction: notAction, Condition: condition } = value;
  const hasAction = action !== undefined || notAction !== undefined;
  const strings = [action, notAction, value.Resource, value.NotResource];
  const principals = [value.Principal, value.NotPrincipal];

  return (
    ['Allow', 'Deny'].includes(effect as string) &&
    hasAction &&
    strings.every((part) => part === undefined || isText(part)) &&
    principals.every((principal) => principal === undefined || isPrincipal(principal)) &&
    (condition === undefined || isCondition(condition))
  );
}

function isPrincipal(value: unknown): boolean {
  return value === '*' || (isObject(value) && Object.values(value).every(isText));
}

function isCondition(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((keys) => isObject(keys) && Object.values(keys).every(isValues));
}

/** A string, or a list of them. */
function isText(value: unknown): boolean {
  return [value].flat().every((text) => typeof text === 'string');
}

/** The values of a condition key. */
function isValues(value: unknown): boolean {
  return [value].flat().every((one) => ['string', 'number', 'boolean'].includes(typeof one));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
