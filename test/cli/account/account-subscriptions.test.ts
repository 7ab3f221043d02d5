import { readLogGroup } from '../../../lib/cli/account/read-log-group';
import { Aws } from '../../../lib/cli/aws/aws';
import { valueOf } from '../../../lib/cli/aws/reading';
import { InProcessAws } from '../../support/aws/in-process';

const LOG_GROUP = '/aws/cloudtrail/audit';

/** Whether a subscription filter of the account with these criteria applies to the log group. */
async function applies(selectionCriteria?: string): Promise<boolean> {
  new InProcessAws({
    DescribeLogGroups: { logGroups: [{ logGroupName: LOG_GROUP }] },
    DescribeSubscriptionFilters: { subscriptionFilters: [] },
    DescribeAccountPolicies: { accountPolicies: [{ policyName: 'all', policyDocument: '{}', selectionCriteria }] },
  });

  const group = await readLogGroup(new Aws(), `arn:aws:logs:eu-west-1:111111111111:log-group:${LOG_GROUP}:*`);
  const { subscriptions } = valueOf(group)!;

  return valueOf(subscriptions)!.length > 0;
}

afterEach(() => jest.restoreAllMocks());

test.each([
  'LogGroupName NOT IN ["/aws/cloudtrail/audit"]',
  ' loggroupname not in [ "/a" , "/aws/cloudtrail/audit" ] ',
  "LogGroupName NOT IN ['/a', '/aws/cloudtrail/audit']",
])('a subscription filter of the account leaves out what it lists: %s', async (criteria) => {
  expect(await applies(criteria)).toBe(false);
});

test.each([
  undefined,
  'LogGroupName NOT IN []',
  'LogGroupName NOT IN ["/aws/cloudtrail/audit2"]',
  'LogGroupName NOT IN ["a,/aws/cloudtrail/audit,b"]',
  'LogGroupName NOT IN [/aws/cloudtrail/audit]',
  'LogGroupName NOT IN ["\\", "/aws/cloudtrail/audit", "\\"]',
  'LogGroupName NOT IN ["/aws/cloudtrail/audit\', \'b"]',
  'LogGroupName NOT IN ["a", "/aws/cloudtrail/audit", "b"] OR LogGroupName NOT IN ["c"]',
])('every other one applies: %s', async (criteria) => {
  expect(await applies(criteria)).toBe(true);
});

test('criteria that are written to take long are read at once', async () => {
  const start = Date.now();
  await applies(`LogGroupName NOT IN [${'"a",'.repeat(50_000)}`);
  await applies(`LogGroupName NOT IN [${' ]'.repeat(50_000)}`);
  await applies(`LogGroupName NOT IN ["${'a'.repeat(100_000)}`);
  expect(Date.now() - start).toBeLessThan(2000);
});
