/** A policy document, with everything that CloudFormation fills in written out. */
export interface Document {
  readonly Statement: readonly any[];
}

/** Who asks for what. */
export interface Request {
  /** An IAM principal, or one of AWS's services, or nobody in particular. */
  readonly by: { readonly arn: string; readonly organization: string } | { readonly service: string } | 'anyone';
  readonly action: string;
  readonly resource: string;
  /** The account that owns the resource. */
  readonly owner: string;
  /** Further condition keys. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** The policies that decide. Identities are taken to be administrators of their account: their own policies permit everything. */
export interface Policies {
  /** Of the bucket, key or topic; a resource without one leaves it to identities of its account. */
  readonly resource?: Document;
  /** Whether it is a key's, in which identities of the account count only if it says so. */
  readonly isKeyPolicy?: boolean;
  readonly scps?: readonly { readonly document: Document; readonly accounts: readonly string[] }[];
  readonly rcps?: readonly { readonly document: Document; readonly accounts: readonly string[] }[];
}

/** Allowed, or what denied it; `nobody` for what nothing allows. */
export type Decision = 'allowed' | 'denied by SCP' | 'denied by RCP' | 'denied by its policy' | 'allowed by nobody';

/**
 * Decides as AWS documents it, for what the policies of this package use. What it doesn't know, it throws at.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(request: Request, policies: Policies): Decision {
  const keys = contextOf(request);
  const account = accountOf(request);
  const matches = (statement: any, effect: string) => statement.Effect === effect && appliesTo(statement, request, keys);
  const denies = (kind: Policies['scps'], of: string | undefined) =>
    (kind ?? []).some(({ document, accounts }) => of !== undefined && accounts.includes(of) && document.Statement.some((statement) => matches(statement, 'Deny')));
  // SCPs bind the principals of an account, its root user included, and no service; RCPs bind everyone, on what an account owns.
  if (denies(policies.scps, account)) {
    return 'denied by SCP';
  }
  if (denies(policies.rcps, request.owner)) {
    return 'denied by RCP';
  }
  const statements = (policies.resource?.Statement ?? []).filter((statement) => appliesTo(statement, request, keys) && namesPrincipal(statement, request));
  if (statements.some(({ Effect }) => Effect === 'Deny')) {
    return 'denied by its policy';
  }
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');
  const delegates = policies.isKeyPolicy !== true || allows.length > 0;
  const isAllowed = account === request.owner ? delegates : allows.length > 0; // an administrator's own policy permits the rest
  return isAllowed ? 'allowed' : 'allowed by nobody';
}

function accountOf({ by }: Request): string | undefined {
  return typeof by === 'object' && 'arn' in by ? by.arn.split(':')[4] : undefined;
}

function contextOf(request: Request): Record<string, readonly string[]> {
  const { by, context = {} } = request;
  const identity = typeof by === 'object' && 'arn' in by
    ? { 'aws:PrincipalArn': by.arn, 'aws:PrincipalAccount': accountOf(request)!, 'aws:PrincipalOrgID': by.organization, 'aws:PrincipalIsAWSService': 'false' }
    : { 'aws:PrincipalIsAWSService': String(by !== 'anyone') };
  return Object.fromEntries(Object.entries({ 'aws:SecureTransport': 'true', ...identity, ...context }).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
}

function appliesTo(statement: any, { action, resource }: Request, keys: Record<string, readonly string[]>): boolean {
  if (['NotAction', 'NotResource', 'NotPrincipal'].some((element) => element in statement)) {
    throw new Error(`unknown element in ${JSON.stringify(statement)}`);
  }
  return [statement.Action].flat().some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase()))
    && [statement.Resource].flat().some((pattern) => isLike(resource, pattern))
    && Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
      Object.entries(block as object).every(([key, values]) => meets(operator, keys[key.toLowerCase()], [values].flat())));
}

function namesPrincipal({ Principal }: any, { by }: Request): boolean {
  const { AWS: accounts = [], Service: services = [] } = Principal === '*' ? { AWS: '*' } : Principal;
  if ([accounts].flat().includes('*')) {
    return true;
  }
  if (typeof by === 'object' && 'service' in by) {
    return [services].flat().includes(by.service);
  }
  return by !== 'anyone' && [accounts].flat().some((one: string) => one === by.arn || one === `arn:${by.arn.split(':')[1]}:iam::${by.arn.split(':')[4]}:root`);
}

const COMPARE: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: isLike,
  ArnEquals: isLike, // the same as ArnLike
  ArnLike: isLike,
  Bool: (value, wanted) => value === wanted,
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function meets(operator: string, found: readonly string[] | undefined, wanted: string[]): boolean {
  const [, set, negated, ifExists] = /^(ForAnyValue:)?(?:\w+?)(Not)?(?:Equals|Like)?(IfExists)?$/.exec(operator) ?? [];
  const name = operator.replace(/^ForAnyValue:/, '').replace(/IfExists$/, '').replace('Not', '');
  if (name === 'Null') {
    return (found === undefined) === (wanted[0] === 'true');
  }
  const compare = COMPARE[name];
  if (compare === undefined || (found !== undefined && found.length > 1 && set === undefined)) {
    throw new Error(`unknown operator ${operator}, for ${found}`);
  }
  if (found === undefined) {
    return set === undefined && (negated !== undefined || ifExists !== undefined);
  }
  const isMet = found.some((value) => wanted.some((one) => compare(value, one)));
  return negated === undefined ? isMet : !isMet;
}

function isLike(value: string, pattern: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(value);
}

/** What CloudFormation makes of a template's value. */
export function written(value: any, known: Readonly<Record<string, string>>): any {
  if (Array.isArray(value)) {
    return value.map((one) => written(one, known));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const lookUp = (name: string) => {
    if (known[name] === undefined) {
      throw new Error(`nothing is known of ${name}`);
    }
    return known[name];
  };
  if ('Fn::Join' in value) {
    return value['Fn::Join'][1].map((part: any) => written(part, known)).join(value['Fn::Join'][0]);
  }
  if ('Fn::GetAtt' in value) {
    return lookUp(value['Fn::GetAtt'].join('.'));
  }
  return 'Ref' in value ? lookUp(value.Ref) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner, known)]));
}
