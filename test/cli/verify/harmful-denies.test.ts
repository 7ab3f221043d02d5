import * as fc from 'fast-check';
import { Report } from '../../../lib/cli/findings/report';
import { FINDINGS } from '../../../lib/cli/verify/catalog';
import { differenceOf, harmfulOf, writtenPolicy } from '../../../lib/cli/verify/compare-policies';
import { Conditions, Statement } from '../../../lib/policies/statement';
import { decide } from '../../support/iam';
import { cases } from '../../support/random-cases';

const BUCKET = 'arn:aws:s3:::logs';
const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
const READER = 'arn:aws:iam::333333333333:role/reader';
const LOG_FILES = `${BUCKET}/AWSLogs/111111111111/*`;

const DELIVER: Statement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: LOG_FILES,
  Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': TRAIL } },
};

const READ: Statement = { Effect: 'Allow', Principal: { AWS: READER }, Action: 's3:GetObject', Resource: LOG_FILES };

/** What a Deny statement of an existing bucket's policy denies. */
function deniedBy(deny: object): string[] {
  const statement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', ...deny } as Statement;
  const expected = { statements: [DELIVER, READ], isWhole: false };
  const harmful = harmfulOf([statement], expected, 'aws');

  return Object.entries(harmful).flatMap(([name, statements]) => (statements.length > 0 ? name : []));
}

const withCondition = (Condition: object) => deniedBy({ Action: 's3:PutObject', Condition });
const KEPT: object = { Principal: undefined, Action: undefined, Resource: undefined };

describe('a Deny statement that leaves something out', () => {
  test('denies deliveries where its exception has question marks for a star', () => {
    expect(
      deniedBy({ ...KEPT, Principal: '*', Action: 's3:PutObject', NotResource: `${BUCKET}/AWSLogs/111111111111/?` }),
    ).toEqual(['deliveries']);
  });

  test('denies no deliveries where its exception has all of them', () => {
    expect(deniedBy({ ...KEPT, Principal: '*', Action: 's3:PutObject', NotResource: `${BUCKET}/AWSLogs/*` })).toEqual(
      [],
    );

    expect(deniedBy({ Action: undefined, NotAction: ['s3:PutObject', 's3:Get*'] })).toEqual([]);
  });

  test('denies readers where it excepts others', () => {
    const exceptOf = (...AWS: string[]) =>
      deniedBy({ ...KEPT, Action: 's3:GetObject', Resource: '*', NotPrincipal: { AWS } });

    expect(exceptOf('arn:aws:iam::444444444444:root')).toEqual(['permissions']);
    expect(exceptOf(READER, '333333333333')).toEqual([]);
  });

  test('is undecided where its principals have a wildcard of services', () => {
    expect(deniedBy({ Principal: { Service: '*' }, Action: 's3:PutObject' })).toEqual(['undecided']);
  });
});

