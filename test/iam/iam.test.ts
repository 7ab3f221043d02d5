import { decide, Document, Policies, Request } from '../support/iam';

const ANN = { arn: 'arn:aws:iam::111111111111:user/ann', organization: 'o-exampleorg1' };
const BOB = { arn: 'arn:aws:iam::222222222222:user/bob', organization: 'o-exampleorg1' };
const ROOT = 'arn:aws:iam::111111111111:root';
const READ: Request = { by: ANN, action: 's3:GetObject', resource: 'arn:aws:s3:::logs/1', owner: '111111111111' };
const statement = (rest: object = {}) => ({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', ...rest });
const document = (...statements: object[]): Document => ({ Statement: statements });
const letsIn = (Principal: object) => document(statement({ Principal }));
const deny = (rest: object = {}) => document(statement({ Effect: 'Deny', ...rest }));
const withCondition = (Condition: object, context: Request['context'] = {}, by: Request['by'] = ANN) =>
  decide({ ...READ, by, context }, { resource: deny({ Condition }) }) === 'denied by its policy';

describe('who decides', () => {
  const BY_BOB: Request = { ...READ, by: BOB };
  const BY_ANYONE: Request = { ...READ, by: 'anyone' };
  const BY_CLOUDTRAIL: Request = { ...READ, by: { service: 'cloudtrail.amazonaws.com' } };
  const BY_S3: Request = { ...READ, by: { service: 's3.amazonaws.com' } };
  const BY_LINKED_ROLE: Request = { ...READ, by: { ...ANN, isServiceLinkedRole: true } };
  const DENY = [{ document: deny(), accounts: ['111111111111'] }];
  const LETS_ANYONE_IN = document(statement());

  test.each<[string, Request, Policies, string]>([
    ["an administrator of the owner's account needs no other policy", READ, {}, 'allowed'],
    [
      "a key's policy has to let its own account in",
      READ,
      { isKeyPolicy: true, resource: letsIn({ AWS: BOB.arn }) },
      'allowed by nobody',
    ],
    [
      "a key's policy lets its account in by naming its root",
      READ,
      { isKeyPolicy: true, resource: letsIn({ AWS: ROOT }) },
      'allowed',
    ],
    ["another account needs the resource's policy", BY_BOB, {}, 'allowed by nobody'],
    [
      'another account is let in by its root',
      BY_BOB,
      { resource: letsIn({ AWS: 'arn:aws:iam::222222222222:root' }) },
      'allowed',
    ],
    [
      "another account isn't let in by a third one",
      BY_BOB,
      { resource: letsIn({ AWS: 'arn:aws:iam::333333333333:root' }) },
      'allowed by nobody',
    ],
    [
      'a service is let in by its name',
      BY_CLOUDTRAIL,
      { resource: letsIn({ Service: 'cloudtrail.amazonaws.com' }) },
      'allowed',
    ],
    [
      "a service isn't let in as an account is",
      BY_CLOUDTRAIL,
      { resource: letsIn({ AWS: BOB.arn }) },
      'allowed by nobody',
    ],
    ['anyone needs a policy for everyone', BY_ANYONE, { resource: letsIn({ AWS: BOB.arn }) }, 'allowed by nobody'],
    [
      'a deny comes before an allow',
      READ,
      { resource: document(statement(), statement({ Effect: 'Deny' })) },
      'denied by its policy',
    ],
    ['an SCP binds the accounts it is attached to', READ, { scps: DENY }, 'denied by SCP'],
    ["an SCP doesn't bind the resources of an account", BY_BOB, { resource: LETS_ANYONE_IN, scps: DENY }, 'allowed'],
    ['an SCP binds no service', BY_S3, { resource: LETS_ANYONE_IN, scps: DENY }, 'allowed'],
    ['an RCP binds whoever comes', BY_BOB, { resource: LETS_ANYONE_IN, rcps: DENY }, 'denied by RCP'],
    ['an RCP binds services too', BY_S3, { resource: LETS_ANYONE_IN, rcps: DENY }, 'denied by RCP'],
    ["an SCP doesn't bind service-linked roles", BY_LINKED_ROLE, { scps: DENY }, 'allowed'],
    ["an RCP doesn't bind service-linked roles", BY_LINKED_ROLE, { rcps: DENY }, 'allowed'],
    ["a resource's policy binds service-linked roles", BY_LINKED_ROLE, { resource: deny() }, 'denied by its policy'],
    ['an RCP binds anyone', BY_ANYONE, { resource: LETS_ANYONE_IN, rcps: DENY }, 'denied by RCP'],
    ['anyone is let in by a policy for everyone', BY_ANYONE, { resource: letsIn({ AWS: '*' }) }, 'allowed'],
    ['an SCP binds the root user', { ...READ, by: { ...ANN, arn: ROOT } }, { scps: DENY }, 'denied by SCP'],
    [
      "an allow of an SCP isn't a permission",
      BY_BOB,
      { scps: [{ document: document(statement()), accounts: ['222222222222'] }] },
      'allowed by nobody',
    ],
    [
      "an RCP doesn't bind what other accounts own",
      READ,
      { rcps: [{ document: deny(), accounts: ['222222222222'] }] },
      'allowed',
    ],
  ])('%s', (_, request, policies, decision) => {
    expect(decide(request, policies)).toBe(decision);
  });
});

describe('an identity that is no administrator', () => {
  const reads = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
  const nothing = document();
  const byRoot = document(statement({ Principal: { AWS: ROOT } }));
  const byArn = document(statement({ Principal: { AWS: ANN.arn } }));
  const bob = { ...READ, by: BOB };

  test.each<[string, Request, Policies, string]>([
    ['needs a policy', READ, { identity: nothing }, 'allowed by nobody'],
    ['is content with its own in its account', READ, { identity: reads }, 'allowed'],
    ["is content with the resource's, if that names it", READ, { identity: nothing, resource: byArn }, 'allowed'],
    [
      "is content with the resource's, if that is for everyone",
      READ,
      { identity: nothing, resource: document(statement()) },
      'allowed',
    ],
    [
      "needs its own if the resource's names the account",
      READ,
      { identity: nothing, resource: byRoot },
      'allowed by nobody',
    ],
    [
      "needs its own if the resource's names the account by its number",
      READ,
      { identity: nothing, resource: document(statement({ Principal: { AWS: '111111111111' } })) },
      'allowed by nobody',
    ],
    [
      "has its own in addition to the resource's that names the account",
      READ,
      { identity: reads, resource: byRoot },
      'allowed',
    ],
    ["needs both in another account: its own alone isn't enough", bob, { identity: reads }, 'allowed by nobody'],
    [
      "needs both in another account: the resource's alone isn't enough",
      bob,
      { identity: nothing, resource: document(statement()) },
      'allowed by nobody',
    ],
    [
      'has both in another account',
      bob,
      { identity: reads, resource: document(statement({ Principal: { AWS: BOB.arn } })) },
      'allowed',
    ],
    [
      'is denied by its own',
      READ,
      { identity: document({ Effect: 'Deny', Action: '*', Resource: '*' }), resource: byArn },
      'denied by its policy',
    ],
    [
      'has no use of a key by its own alone',
      READ,
      { isKeyPolicy: true, identity: reads, resource: nothing },
      'allowed by nobody',
    ],
    [
      "has use of a key by its own if the key's names the account",
      READ,
      { isKeyPolicy: true, identity: reads, resource: byRoot },
      'allowed',
    ],
    [
      "has use of a key by the key's that names it",
      READ,
      { isKeyPolicy: true, identity: nothing, resource: byArn },
      'allowed',
    ],
    [
      'denies nothing to a service',
      { ...READ, by: { service: 's3.amazonaws.com' } },
      { identity: document({ Effect: 'Deny', Action: '*', Resource: '*' }), resource: document(statement()) },
      'allowed',
    ],
    [
      'is of no matter to a service',
      { ...READ, by: { service: 's3.amazonaws.com' } },
      { identity: reads },
      'allowed by nobody',
    ],
  ])('%s', (_, request, policies, decision) => {
    expect(decide(request, policies)).toBe(decision);
  });
});

describe('who a statement names', () => {
  test('an account by its number is the account', () => {
    expect(decide(READ, { resource: deny({ Principal: { AWS: ['111111111111'] } }) })).toBe('denied by its policy');
  });

  test.each([
    ['a federated one', { Federated: 'cognito-identity.amazonaws.com' }],
    ['a canonical user', { CanonicalUser: 'x' }],
    ['a wildcard in an ARN', { AWS: 'arn:aws:iam::111111111111:user/*' }],
    ['no one', undefined],
  ])('throws at %s', (_, Principal) => {
    expect(() => decide(READ, { resource: deny({ Principal }) })).toThrow('unknown principal');
  });
});

describe('what a statement is about', () => {
  test.each<[string, object, boolean]>([
    ['an action by its name, whatever its case', { Action: 'S3:getobject' }, true],
    ['an action by a wildcard', { Action: ['s3:Put*', 's3:Get*'] }, true],
    ['no other action', { Action: 's3:PutObject' }, false],
    ['a resource by a wildcard', { Resource: 'arn:aws:s3:::logs/*' }, true],
    ['a single character by a question mark', { Action: 's3:GetObjec?', Resource: 'arn:aws:s3:::logs/?' }, true],
    ['all actions but one', { Action: undefined, NotAction: 's3:Put*' }, true],
    ['not the action that is left out', { Action: undefined, NotAction: ['s3:Get*', 's3:Put*'] }, false],
    ['all resources but one', { Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }, true],
    ['not the resource that is left out', { Resource: undefined, NotResource: 'arn:aws:s3:::logs/*' }, false],
    ['no other resource', { Resource: 'arn:aws:s3:::logs' }, false],
    ['a resource in its own case only', { Resource: 'arn:aws:s3:::LOGS/1' }, false],
  ])('%s', (_, rest, isMet) => {
    expect(decide(READ, { resource: deny(rest) }) === 'denied by its policy').toBe(isMet);
  });

  test.each([
    ["elements that it doesn't know", { NotPrincipal: '*' }],
    ['policy variables', { Resource: 'arn:aws:s3:::${aws:PrincipalAccount}/*' }],
    ['statements without an action', { Action: undefined }],
    ['statements without a resource', { Resource: undefined }],
    ['other effects', { Effect: 'deny' }],
  ])('throws at %s', (_, rest) => {
    expect(() => decide(READ, { resource: deny(rest) })).toThrow('unknown element');
  });
});

describe('conditions', () => {
  const ORG = { 'aws:PrincipalOrgID': 'o-exampleorg1' };

  test.each<[string, object, Request['context'], Request['by'] | undefined, boolean]>([
    ['StringEquals', { StringEquals: ORG }, {}, ANN, true],
    ['StringEquals is false of a key that is missing', { StringEquals: { 'aws:SourceArn': 'x' } }, {}, ANN, false],
    ['StringNotEquals is true of a key that is missing', { StringNotEquals: { 'aws:SourceArn': 'x' } }, {}, ANN, true],
    [
      'StringNotEquals with several values: none of them',
      { StringNotEquals: { 'aws:PrincipalOrgID': ['o-exampleorg1', 'o-anotherorg2'] } },
      {},
      ANN,
      false,
    ],
    ['IfExists is true of a key that is missing', { StringEqualsIfExists: { 'aws:SourceArn': 'x' } }, {}, ANN, true],
    [
      'IfExists looks at a key that is there',
      { StringEqualsIfExists: { 'aws:SourceArn': 'x' } },
      { 'aws:SourceArn': 'y' },
      ANN,
      false,
    ],
    [
      'StringLike',
      { StringLike: { 'aws:SourceArn': 'arn:*:trail/?' } },
      { 'aws:SourceArn': 'arn:aws:trail/a' },
      ANN,
      true,
    ],
    ['ArnNotEquals', { ArnNotEquals: { 'aws:PrincipalArn': [ANN.arn] } }, {}, ANN, false],
    ['Bool', { Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'false' }, ANN, true],
    ['requests come by TLS unless they say otherwise', { Bool: { 'aws:SecureTransport': 'false' } }, {}, ANN, false],
    ['Null true: the key is missing', { Null: { 'aws:SourceAccount': 'true' } }, {}, ANN, true],
    ['Null false: the key is there', { Null: { 'aws:SourceAccount': 'false' } }, {}, ANN, false],
    [
      'ForAnyValue: one of the values is enough',
      { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/b' } },
      { 'kms:ResourceAliases': ['alias/a', 'alias/b'] },
      ANN,
      true,
    ],
    [
      'ForAnyValue is false of a key that is missing',
      { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/b' } },
      {},
      ANN,
      false,
    ],
    [
      'ForAnyValue, negated: one other value is enough',
      { 'ForAnyValue:StringNotEquals': { 'kms:ResourceAliases': 'alias/b' } },
      { 'kms:ResourceAliases': ['alias/a', 'alias/b'] },
      ANN,
      true,
    ],
    [
      'ForAnyValue, negated, is false of the value alone',
      { 'ForAnyValue:StringNotEquals': { 'kms:ResourceAliases': 'alias/b' } },
      { 'kms:ResourceAliases': ['alias/b'] },
      ANN,
      false,
    ],
    [
      'ForAllValues: one value too many is one too many',
      { 'ForAllValues:StringEquals': { 'kms:ResourceAliases': 'alias/b' } },
      { 'kms:ResourceAliases': ['alias/a', 'alias/b'] },
      ANN,
      false,
    ],
    [
      'ForAllValues, negated: none of them',
      { 'ForAllValues:StringNotEquals': { 'kms:ResourceAliases': 'alias/c' } },
      { 'kms:ResourceAliases': ['alias/a', 'alias/b'] },
      ANN,
      true,
    ],
    [
      'ForAllValues is true of a key that is missing',
      { 'ForAllValues:StringEquals': { 'kms:ResourceAliases': 'alias/b' } },
      {},
      ANN,
      true,
    ],
    [
      'StringNotLike',
      { StringNotLike: { 'aws:SourceArn': 'arn:*' } },
      { 'aws:SourceArn': 'arn:aws:trail/a' },
      ANN,
      false,
    ],
    ['ArnLike', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }, {}, ANN, true],
    [
      "ArnLike: a wildcard doesn't reach over a colon",
      { ArnLike: { 'aws:SourceArn': 'arn:aws:*:1:a:b' } },
      { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:1:a:b' },
      ANN,
      false,
    ],
    ['ArnEquals takes wildcards too', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/ann' } }, {}, ANN, true],
    [
      'ArnNotLike is true of a key that is missing',
      { ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
      {},
      ANN,
      true,
    ],
    [
      'true and false may be no strings',
      { Bool: { 'aws:SecureTransport': true }, Null: { 'aws:SourceArn': true } },
      {},
      ANN,
      true,
    ],
    ['keys are known whatever their case', { StringEquals: { 'AWS:principalorgid': 'o-exampleorg1' } }, {}, ANN, true],
    ['all operators have to be met', { StringEquals: ORG, Null: { 'aws:PrincipalOrgID': 'true' } }, {}, ANN, false],
    ['all keys and operators have to be met', { StringEquals: { ...ORG, 'aws:SourceArn': 'x' } }, {}, ANN, false],
    ['a service is of no organization', { StringNotEqualsIfExists: ORG }, {}, { service: 's3.amazonaws.com' }, true],
    [
      'a service says that it is one',
      { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
      {},
      { service: 's3.amazonaws.com' },
      true,
    ],
    ['anyone is no service', { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }, {}, 'anyone', true],
  ])('%s', (_, condition, context, by, isMet) => {
    expect(withCondition(condition, context, by)).toBe(isMet);
  });

  test.each<[string, object, Request['context']]>([
    ["operators that it doesn't know", { NumericLessThan: { 's3:TlsVersion': '1.2' } }, { 's3:TlsVersion': '1.2' }],
    ["operators that it doesn't know, of a key that is missing", { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, {}],
    [
      "operators that it doesn't know, behind a condition that isn't met",
      { StringEquals: { 'aws:SourceArn': 'x' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      {},
    ],
    ["a negation that AWS doesn't have", { BoolNot: { 'aws:SecureTransport': 'true' } }, {}],
    [
      'several values without a set operator',
      { StringEquals: { 'kms:ResourceAliases': 'alias/a' } },
      { 'kms:ResourceAliases': ['alias/a', 'alias/b'] },
    ],
    ['a set operator with IfExists', { 'ForAnyValue:StringEqualsIfExists': { 'kms:ResourceAliases': 'alias/a' } }, {}],
  ])('throws at %s', (_, condition, context) => {
    expect(() => withCondition(condition, context)).toThrow('unknown operator');
  });

  test('throws at an ARN operator for what is no ARN', () => {
    expect(() => withCondition({ ArnLike: { 'aws:PrincipalArn': '*' } })).toThrow('not the pattern of an ARN');
  });
});
