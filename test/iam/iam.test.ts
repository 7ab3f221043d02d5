import { decide, Document, Policies, Request, written } from '../support/iam';

const ANN = { arn: 'arn:aws:iam::111111111111:user/ann', organization: 'o-exampleorg1' };
const BOB = { arn: 'arn:aws:iam::222222222222:user/bob', organization: 'o-exampleorg1' };
const READ: Request = { by: ANN, action: 's3:GetObject', resource: 'arn:aws:s3:::logs/1', owner: '111111111111' };
const statement = (rest: object = {}) => ({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', ...rest });
const document = (...statements: object[]): Document => ({ Statement: statements });
const deny = (rest: object = {}) => document(statement({ Effect: 'Deny', ...rest }));
const withCondition = (Condition: object, context: Request['context'] = {}, by: Request['by'] = ANN) =>
  decide({ ...READ, by, context }, { resource: deny({ Condition }) }) === 'denied by its policy';

describe('who decides', () => {
  test.each<[string, Request, Policies, string]>([
    ['an administrator of the owner\'s account needs no other policy', READ, {}, 'allowed'],
    ['a key\'s policy has to let its own account in', READ, { isKeyPolicy: true, resource: document(statement({ Principal: { AWS: BOB.arn } })) }, 'allowed by nobody'],
    ['a key\'s policy lets its account in by naming its root', READ, { isKeyPolicy: true, resource: document(statement({ Principal: { AWS: 'arn:aws:iam::111111111111:root' } })) }, 'allowed'],
    ['another account needs the resource\'s policy', { ...READ, by: BOB }, {}, 'allowed by nobody'],
    ['another account is let in by its root', { ...READ, by: BOB }, { resource: document(statement({ Principal: { AWS: 'arn:aws:iam::222222222222:root' } })) }, 'allowed'],
    ['another account isn\'t let in by a third one', { ...READ, by: BOB }, { resource: document(statement({ Principal: { AWS: 'arn:aws:iam::333333333333:root' } })) }, 'allowed by nobody'],
    ['a service is let in by its name', { ...READ, by: { service: 'cloudtrail.amazonaws.com' } }, { resource: document(statement({ Principal: { Service: 'cloudtrail.amazonaws.com' } })) }, 'allowed'],
    ['a service isn\'t let in as an account is', { ...READ, by: { service: 'cloudtrail.amazonaws.com' } }, { resource: document(statement({ Principal: { AWS: BOB.arn } })) }, 'allowed by nobody'],
    ['anyone needs a policy for everyone', { ...READ, by: 'anyone' }, { resource: document(statement({ Principal: { AWS: BOB.arn } })) }, 'allowed by nobody'],
    ['a deny comes before an allow', READ, { resource: document(statement(), statement({ Effect: 'Deny' })) }, 'denied by its policy'],
    ['an SCP binds the accounts it is attached to', READ, { scps: [{ document: deny(), accounts: ['111111111111'] }] }, 'denied by SCP'],
    ['an SCP doesn\'t bind the resources of an account', { ...READ, by: BOB }, { resource: document(statement()), scps: [{ document: deny(), accounts: ['111111111111'] }] }, 'allowed'],
    ['an SCP binds no service', { ...READ, by: { service: 's3.amazonaws.com' } }, { resource: document(statement()), scps: [{ document: deny(), accounts: ['111111111111'] }] }, 'allowed'],
    ['an RCP binds whoever comes', { ...READ, by: BOB }, { resource: document(statement()), rcps: [{ document: deny(), accounts: ['111111111111'] }] }, 'denied by RCP'],
    ['an RCP binds services too', { ...READ, by: { service: 's3.amazonaws.com' } }, { resource: document(statement()), rcps: [{ document: deny(), accounts: ['111111111111'] }] }, 'denied by RCP'],
    ['an RCP doesn\'t bind what other accounts own', READ, { rcps: [{ document: deny(), accounts: ['222222222222'] }] }, 'allowed'],
  ])('%s', (_, request, policies, decision) => {
    expect(decide(request, policies)).toBe(decision);
  });
});

describe('what a statement is about', () => {
  test.each<[string, object, boolean]>([
    ['an action by its name, whatever its case', { Action: 'S3:getobject' }, true],
    ['an action by a wildcard', { Action: ['s3:Put*', 's3:Get*'] }, true],
    ['no other action', { Action: 's3:PutObject' }, false],
    ['a resource by a wildcard', { Resource: 'arn:aws:s3:::logs/*' }, true],
    ['no other resource', { Resource: 'arn:aws:s3:::logs' }, false],
    ['a resource in its own case only', { Resource: 'arn:aws:s3:::LOGS/1' }, false],
  ])('%s', (_, rest, isMet) => {
    expect(decide(READ, { resource: deny(rest) }) === 'denied by its policy').toBe(isMet);
  });

  test('throws at elements that it doesn\'t know', () => {
    expect(() => decide(READ, { resource: deny({ NotAction: 's3:*' }) })).toThrow('unknown element');
  });
});

describe('conditions', () => {
  const ORG = { 'aws:PrincipalOrgID': 'o-exampleorg1' };

  test.each<[string, object, Request['context'], Request['by'] | undefined, boolean]>([
    ['StringEquals', { StringEquals: ORG }, {}, ANN, true],
    ['StringEquals is false of a key that is missing', { StringEquals: { 'aws:SourceArn': 'x' } }, {}, ANN, false],
    ['StringNotEquals is true of a key that is missing', { StringNotEquals: { 'aws:SourceArn': 'x' } }, {}, ANN, true],
    ['StringNotEquals with several values: none of them', { StringNotEquals: { 'aws:PrincipalOrgID': ['o-exampleorg1', 'o-anotherorg2'] } }, {}, ANN, false],
    ['IfExists is true of a key that is missing', { StringEqualsIfExists: { 'aws:SourceArn': 'x' } }, {}, ANN, true],
    ['IfExists looks at a key that is there', { StringEqualsIfExists: { 'aws:SourceArn': 'x' } }, { 'aws:SourceArn': 'y' }, ANN, false],
    ['StringLike', { StringLike: { 'aws:SourceArn': 'arn:*:trail/?' } }, { 'aws:SourceArn': 'arn:aws:trail/a' }, ANN, true],
    ['ArnNotEquals', { ArnNotEquals: { 'aws:PrincipalArn': [ANN.arn] } }, {}, ANN, false],
    ['Bool', { Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'false' }, ANN, true],
    ['requests come by TLS unless they say otherwise', { Bool: { 'aws:SecureTransport': 'false' } }, {}, ANN, false],
    ['Null true: the key is missing', { Null: { 'aws:SourceAccount': 'true' } }, {}, ANN, true],
    ['Null false: the key is there', { Null: { 'aws:SourceAccount': 'false' } }, {}, ANN, false],
    ['ForAnyValue: one of the values is enough', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/b' } }, { 'kms:ResourceAliases': ['alias/a', 'alias/b'] }, ANN, true],
    ['ForAnyValue is false of a key that is missing', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/b' } }, {}, ANN, false],
    ['all keys and operators have to be met', { StringEquals: { ...ORG, 'aws:SourceArn': 'x' } }, {}, ANN, false],
    ['a service is of no organization', { StringNotEqualsIfExists: ORG }, {}, { service: 's3.amazonaws.com' }, true],
    ['a service says that it is one', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, {}, { service: 's3.amazonaws.com' }, true],
    ['anyone is no service', { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }, {}, 'anyone', true],
  ])('%s', (_, condition, context, by, isMet) => {
    expect(withCondition(condition, context, by)).toBe(isMet);
  });

  test('throws at operators that it doesn\'t know', () => {
    expect(() => withCondition({ NumericLessThan: { 's3:TlsVersion': '1.2' } }, { 's3:TlsVersion': '1.2' })).toThrow('unknown operator NumericLessThan');
  });
});

test('templates are written out, and what isn\'t known is no silence', () => {
  const known = { 'AWS::Partition': 'aws', 'Bucket.Arn': 'arn:aws:s3:::logs', 'Topic': 'arn:aws:sns:::t' };
  expect(written({ a: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x']] }, { 'Fn::GetAtt': ['Bucket', 'Arn'] }], b: { Ref: 'Topic' } }, known))
    .toEqual({ a: ['arn:aws:x', 'arn:aws:s3:::logs'], b: 'arn:aws:sns:::t' });
  expect(() => written({ Ref: 'Other' }, known)).toThrow('nothing is known of Other');
});
