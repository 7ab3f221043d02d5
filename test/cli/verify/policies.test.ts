import * as fc from 'fast-check';
import { comparePolicies } from '../../../lib/cli/verify/compare-policies';
import { Statement } from '../../../lib/policies/statement';
import { cases } from '../../support/random-cases';

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

  test("not by the source's account where a pattern can be of another one", () => {
    const account = { StringEquals: { 'aws:SourceAccount': '111111111111' } };
    const pattern = { StringLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:*' } };
    differ(deliver(pattern), deliver(account));
  });

  test('not by an empty account, which an ARN of a bucket has', () => {
    const bucket = { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::logs' } };
    differ(deliver(bucket), deliver({ StringEquals: { 'aws:SourceAccount': '' } }));
  });

  test('not by a wildcard where it is none', () => {
    const source = { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111111111111:trail/*' };
    const [narrow, literal] = [deliver({ ArnLike: source }), deliver({ StringEquals: source })];
    expect(comparePolicies([narrow], [literal], 'aws')).toEqual({ missing: [narrow], extra: [] });
  });

  test('not by a wildcard that would reach over a colon of an ARN', () => {
    const narrow = deliver({ ArnLike: { 'aws:SourceArn': TRAIL } });
    differ(narrow, deliver({ ArnLike: { 'aws:SourceArn': 'arn:*:*:*:*:*:trail/audit' } }));
    differ(narrow, deliver({ ArnLike: { 'aws:SourceArn': 'arn:*:trail/audit' } }));
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

describe('policies that are large or written to harm', () => {
  const names = (prefix: string) => Array.from({ length: 300 }, (_, index) => `${prefix}${index}`);
  const large = allow({
    Principal: { AWS: names('arn:aws:iam::333333333333:role/reader') },
    Action: names('s3:Get'),
    Resource: names('arn:aws:s3:::logs/'),
  });

  test('are compared without multiplying principals, actions and resources', () => {
    expect(comparePolicies([large], [large], 'aws')).toEqual({ missing: [], extra: [] });
    expect(comparePolicies([allow({})], [allow({}), large], 'aws')).toEqual({ missing: [], extra: [large] });
  });

  test('come to the same as when they are multiplied out', () => {
    const some = (...values: string[]) => fc.subarray(values, { minLength: 1 });
    const statements = fc.array(
      fc
        .record({
          roles: some('a', 'b', 'c'),
          Action: some('s3:Get*', 's3:GetObject', 's3:List'),
          keys: some('x', 'y', '*'),
        })
        .map(({ roles, Action, keys }) =>
          allow({
            Principal: { AWS: roles.map((role) => `arn:aws:iam::333333333333:role/${role}`) },
            Action,
            Resource: keys.map((key) => `arn:aws:s3:::logs/${key}`),
          }),
        ),
      { minLength: 1, maxLength: 4 },
    );

    fc.assert(
      fc.property(statements, statements, (expected, found) => {
        const { missing, extra } = comparePolicies(expected, found, 'aws');
        expect(missing).toEqual(
          expected.filter((statement) => !multiply(statement).every((single) => says(found, single))),
        );

        expect(extra).toEqual(
          found.filter((statement) => !multiply(statement).every((single) => says(expected, single))),
        );
      }),
      { numRuns: cases(300) },
    );
  });

  function multiply({
    Principal: principal,
    Action: action,
    Resource: resource,
    ...statement
  }: Statement): Statement[] {
    const { AWS: roles } = principal as { AWS: string[] };
    return roles.flatMap((role) =>
      (action as string[]).flatMap((call) =>
        (resource as string[]).map((arn) => ({ ...statement, Principal: { AWS: role }, Action: call, Resource: arn })),
      ),
    );
  }

  /** Whether one of the statements, multiplied out, says as much. */
  function says(statements: Statement[], single: Statement): boolean {
    const covers = (pattern: string, value: string) =>
      pattern === value || (pattern.endsWith('*') && value.startsWith(pattern.slice(0, -1)));

    return statements
      .flatMap(multiply)
      .some(
        (broad) =>
          JSON.stringify(broad.Principal) === JSON.stringify(single.Principal) &&
          covers(broad.Action as string, single.Action as string) &&
          covers(broad.Resource as string, single.Resource as string),
      );
  }
});
