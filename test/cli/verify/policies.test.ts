import { comparePolicies } from '../../../lib/cli/verify/compare-policies';
import { Statement } from '../../../lib/policies/statement';

const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
const allow = (more: object): Statement => ({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::333333333333:root' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::logs/*',
  ...more,
});

const deliver = (condition: object) =>
  allow({ Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:PutObject', Condition: condition });

const same = (expected: Statement[], found: Statement[]) =>
  expect(comparePolicies(expected, found, 'aws')).toEqual({ missing: [], extra: [] });

const differ = (expected: Statement, found: Statement) =>
  expect(comparePolicies([expected], [found], 'aws')).toEqual({ missing: [expected], extra: [found] });

describe('policies are the same', () => {
  test('whatever the statements are called, and in any order', () => {
    const [list, get] = [allow({ Action: 's3:ListBucket' }), allow({})];
    same(
      [list, get],
      [
        { ...get, Sid: 'Get' },
        { ...list, Sid: 'List' },
      ],
    );
  });

  test('with lists of one, and lists in another order', () => {
    same(
      [allow({ Action: ['s3:GetObject', 's3:ListBucket'] })],
      [allow({ Action: ['s3:ListBucket', 's3:GetObject'], Resource: ['arn:aws:s3:::logs/*'] })],
    );
  });

  test('with statements that are split or merged', () => {
    same([allow({ Action: ['s3:GetObject', 's3:ListBucket'] })], [allow({}), allow({ Action: 's3:ListBucket' })]);
    same(
      [allow({}), allow({ Principal: { AWS: '444444444444' } })],
      [allow({ Principal: { AWS: ['444444444444', '333333333333'] } })],
    );
  });

  test("with an account's id for its root, in the partition's spelling", () => {
    same([allow({})], [allow({ Principal: { AWS: '333333333333' } })]);
    expect(comparePolicies([allow({})], [allow({ Principal: { AWS: '333333333333' } })], 'aws-cn').extra).toHaveLength(
      1,
    );
  });

  test('with either spelling of everyone', () => {
    same([allow({ Principal: '*' })], [allow({ Principal: { AWS: '*' } })]);
  });

  test('with actions and keys of conditions in another case', () => {
    same(
      [deliver({ StringEquals: { 'aws:SourceArn': TRAIL } })],
      [{ ...deliver({ StringEquals: { 'AWS:SourceARN': [TRAIL] } }), Action: 'S3:putobject' }],
    );
  });

  test("with a condition's true as a string", () => {
    same(
      [allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
      [allow({ Condition: { Bool: { 'aws:SecureTransport': true } } })],
    );
  });
});

describe('policies differ', () => {
  test('by principal, action, resource, and effect', () => {
    differ(allow({}), allow({ Principal: { AWS: 'arn:aws:iam::333333333333:role/siem' } }));
    differ(allow({}), allow({ Action: 's3:PutObject' }));
    differ(allow({}), allow({ Resource: 'arn:aws:s3:::logs2/*' }));
    differ(allow({}), { ...allow({}), Effect: 'Deny' });
  });

  test('by a condition on another trail', () => {
    differ(
      deliver({ StringEquals: { 'aws:SourceArn': TRAIL } }),
      deliver({ StringEquals: { 'aws:SourceArn': `${TRAIL}2` } }),
    );
  });

  test("by a statement that says what it isn't about", () => {
    differ(allow({ Action: '*' }), { ...allow({}), Action: undefined, NotAction: 's3:PutObject' } as any);
  });
});

describe('a statement that goes further stands for a narrower one', () => {
  const covers = (broad: Statement, narrow: Statement) =>
    expect(comparePolicies([narrow], [broad], 'aws')).toEqual({ missing: [], extra: [broad] });

  test('by patterns of actions and resources', () => {
    covers(allow({ Action: 's3:Get*' }), allow({}));
    covers(allow({ Resource: '*' }), allow({}));
    covers(allow({ Resource: 'arn:aws:s3:::lo?s/*' }), allow({ Resource: 'arn:aws:s3:::logs/a' }));
  });

  test("a question mark doesn't stand for a star", () => {
    const all = allow({ Resource: 'arn:aws:s3:::logs/*' });
    expect(comparePolicies([all], [allow({ Resource: 'arn:aws:s3:::logs/?' })], 'aws')).toEqual({
      missing: [all],
      extra: [],
    });
  });

  test('without its condition', () => {
    covers(deliver({}), deliver({ StringEquals: { 'aws:SourceArn': TRAIL } }));
  });

  test("by the trail's account, or a pattern of its ARN", () => {
    const narrow = deliver({ StringEquals: { 'aws:SourceArn': TRAIL } });
    covers(deliver({ StringEquals: { 'aws:SourceAccount': '111111111111' } }), narrow);
    covers(deliver({ ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:trail/*' } }), narrow);
    differ(narrow, deliver({ StringEquals: { 'aws:SourceAccount': '222222222222' } }));
  });

  test('by more values that are permitted', () => {
    covers(
      deliver({ StringEquals: { 'aws:SourceArn': [TRAIL, `${TRAIL}2`] } }),
      deliver({ StringEquals: { 'aws:SourceArn': TRAIL } }),
    );
  });

  test('a denial by fewer exceptions', () => {
    const deny = (...roles: string[]): Statement => ({
      ...allow({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': roles } } }),
      Effect: 'Deny',
      Principal: '*',
    });

    covers(
      deny('arn:aws:iam::111111111111:role/a'),
      deny('arn:aws:iam::111111111111:role/a', 'arn:aws:iam::111111111111:role/b'),
    );
  });
});
