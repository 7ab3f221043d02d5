import { all, any, Certainty, certain, not } from './certainty';
import { Condition, lowercase } from './normal-statement';
import { includesArn, matchesWildcard } from './wildcard';
import { parseArn } from '../../aws/arn';

/**
 * What is known about the value of a condition key in a request:
 *
 * - a list: these values, or one of them
 * - `absent`: the request doesn't have the key
 * - `foreign`: the request doesn't have the key, or has a value that no policy of a customer names
 */
type KnownValue = readonly string[] | 'absent' | 'foreign';

/** The known condition keys of a request, in lowercase. Other keys can have any value, or none. */
export type RequestContext = Readonly<Record<string, KnownValue>>;

/** The lowest version of TLS that AWS accepts. @see https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/ */
const TLS_VERSION = 1.2;

/** The fewest bits of a network that AWS services have no part in. */
const NETWORK_BITS = 16;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const OF_SERVICES: RequestContext = {
  'aws:principalisawsservice': ['true'],
  'aws:viaawsservice': ['false'],
  'aws:securetransport': ['true'],
  'aws:principalorgid': 'absent',
  'aws:principalorgpaths': 'absent',
  'aws:principalarn': 'foreign',
  'aws:principalaccount': 'foreign',
  'aws:userid': 'foreign',
  'aws:username': 'absent',
  'aws:multifactorauthpresent': 'absent',
  'aws:multifactorauthage': 'absent',
  'aws:sourceip': 'foreign',
  'aws:sourcevpc': 'absent',
  'aws:sourcevpce': 'absent',
  'aws:vpcsourceip': 'absent',
};

/**
 * The context of the requests that a statement is meant to allow.
 *
 * @param principal as in a normalized statement
 * @param conditions the conditions that the requests meet
 */
export function contextOf(principal: string, conditions: readonly Condition[]): RequestContext {
  return { ...contextOfPrincipal(principal), ...contextOfConditions(conditions) };
}

function contextOfPrincipal(principal: string): RequestContext {
  const [, kind, name = ''] = /^(\w+):(.*)$/.exec(principal) ?? [];
  if (kind === 'Service') {
    return { ...OF_SERVICES, 'aws:principalservicename': [name], 'aws:principalservicenameslist': [name] };
  }

  // A caller can choose TLS.
  const common: RequestContext = { 'aws:principalisawsservice': ['false'], 'aws:securetransport': ['true'] };
  if (kind !== 'AWS') {
    return common;
  }

  const { account, resource } = parseArn(name);
  const isAccount = resource === 'root';
  return { ...common, 'aws:principalaccount': [account], ...(!isAccount && { 'aws:principalarn': [name] }) };
}

/** Each value that a statement requires literally. The source account follows from the source ARN. */
function contextOfConditions(conditions: readonly Condition[]): RequestContext {
  const literal = conditions.filter(({ operator, values }) => operator === 'StringEquals' && values.length > 0);
  const known = Object.fromEntries(literal.map(({ key, values }) => [key, values]));

  const sources = known['aws:sourcearn'];
  return sources === undefined ? known : { 'aws:sourceaccount': sources.map(accountOf), ...known };
}

function accountOf(arn: string): string {
  return parseArn(arn).account;
}

/** Whether a request with this context meets all conditions. */
export function meetsConditions(conditions: readonly Condition[], context: RequestContext): Certainty {
  return all(conditions.map((condition) => meets(condition, context)));
}

function meets({ operator, key, values }: Condition, context: RequestContext): Certainty {
  const known = context[key];
  const [, set, base, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (base === undefined || set !== undefined) {
    return 'unknown';
  }

  if (base === 'Null') {
    return meetsNull(known, values);
  }

  if (key === 's3:tlsversion' && base === 'NumericLessThan') {
    return values.every((value) => Number(value) <= TLS_VERSION) ? 'no' : 'unknown';
  }

  if (known === undefined) {
    return 'unknown';
  }

  const absent = certain(ifExists !== undefined || isNegated(base));
  const foreign = certain(isNegated(base));
  if (known === 'absent') {
    return absent;
  }

  if (known === 'foreign') {
    return absent === foreign && values.every(namesCustomer) ? foreign : 'unknown';
  }

  return same(known.map((value) => compare(base, value, values)));
}

/** Whether only customers can have a value: it is of an account or a network, and no pattern of everyone's. */
function namesCustomer(value: string): boolean {
  const [, length] = /^[\d.]+\/(\d+)$/.exec(value) ?? /^[\da-f:]+\/(\d+)$/i.exec(value) ?? [];
  if (length !== undefined) {
    return Number(length) >= NETWORK_BITS;
  }

  const isPattern = /[*?]/.test(value);
  return !value.includes('${') && (!isPattern || /\d{12}/.test(value));
}

function meetsNull(known: KnownValue | undefined, values: readonly string[]): Certainty {
  if (known === undefined || known === 'foreign') {
    return 'unknown';
  }

  const isAbsent = known === 'absent';
  return any(values.map((value) => certain((lowercase(value) === 'true') === isAbsent)));
}

/** A value of which only alternatives are known meets a condition if each alternative does. */
function same(results: readonly Certainty[]): Certainty {
  return results.every((result) => result === results[0]) ? results[0] : 'unknown';
}

function compare(operator: string, value: string, patterns: readonly string[]): Certainty {
  const positive = operator.replace('Not', '');
  const result = any(patterns.map((pattern) => equals(positive, value, pattern)));

  return isNegated(operator) ? not(result) : result;
}

function equals(operator: string, value: string, pattern: string): Certainty {
  const holdsVariable = pattern.includes('${');
  switch (operator) {
    case 'StringEquals':
      return holdsVariable ? 'unknown' : certain(value === pattern);
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return holdsVariable ? 'unknown' : certain(lowercase(value) === lowercase(pattern));
    case 'StringLike':
      return holdsVariable ? 'unknown' : certain(matchesWildcard(pattern, value));
    case 'ArnEquals':
    case 'ArnLike':
      return holdsVariable ? 'unknown' : equalsArn(value, pattern);
    default:
      return 'unknown';
  }
}

function equalsArn(value: string, pattern: string): Certainty {
  const isIncluded = includesArn(pattern, value);

  return isIncluded === undefined ? 'unknown' : certain(isIncluded);
}

function isNegated(operator: string): boolean {
  return operator.includes('Not');
}
