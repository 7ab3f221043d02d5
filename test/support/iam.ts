/** A policy document, with everything that CloudFormation fills in written out. */
export interface Document {
  readonly Statement: readonly any[];
}

/** Who asks for what. */
export interface Request {
  /** An IAM principal, or one of AWS's services, or nobody in particular. */
  readonly by:
    | { readonly arn: string; readonly organization: string; readonly isServiceLinkedRole?: boolean }
    | { readonly service: string }
    | 'anyone';
  readonly action: string;
  readonly resource: string;
  /** The account that owns the resource. */
  readonly owner: string;
  /** Further condition keys. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** The policies that decide. */
export interface Policies {
  /** Of the bucket, key or topic; a resource without one leaves it to identities of its account. */
  readonly resource?: Document;
  /** Of who asks; without one it's an administrator of its account, whose own policies permit everything. */
  readonly identity?: Document;
  /** Whether it is a key's, in which identities of the account count only if it says so. */
  readonly isKeyPolicy?: boolean;
  /** In addition to FullAWSAccess. The management account is none of an SCP's or RCP's accounts: neither binds it. */
  readonly scps?: readonly { readonly document: Document; readonly accounts: readonly string[] }[];
  readonly rcps?: readonly { readonly document: Document; readonly accounts: readonly string[] }[];
}

/** Allowed, or what denied it: `its policy` is the resource's or the identity's; `nobody` for what nothing allows. */
export type Decision = 'allowed' | 'denied by SCP' | 'denied by RCP' | 'denied by its policy' | 'allowed by nobody';

/**
 * Decides as AWS documents it, for what the policies of this package use. What it doesn't know, it throws at.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(request: Request, policies: Policies): Decision {
  const keys = contextOf(request);
  const account = accountOf(request);
  const applying = (document: Document | undefined) =>
    (document?.Statement ?? []).filter((statement) => appliesTo(statement, request, keys));

  const isDeny = ({ Effect }: any) => Effect === 'Deny';
  const denies = (kind: Policies['scps'] = [], of: string | undefined) => {
    if (of === undefined || isServiceLinkedRole(request)) {
      return false;
    }

    return kind.some(({ document, accounts }) => accounts.includes(of) && applying(document).some(isDeny));
  };

  // SCPs bind the principals of an account, its root user included, and no service; RCPs bind everyone, on what an
  // account owns. Neither binds service-linked roles.
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
  if (denies(policies.scps, account)) {
    return 'denied by SCP';
  }

  if (denies(policies.rcps, request.owner)) {
    return 'denied by RCP';
  }

  const ofResource = applying(policies.resource)
    .map((statement) => ({ statement, named: namesPrincipal(statement, request) }))
    .filter(({ named }) => named !== undefined);

  const ofIdentity = account === undefined ? [] : applying(policies.identity ?? ADMINISTRATOR);

  if ([...ofResource.map(({ statement }) => statement), ...ofIdentity].some(isDeny)) {
    return 'denied by its policy';
  }

  const isNamed = ofResource.some(({ named }) => named === 'itself');
  const isPermitted = ofIdentity.length > 0;
  const isDelegated = ofResource.length > 0 || policies.isKeyPolicy !== true;

  const isAllowed = () => {
    if (account === undefined) {
      return isNamed;
    }

    return account === request.owner ? isNamed || (isPermitted && isDelegated) : isPermitted && ofResource.length > 0;
  };

  return isAllowed() ? 'allowed' : 'allowed by nobody';
}

const ADMINISTRATOR: Document = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

function isServiceLinkedRole({ by }: Request): boolean {
  return typeof by === 'object' && 'arn' in by && by.isServiceLinkedRole === true;
}

function accountOf({ by }: Request): string | undefined {
  return typeof by === 'object' && 'arn' in by ? by.arn.split(':')[4] : undefined;
}

function contextOf(request: Request): Record<string, readonly string[]> {
  const { by, context = {} } = request;
  const identity =
    typeof by === 'object' && 'arn' in by
      ? {
          'aws:PrincipalArn': by.arn,
          'aws:PrincipalAccount': accountOf(request)!,
          'aws:PrincipalOrgID': by.organization,
          'aws:PrincipalIsAWSService': 'false',
        }
      : { 'aws:PrincipalIsAWSService': String(by !== 'anyone') };

  return Object.fromEntries(
    Object.entries({ 'aws:SecureTransport': 'true', ...identity, ...context }).map(([key, value]) => [
      key.toLowerCase(),
      [value].flat(),
    ]),
  );
}

function appliesTo(statement: any, { action, resource }: Request, keys: Record<string, readonly string[]>): boolean {
  const { Sid, Effect, Principal, Action, NotAction, Resource, NotResource, Condition = {}, ...unknown } = statement;
  const isComplete =
    ['Allow', 'Deny'].includes(Effect) &&
    (Action === undefined) !== (NotAction === undefined) &&
    (Resource === undefined) !== (NotResource === undefined);

  const hasPolicyVariable = JSON.stringify(statement).includes('${');
  if (Object.keys(unknown).length > 0 || !isComplete || hasPolicyVariable) {
    throw new Error(`unknown element in ${JSON.stringify(statement)}`);
  }

  const isOneOf = (patterns: any) =>
    [patterns].flat().some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase()));

  const isAmong = (patterns: any) => [patterns].flat().some((pattern) => isLike(resource, pattern));
  const isOfAction = NotAction === undefined ? isOneOf(Action) : !isOneOf(NotAction);
  const isOfResource = NotResource === undefined ? isAmong(Resource) : !isAmong(NotResource);
  return isOfAction && isOfResource && meetsAll(Condition, keys);
}

/** Each condition is looked at, so that one that isn't known throws whatever the others say. */
function meetsAll(conditions: object, keys: Record<string, readonly string[]>): boolean {
  const results: boolean[] = [];
  for (const [operator, block] of Object.entries(conditions)) {
    for (const [key, values] of Object.entries(block as object)) {
      results.push(meets(operator, keys[key.toLowerCase()], [values].flat().map(String)));
    }
  }

  return results.every(Boolean);
}

/**
 * Whether a statement of a resource's policy names who asks, or the whole account, which leaves it to the account's own
 * policies.
 */
function namesPrincipal({ Principal }: any, { by }: Request): 'itself' | 'its account' | undefined {
  const { AWS = [], Service = [], ...unknown } = Principal === '*' ? { AWS: '*' } : (Principal ?? { none: true });
  const accounts: string[] = [AWS].flat();
  if (Object.keys(unknown).length > 0 || accounts.some((one) => one !== '*' && /[*?]/.test(one))) {
    throw new Error(`unknown principal ${JSON.stringify(Principal)}`);
  }

  if (accounts.includes('*')) {
    return 'itself';
  }

  if (by === 'anyone' || 'service' in by) {
    return by !== 'anyone' && [Service].flat().includes(by.service) ? 'itself' : undefined;
  }

  const [, partition, , , account] = by.arn.split(':');
  if (accounts.includes(by.arn)) {
    return 'itself';
  }

  const namesAccount = accounts.includes(account) || accounts.includes(`arn:${partition}:iam::${account}:root`);
  return namesAccount ? 'its account' : undefined;
}

const COMPARE: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: isLike,
  ArnEquals: isArnLike, // the same as ArnLike
  ArnLike: isArnLike,
  Bool: (value, wanted) => value === wanted,
};

