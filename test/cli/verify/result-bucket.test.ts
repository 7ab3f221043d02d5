import { BucketState } from '../../../lib/cli/account/bucket-state';
import { AccountState } from '../../../lib/cli/account/state';
import { found, valueOf } from '../../../lib/cli/aws/reading';
import { comparedParts, comparedText } from '../../../lib/cli/verify/compared-parts';
import { expectedOf } from '../../../lib/cli/verify/expected';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { Statement } from '../../../lib/policies/statement';
import { newBaseline } from '../../support/apps';
import { NOW, stateOf, withReading } from '../../support/deployed-state';

const baseline = newBaseline({
  trail: { name: 'audit' },
  events: { data: [{ resourceType: 'AWS::S3::Object' }] },
  analytics: { regions: ['eu-west-1'] },
});

const plan: BaselinePlan = (baseline as any).wholePlan;
const state = stateOf(baseline);
const SENSITIVE = 'arn:aws:s3:::customer-data';

const isOfResults = ({ Resource }: Statement) => String(Resource).endsWith('/query-results/*');
const statement = valueOf(valueOf(state.accessLogBucket)!.policy)!.find(isOfResults)!;
const RESULTS = Object.values(statement.Condition!).map((keys) => keys['aws:SourceArn'])[0] as string;

/** The account after somebody changed the statement of the result bucket's access logs. */
function withStatement(change: (statement: Statement) => Statement[], from = state): AccountState {
  return withReading(from, 'accessLogBucket', (bucket: BucketState) => ({
    ...bucket,
    policy: found(valueOf(bucket.policy)!.flatMap((each) => (isOfResults(each) ? change(each) : each))),
  }));
}

/** The account after somebody let the trail leave out another bucket than that of query results. */
function withoutEventsOf(bucketArn: string): AccountState {
  return withReading(state, 'selectors', (selectors) =>
    JSON.parse(JSON.stringify(selectors).replaceAll(RESULTS, bucketArn)),
  );
}

const withSource = (arn: string, from = state) =>
  withStatement((each) => JSON.parse(JSON.stringify([each]).replaceAll(RESULTS, arn)), from);

const outcome = (changed: AccountState) => verify(plan, changed, NOW);

test('the account is in sync with the plan', () => {
  expect(RESULTS).toMatch(/^arn:aws:s3:::/);
  expect(outcome(state)).toEqual({ findings: [], inconclusive: [] });
});

test("a policy that lacks the statement of the result bucket's access logs is inconclusive", () => {
  const lacking = withStatement(() => []);
  expect(outcome(lacking)).toEqual({
    findings: [],
    inconclusive: [
      {
        what: 'whether the policy of the access-log bucket has all planned statements',
        permission: 'cloudformation:DescribeStackResources',
        why: "it refers to a resource whose name isn't known",
      },
    ],
  });

  expect(outcome(withStatement(() => [], withoutEventsOf(SENSITIVE))).inconclusive).toHaveLength(1);
});

test.each([
  'arn:aws:s3:::???',
  'arn:aws:s3:::<unknown>',
  'arn:aws:s3:::<result bucket>',
  'arn:aws:s3:::',
  'arn:aws:s3',
])('a source of access logs that names no bucket is not taken for the result bucket: %s', (arn) => {
  const { findings, inconclusive } = outcome(withSource(arn, withoutEventsOf(SENSITIVE)));
  expect(findings.length + inconclusive.length).toBeGreaterThan(0);
});

test("the report names the result bucket, which a config file doesn't name", () => {
  const lines = (changed: AccountState) => comparedText(comparedParts(changed, expectedOf(plan, changed, {})));
  expect(lines(state)).toContain(`result bucket: ${RESULTS.split(':::')[1]}`);
  expect(lines(withSource(SENSITIVE))).toContain('result bucket: customer-data');
  expect(lines(withStatement(() => [])).join('\n')).not.toContain('result bucket');
});
