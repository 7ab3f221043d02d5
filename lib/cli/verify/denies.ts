import { all, any, Certainty, certain, not } from './certainty';
import { conditionsOf, listOf, lowercase, principalsOf } from './normal-statement';
import { contextOf, meetsConditions } from './request-context';
import { includesPattern, patternsMeet } from './wildcard';
import { parseArn } from '../../aws/arn';
import { Statement } from '../../policies/statement';

/** A statement as it can be written, with the elements that exclude. */
type AnyStatement = Partial<Statement> & {
  readonly NotPrincipal?: Statement['Principal'];
  readonly NotAction?: string | string[];
  readonly NotResource?: string | string[];
};

/**
 * Whether a Deny statement denies any request that another statement is meant to allow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function denies(deny: Statement, allowed: Statement, partition: string): Certainty {
  const principals = principalsOf(allowed.Principal, partition);
  const conditions = conditionsOf(allowed.Condition ?? {});
  const denying = conditionsOf(deny.Condition ?? {});

  const ofPrincipals = principals.map((principal) =>
    all([appliesToPrincipal(deny, principal, partition), meetsConditions(denying, contextOf(principal, conditions))]),
  );

  return all([appliesToActions(deny, allowed), appliesToResources(deny, allowed), any(ofPrincipals)]);
}

function appliesToActions({ Action, NotAction }: AnyStatement, allowed: Statement): Certainty {
  const lower = (values: string | string[]) => listOf(values).map(lowercase);

  const excluded = NotAction === undefined ? undefined : lower(NotAction);

  return appliesTo(lower(allowed.Action), Action === undefined ? undefined : lower(Action), excluded);
}

function appliesToResources({ Resource, NotResource }: AnyStatement, allowed: Statement): Certainty {
  // A variable can stand for anything.
  const open = (values: string | string[]) => listOf(values).map((pattern) => pattern.replaceAll(/\$\{[^}]*\}/g, '*'));
  const resources = listOf(allowed.Resource ?? '*');

  const excluded = NotResource === undefined ? undefined : listOf(NotResource);

  return appliesTo(resources, Resource === undefined ? undefined : open(Resource), excluded);
}

/** Whether the patterns of a statement have anything in common with the allowed values, which can be patterns too. */
function appliesTo(
  allowed: readonly string[],
  patterns: readonly string[] | undefined,
  excluded: readonly string[] | undefined,
): Certainty {
  if (excluded !== undefined) {
    return certain(allowed.some((value) => !excluded.some((pattern) => includesPattern(pattern, value))));
  }

  return certain(
    patterns === undefined || allowed.some((value) => patterns.some((pattern) => patternsMeet(pattern, value))),
  );
}

/** @param allowed one principal; an empty string where a policy names none */
function appliesToPrincipal({ Principal, NotPrincipal }: AnyStatement, allowed: string, partition: string): Certainty {
  if (NotPrincipal !== undefined) {
    return not(isExempt(principalsOf(NotPrincipal, partition), allowed));
  }

  return any(principalsOf(Principal, partition).map((principal) => includes(principal, allowed)));
}

/**
 * Whether a Deny statement excepts a principal.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isExempt(exempt: readonly string[], allowed: string): Certainty {
  const [kind] = split(allowed);
  const isIncluded = any(exempt.map((principal) => includes(principal, allowed)));

  // A role or user is only excepted together with its account.
  return isIncluded === 'yes' && kind === 'AWS' && !exempt.includes('*') ? 'unknown' : isIncluded;
}

/** Whether a principal in a policy includes another one. Unknown: some of its sessions, roles or users. */
function includes(principal: string, allowed: string): Certainty {
  if (principal === '*' || principal === allowed) {
    return 'yes';
  }

  if (allowed === '*') {
    return 'unknown';
  }

  const [kind, name] = split(principal);
  const [allowedKind, allowedName] = split(allowed);
  if (kind === 'Service' || allowedKind === 'Service') {
    return kind === allowedKind && /[*?]/.test(name) ? 'unknown' : 'no';
  }

  if (kind !== 'AWS' || allowedKind !== 'AWS') {
    return 'unknown';
  }

  const [{ account, resource }, other] = [parseArn(name), parseArn(allowedName)];
  if (account !== other.account) {
    return account === undefined || account === '' ? 'unknown' : 'no';
  }

  return resource === 'root' ? 'yes' : 'unknown';
}

function split(principal: string): [kind: string, name: string] {
  const [kind, ...name] = principal.split(':');

  return [kind, name.join(':')];
}