/**
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function meets(operator: string, found: readonly string[] | undefined, wanted: string[]): boolean {
  const [, set, kind, negated, like = '', ifExists] =
    /^(ForAnyValue:|ForAllValues:)?([A-Z][a-z]+?)(?:(Not)?(Equals|Like))?(IfExists)?$/.exec(operator) ?? [];

  if (operator === 'Null') {
    return wanted.some((one) => (found === undefined) === (one === 'true'));
  }

  const compare = Object.hasOwn(COMPARE, `${kind}${like}`) ? COMPARE[`${kind}${like}`] : undefined;
  if (
    compare === undefined ||
    (set !== undefined && ifExists !== undefined) ||
    (found !== undefined && found.length > 1 && set === undefined)
  ) {
    throw new Error(`unknown operator ${operator}, for ${found}`);
  }

  if (found === undefined) {
    return set === undefined ? negated !== undefined || ifExists !== undefined : set === 'ForAllValues:';
  }

  const isMet = (value: string) => wanted.some((one) => compare(value, one)) === (negated === undefined);
  return set === 'ForAllValues:' ? found.every(isMet) : found.some(isMet);
}

/** Wildcards of an ARN don't reach over its colons, except for the last part's. */
function isArnLike(value: string, pattern: string): boolean {
  const partsOf = (arn: string) => /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/.exec(arn)?.slice(1);
  const [parts, patterns] = [partsOf(value), partsOf(pattern)];
  if (patterns === undefined) {
    throw new Error(`not the pattern of an ARN: ${pattern}`);
  }

  return parts?.every((part, index) => isLike(part, patterns[index])) ?? false;
}

function isLike(value: string, pattern: string): boolean {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');

  return new RegExp(`^${escaped}$`).test(value);
}
