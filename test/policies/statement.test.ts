import { asDeployed, Statement } from '../../lib/policies/statement';

const STATEMENT: Statement = {
  Effect: 'Allow',
  Principal: { AWS: ['333333333333'] },
  Action: ['s3:GetObject'],
  Resource: ['arn:aws:s3:::logs/*'],
};

test('an account is written as the ARN that stands for it, and a list of one as text', () => {
  expect(asDeployed([STATEMENT], 'aws-cn')).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws-cn:iam::333333333333:root' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::logs/*',
    },
  ]);
});

test('lists stay lists, and roles, services and everyone what they are', () => {
  const statements: Statement[] = [
    {
      ...STATEMENT,
      Principal: { AWS: ['333333333333', 'arn:aws:iam::333333333333:role/siem'] },
      Action: ['s3:GetObject', 's3:ListBucket'],
    },
    { ...STATEMENT, Principal: { Service: 'cloudtrail.amazonaws.com' } },
    { ...STATEMENT, Principal: '*' },
  ];

  expect(asDeployed(statements, 'aws').map(({ Principal: principal, Action }) => [principal, Action])).toEqual([
    [
      { AWS: ['arn:aws:iam::333333333333:root', 'arn:aws:iam::333333333333:role/siem'] },
      ['s3:GetObject', 's3:ListBucket'],
    ],
    [{ Service: 'cloudtrail.amazonaws.com' }, 's3:GetObject'],
    ['*', 's3:GetObject'],
  ]);
});

test('twelve digits in a name or at the start of an id are no account', () => {
  const principals = ['arn:aws:iam::333333333333:role/siem-444444444444', '444444444444abcdef0123456789'];
  expect(asDeployed([{ ...STATEMENT, Principal: { AWS: principals } }], 'aws')).toMatchObject([
    { Principal: { AWS: principals } },
  ]);
});

test("conditions stay as they are, and what a statement lacks isn't added", () => {
  const condition = { ArnNotEquals: { 'aws:PrincipalArn': ['arn:aws:iam::333333333333:role/siem'] } };
  expect(asDeployed([{ Effect: 'Allow', Action: 'a:b', Resource: '*', Condition: condition }], 'aws')).toStrictEqual([
    { Effect: 'Allow', Action: 'a:b', Resource: '*', Condition: condition },
  ]);
});
