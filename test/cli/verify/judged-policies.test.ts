import * as fc from 'fast-check';
import { comparePolicies } from '../../../lib/cli/verify/compare-policies';
import { Statement } from '../../../lib/policies/statement';
import { decide, Request } from '../../support/iam';
import { cases } from '../../support/random-cases';

const LOGS = 'arn:aws:s3:::logs';
const trailOf = (account: string, name: string) => `arn:aws:cloudtrail:eu-west-1:${account}:trail/${name}`;
const [OWN, FOREIGN] = [trailOf('111111111111', 'audit'), trailOf('222222222222', 'audit')];
const READER = 'arn:aws:iam::333333333333:role/reader';

const some = <T>(...values: T[]) =>
  fc.subarray(values, { minLength: 1 }).map((list) => (list.length === 1 ? list[0] : list));

const conditions = fc.oneof(
  fc.constant({}),
  fc
    .tuple(
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIfExists'),
      some(OWN, FOREIGN, `${OWN}*`, 'arn:aws:cloudtrail:*:111111111111:*', 'arn:*:trail/*', '*', 'arn:aws:s3:::logs'),
    )
    .map(([operator, values]) => ({ [operator]: { 'aws:SourceArn': values } })),
  fc
    .tuple(
      fc.constantFrom('ArnEquals', 'ArnLike', 'ArnNotLike', 'ArnNotEquals'),
      some(OWN, FOREIGN, 'arn:aws:cloudtrail:*:111111111111:trail/*', 'arn:*:*:*:*:*', 'arn:*:*:*:trail/*:*'),
    )
    .map(([operator, values]) => ({ [operator]: { 'AWS:sourcearn': values } })),
  fc
    .tuple(
      fc.constantFrom('StringEquals', 'StringLike', 'StringNotEquals'),
      some('111111111111', '222222222222', '*', ''),
    )
    .map(([operator, values]) => ({ [operator]: { 'aws:SourceAccount': values } })),
  fc
    .tuple(fc.constantFrom('Bool', 'BoolIfExists'), fc.constantFrom('true', 'false'))
    .map(([operator, value]) => ({ [operator]: { 'aws:PrincipalIsAWSService': value } })),
  fc.constantFrom('true', 'false').map((value) => ({ Null: { 'aws:SourceArn': value } })),
);

const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Principal: fc.constantFrom<object | string>(
      '*',
      { AWS: ['*'] },
      { AWS: READER },
      { AWS: '333333333333' },
      { AWS: ['arn:aws:iam::333333333333:root', READER] },
      { Service: 'cloudtrail.amazonaws.com' },
      { Service: ['cloudtrail.amazonaws.com', 'logging.s3.amazonaws.com'], AWS: READER },
    ),
    Action: some('s3:*', 's3:PutObject', 'S3:Put*', 's3:P?tObject', 's3:GetObject', '*'),
    Resource: some('*', LOGS, `${LOGS}/*`, `${LOGS}/AWSLogs/*`, `${LOGS}/AWSLogs/?`, `${LOGS}*`),
    conditions: fc.array(conditions, { maxLength: 2 }),
  })
  .map(({ conditions: parts, ...rest }) => ({ ...rest, Condition: Object.assign({}, ...parts) }) as Statement);

/** A statement with a part of another one. */
const mixed = (one: Statement, other: Statement) =>
  fc
    .constantFrom(...(['Principal', 'Action', 'Resource', 'Condition'] as const))
    .map((part): Statement => ({ ...one, [part]: other[part] }));

/** A statement, or two, and what somebody made of it. */
const changedPolicy = fc.tuple(statement, statement, fc.boolean()).chain(([one, other, isAlone]) =>
  fc.record({
    expected: fc.constant<Statement[]>(isAlone ? [one] : [one, other]),
    found: fc.oneof(
      mixed(one, other).map((changed): Statement[] => (isAlone ? [changed] : [changed, other])),
      fc.tuple(mixed(one, other), mixed(other, one)).map((both) => [...both]),
    ),
  }),
);

const sources: Record<string, string>[] = [
  {},
  ...[OWN, FOREIGN, trailOf('222222222222', 'a:111111111111:trail/audit')].map((arn) => ({
    'aws:SourceArn': arn,
    'aws:SourceAccount': arn.split(':')[4],
  })),
];

const callers: Request['by'][] = [
  { service: 'cloudtrail.amazonaws.com' },
  { service: 'logging.s3.amazonaws.com' },
  { arn: READER, organization: 'o-1' },
  { arn: 'arn:aws:iam::444444444444:role/other', organization: 'o-2' },
  'anyone',
];

const requests = callers.flatMap((by) =>
  ['s3:PutObject', 's3:GetObject'].flatMap((action) =>
    [`${LOGS}/AWSLogs/a`, `${LOGS}/AWSLogs/a/b`, `${LOGS}2/c`].flatMap((resource) =>
      sources.map((context): Request => ({ by, action, resource, owner: '111111111111', context })),
    ),
  ),
);

const isAllowed = (request: Request, statements: Statement[]) =>
  decide(request, { resource: { Statement: statements } }) === 'allowed';

const isOf = (effect: string) => (candidate: Statement) => candidate.Effect === effect;

test('a policy without a further Allow, and with every Deny, allows nothing more, as IAM decides', () => {
  fc.assert(
    fc.property(changedPolicy, ({ expected, found }) => {
      const { missing, extra } = comparePolicies(expected, found, 'aws');
      fc.pre(!extra.some(isOf('Allow')) && !missing.some(isOf('Deny')));
      expect(requests.filter((request) => isAllowed(request, found) && !isAllowed(request, expected))).toEqual([]);
    }),
    { numRuns: cases(300) },
  );
});

test('a policy with every Allow, and without a further Deny, allows nothing less, as IAM decides', () => {
  fc.assert(
    fc.property(changedPolicy, ({ expected, found }) => {
      const { missing, extra } = comparePolicies(expected, found, 'aws');
      fc.pre(!missing.some(isOf('Allow')) && !extra.some(isOf('Deny')));
      expect(requests.filter((request) => isAllowed(request, expected) && !isAllowed(request, found))).toEqual([]);
    }),
    { numRuns: cases(300) },
  );
});