describe("a Deny statement on callers, of which requests of AWS services have no value that is the customer's", () => {
  test.each<[string, Conditions]>([
    ['names the caller itself', { StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }],
    ['has a pattern of every principal', { ArnLike: { 'aws:PrincipalArn': 'arn:*:*:*:*:*' } }],
    ['has a pattern of every account', { StringLike: { 'aws:PrincipalAccount': '?*' } }],
    ['has half of all addresses', { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }],
    ['has half of all new addresses', { IpAddress: { 'aws:SourceIp': '::/1' } }],
    ['excepts every principal', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:*:*:*:*' } }],
  ])('is undecided where it %s', (_, Condition) => {
    expect(withCondition(Condition)).toEqual(['undecided']);
  });

  test('denies no deliveries where it names customers', () => {
    expect(withCondition({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444444444444:role/*' } })).toEqual([]);
    expect(withCondition({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toEqual([]);
  });

  test('denies deliveries where it excepts customers only', () => {
    expect(withCondition({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::444444444444:role/*' } })).toEqual([
      'deliveries',
    ]);

    expect(withCondition({ NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } })).toEqual(['deliveries']);
  });
});

describe('a Deny statement that excepts the trail', () => {
  test('denies deliveries where a wildcard of its ARN would reach over a colon', () => {
    expect(withCondition({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:*:*:*:trail/audit' } })).toEqual([
      'deliveries',
    ]);

    expect(withCondition({ ArnNotEquals: { 'aws:SourceArn': 'arn:aws:cloud*:111111111111:*:*:trail/audit' } })).toEqual(
      ['deliveries'],
    );
  });

  test('is undecided where its pattern is no ARN', () => {
    expect(withCondition({ ArnNotLike: { 'aws:SourceArn': 'arn:*trail/audit' } })).toEqual(['undecided']);
  });

  test('denies no deliveries with a pattern of the ARN', () => {
    expect(withCondition({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:trail/*' } })).toEqual([]);
  });
});

test("a condition's true and false can be in any case", () => {
  expect(withCondition({ Null: { 'aws:SourceArn': 'FALSE' } })).toEqual(['deliveries']);
  expect(withCondition({ Null: { 'aws:SourceArn': 'TRUE' } })).toEqual([]);
});

test('a look-alike of a letter is another letter, as IAM compares', () => {
  expect(withCondition({ StringEquals: { 'aws:To\u212aenIssueTime': 'x' } })).toEqual(['undecided']);
  expect(deniedBy({ Action: undefined, NotAction: ['s3:PutObject', 's3:GetObject', '\u212ams:*'] })).toEqual([]);
});

describe('random Deny statements', () => {
  const some = <T>(...values: T[]) =>
    fc.subarray(values, { minLength: 1 }).map((list) => (list.length === 1 ? list[0] : list));

  const strings = some(TRAIL, `${TRAIL}2`, 'arn:aws:cloudtrail:*:111111111111:trail/*', '*', '111111111111', 'true');
  const arns = some(TRAIL, READER, 'arn:aws:cloudtrail:*:*:trail/aud?t', 'arn:aws:*:*:*:role/*', 'arn:aws:c*:*:*:*');
  const keys = fc.constantFrom(
    'aws:SourceArn',
    'AWS:sourceaccount',
    's3:x-amz-acl',
    'aws:PrincipalArn',
    'aws:PrincipalServiceName',
  );

  const suffix = fc.constantFrom('', 'IfExists');
  const text = fc.tuple(fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'), suffix);
  const arn = fc.tuple(fc.constantFrom('ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals'), suffix);
  const truth = fc.constantFrom('true', 'false');

  const condition = fc.oneof(
    fc.tuple(text, keys, strings).map(([operator, key, values]) => ({ [operator.join('')]: { [key]: values } })),
    fc
      .tuple(arn, fc.constantFrom('aws:SourceArn', 'aws:PrincipalArn'), arns)
      .map(([operator, key, values]) => ({ [operator.join('')]: { [key]: values } })),
    fc
      .tuple(suffix, fc.constantFrom('aws:PrincipalIsAWSService', 'aws:SecureTransport'), truth)
      .map(([end, key, value]) => ({ [`Bool${end}`]: { [key]: value } })),
    fc.tuple(keys, truth).map(([key, value]) => ({ Null: { [key]: value } })),
  );

  const actions = some('s3:*', 'S3:putobject', 's3:P?tObject', 's3:GetObject', 's3:Delete*');
  const resources = some(
    '*',
    `${BUCKET}/*`,
    LOG_FILES,
    `${BUCKET}/AWSLogs/1111111111??/*`,
    `${BUCKET}/?`,
    `${BUCKET}/AWSLogs/111111111111/?`,
  );

  const principals = fc.constantFrom(
    '*',
    { AWS: '*' },
    { Service: ['cloudtrail.amazonaws.com'] },
    { AWS: [READER] },
    { AWS: '333333333333' },
  );

  const statement = fc
    .record({
      Principal: principals,
      action: fc.tuple(fc.constantFrom('Action', 'NotAction'), actions),
      resource: fc.tuple(fc.constantFrom('Resource', 'NotResource'), resources),
      conditions: fc.array(condition, { maxLength: 2 }),
    })
    .map(({ Principal, action, resource, conditions }) => ({
      Effect: 'Deny',
      Principal,
      [action[0]]: action[1],
      [resource[0]]: resource[1],
      Condition: Object.assign({}, ...conditions),
    }));

  const fileNames = ['a', 'CloudTrail/eu-west-1/2026/11/26/a.json.gz'];

  test('are never taken for harmless where they deny a delivery', () => {
    fc.assert(
      fc.property(statement, (deny) => {
        const isDenied = fileNames.some((name) => decideDelivery(deny, name) === 'denied by its policy');
        expect(isDenied && deniedBy(deny).every((kind) => kind === 'permissions')).toBe(false);
      }),
      { numRuns: cases(3000) },
    );
  });

  test('without conditions are never taken for harmless where they deny a reader', () => {
    fc.assert(
      fc.property(statement, (conditional) => {
        const { Condition: _, ...deny } = conditional;
        const isDenied = fileNames.some((name) => decideRead(deny, name) === 'denied by its policy');
        expect(isDenied && deniedBy(deny).length === 0).toBe(false);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('of an existing policy stay in the policy that a fix writes, whatever they deny', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), (denying) => {
        const found = denying as unknown as Statement[];
        const expected = { statements: [DELIVER, READ], isWhole: false };
        const report = new Report(FINDINGS);
        const difference = differenceOf(report, expected, found, { subject: 'log bucket', partition: 'aws' });
        const written = writtenPolicy(expected, found, difference, 'aws');

        expect(written).toMatchObject({ Statement: [...found, DELIVER, READ] });
      }),
      { numRuns: cases(300) },
    );
  });

  function decideDelivery(deny: object, name: string) {
    return decide(
      {
        by: { service: 'cloudtrail.amazonaws.com' },
        action: 's3:PutObject',
        resource: LOG_FILES.replace('*', name),
        owner: '111111111111',
        context: {
          'aws:SourceArn': TRAIL,
          'aws:SourceAccount': '111111111111',
          's3:x-amz-acl': 'bucket-owner-full-control',
          'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com',
        },
      },
      { resource: { Statement: [DELIVER, deny] } },
    );
  }

  function decideRead(deny: object, name: string) {
    return decide(
      {
        by: { arn: READER, organization: 'o-abc1234567' },
        action: 's3:GetObject',
        resource: LOG_FILES.replace('*', name),
        owner: '111111111111',
      },
      { resource: { Statement: [READ, deny] } },
    );
  }
});
