import {
  AccountPrincipal,
  AccountRootPrincipal,
  ArnPrincipal,
  IPrincipal,
  OrganizationPrincipal,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Statement } from '../../lib/policies/statement';
import { policyStatement } from '../../lib/synth/policy-statement';
import { newStack } from '../support/apps';

const ofOrganization = {
  StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1', 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
};

test('says what the plain statement says', () => {
  const statement: Statement = {
    Sid: 'DenyPlain',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };

  expect(newStack().resolve(policyStatement(statement).toStatementJson())).toEqual(statement);
});

test("names no principal in an identity's policy", () => {
  expect(policyStatement({ Effect: 'Allow', Action: 'a:b', Resource: '*' }).toStatementJson()).toEqual({
    Effect: 'Allow',
    Action: 'a:b',
    Resource: '*',
  });
});

test("an organization is named once, with the statement's own conditions", () => {
  const { principals } = policyStatement({
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: ofOrganization,
  });

  expect(principals.map(({ policyFragment }) => policyFragment.conditions)).toEqual([
    { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
  ]);
});

test("an account is aws-cdk-lib's, which knows when to write the partition out", () => {
  const [principal] = policyStatement({
    Effect: 'Allow',
    Principal: { AWS: '333333333333' },
    Action: 'kms:Decrypt',
    Resource: '*',
  }).principals;

  expect(principal).toBeInstanceOf(AccountPrincipal);
  expect(newStack().resolve(principal.policyFragment.principalJson)).toEqual({
    AWS: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::333333333333:root']] }],
  });
});

// With the feature flag @aws-cdk/aws-iam:minimizePolicies, which every new app has, statements are merged that have the
// same principals.
describe('what a user grants is merged with what the baseline does, to', () => {
  const merged = (principal: Statement['Principal'], granted: IPrincipal, conditions?: Statement['Condition']) => {
    const document = new PolicyDocument({ minimize: true });
    document.addStatements(
      policyStatement({
        Effect: 'Allow',
        Principal: principal,
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: conditions,
      }),
      new PolicyStatement({ principals: [granted], actions: ['kms:DescribeKey'], resources: ['*'], conditions }),
    );

    return newStack().resolve(document).Statement.length;
  };

  test.each<[string, Statement['Principal'], IPrincipal, Statement['Condition']]>([
    ['a service', { Service: 'cloudtrail.amazonaws.com' }, new ServicePrincipal('cloudtrail.amazonaws.com'), undefined],
    [
      'a role',
      { AWS: ['arn:aws:iam::333333333333:role/siem'] },
      new ArnPrincipal('arn:aws:iam::333333333333:role/siem'),
      undefined,
    ],
    ['an organization', { AWS: '*' }, new OrganizationPrincipal('o-exampleorg1'), ofOrganization],
  ])('%s', (_, principal, granted, conditions) => {
    expect(merged(principal, granted, conditions)).toBe(1);
    expect(merged(principal, new AccountRootPrincipal(), conditions)).toBe(2);
  });
});
