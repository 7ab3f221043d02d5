import { statementsOf } from '../../../lib/cli/account/policy-text';

const ALLOW = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
const NESTED = `${'['.repeat(5000)}${']'.repeat(5000)}`;
const read = (policy: unknown) => statementsOf(JSON.stringify(policy).replace('"nested"', NESTED));

test('a policy has its statements, of which a single one may come without a list', () => {
  const excepting = { Effect: 'Deny', NotPrincipal: { AWS: ['*'] }, NotAction: ['s3:*'], NotResource: '*' };
  const conditional = { ...ALLOW, Condition: { Bool: { a: true }, NumericEquals: { b: [1, '2'] } } };
  expect(read({ Statement: [ALLOW, excepting, conditional] })).toEqual([ALLOW, excepting, conditional]);
  expect(read({ Version: '2012-10-17', Statement: ALLOW })).toEqual([ALLOW]);
  expect(statementsOf(undefined)).toEqual([]);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a statement that is null', { Statement: null }],
  ['a list with null', { Statement: [ALLOW, null] }],
  ['another effect', { Statement: { ...ALLOW, Effect: 'allow' } }],
  ['no action', { Statement: { ...ALLOW, Action: undefined } }],
  ['an action that is an object', { Statement: { ...ALLOW, Action: { a: 1 } } }],
  ['a resource that is a number', { Statement: { ...ALLOW, Resource: [1] } }],
  ['a principal that is a text', { Statement: { ...ALLOW, Principal: 'arn:aws:iam::111111111111:root' } }],
  ['a principal that is a list', { Statement: { ...ALLOW, Principal: ['*'] } }],
  ['a principal without names', { Statement: { ...ALLOW, Principal: { AWS: null } } }],
  ['a condition that is null', { Statement: { ...ALLOW, Condition: { Bool: null } } }],
  ['a condition that is nested deep', { Statement: { ...ALLOW, Condition: { Bool: { a: 'nested' } } } }],
  ['an exception that is nested deep', { Statement: { ...ALLOW, Action: undefined, NotAction: 'nested' } }],
])("a policy isn't one with %s", (_, policy) => {
  expect(() => read(policy)).toThrow(new TypeError('a policy is malformed'));
});
