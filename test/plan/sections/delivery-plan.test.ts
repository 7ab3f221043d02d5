import { HERE, plan, problemsOf, TOKEN } from '../../support/plans';

const ROLE = 'arn:aws:iam::111111111111:role/cloudtrail-to-logs';
const GROUP = 'arn:aws:logs:eu-west-1:111111111111:log-group:audit-events';
const TOPIC = 'arn:aws:sns:eu-west-1:222222222222:audit-notices';
const logs = (section: unknown, input = {}) => problemsOf({ delivery: { cloudWatchLogs: section } }, input);

test.each([1, 400, 3653])('a log group keeps events for %d days', (retentionDays) => {
  expect(logs({ retentionDays })).toEqual([]);
});

test.each([0, 2, 399, 401, 3654, '400'])("fails for %j days, which CloudWatch Logs doesn't have", (retentionDays) => {
  expect(logs({ retentionDays })).toEqual([
    `delivery.cloudWatchLogs.retentionDays: is not one of the choices, got ${JSON.stringify(retentionDays)}; ` +
      'allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, ' +
      '400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; choose one of them',
  ]);
});

test('switched off means off', () => {
  expect(plan({ delivery: { cloudWatchLogs: { enabled: false } } }).delivery.cloudWatchLogs).toBeUndefined();
});

test('fails for options of a delivery that is off', () => {
  expect(logs({ enabled: false, retentionDays: 400, existingLogGroupArn: GROUP, existingRoleArn: ROLE })).toEqual([
    'delivery.cloudWatchLogs.existingLogGroupArn: is set, and delivery to CloudWatch Logs is off, got "' +
      GROUP +
      '"; ' +
      'allowed: nothing while delivery.cloudWatchLogs.enabled is false; remove one',
    `delivery.cloudWatchLogs.existingRoleArn: is set, and delivery to CloudWatch Logs is off, got "${ROLE}"; ` +
      'allowed: nothing while delivery.cloudWatchLogs.enabled is false; remove one',
    'delivery.cloudWatchLogs.retentionDays: is an option of a log group that the baseline creates, and it creates ' +
      'none, got ' +
      '400; allowed: nothing with an existing log group or while delivery is off; ' +
      'remove it, and set the retention on your log group',
  ]);
});

test('fails for constructs passed in to a delivery that is off', () => {
  expect(logs({ enabled: false }, { logGroup: HERE, logsRole: HERE })).toEqual([
    'logGroup: is set, and delivery to CloudWatch Logs is off, got "Stack/Own"; allowed: nothing while ' +
      'delivery.cloudWatchLogs.enabled is false; remove one',
    'logsRole: is set, and delivery to CloudWatch Logs is off, got "Stack/Own"; allowed: nothing while ' +
      'delivery.cloudWatchLogs.enabled is false; remove one',
  ]);
});

test("remembers that a role was passed in, so that it isn't compared with one that the baseline creates", () => {
  expect(plan({}, { logsRole: HERE }).delivery.cloudWatchLogs!.rolePassedIn).toBe(true);
  expect(plan({}).delivery.cloudWatchLogs!.rolePassedIn).toBeUndefined();
});

test('fails for what is named and passed in', () => {
  expect(logs({ existingLogGroupArn: GROUP, existingRoleArn: ROLE }, { logGroup: HERE, logsRole: HERE })).toEqual([
    'delivery.cloudWatchLogs.existingLogGroupArn: names a resource, and logGroup is passed in too, got "' +
      GROUP +
      '"; allowed: one of the two; remove one',
    `delivery.cloudWatchLogs.existingRoleArn: names a resource, and logsRole is passed in too, got "${ROLE}"; ` +
      'allowed: one of the two; remove one',
  ]);

  expect(
    problemsOf({ delivery: { notifications: { existingTopicArn: TOPIC } } }, { topic: { ...HERE, isFifo: false } }),
  ).toEqual([
    'delivery.notifications.existingTopicArn: names a topic, and topic is passed in too, got ' +
      `"${TOPIC}"; allowed: one of the two; remove one`,
  ]);
});

test('fails for the retention of an existing log group', () => {
  expect(logs({ existingLogGroupArn: GROUP, retentionDays: 400 })).toHaveLength(1);
  expect(logs({ retentionDays: 400 }, { logGroup: HERE })).toHaveLength(1);
});

test('fails for a role of another account', () => {
  expect(logs({ existingRoleArn: ROLE }, { account: '222222222222' })).toEqual([
    `delivery.cloudWatchLogs.existingRoleArn: is a role in another account than the trail, got "${ROLE}"; ` +
      'allowed: a role in 222222222222; use a role of that account',
  ]);
});

test.each([
  ['222222222222', 'eu-west-1'],
  ['111111111111', 'us-east-1'],
])('fails for a log group of another account or region: %s, %s', (account, homeRegion) => {
  expect(logs({ existingLogGroupArn: GROUP }, { account, homeRegion })).toEqual([
    'delivery.cloudWatchLogs.existingLogGroupArn: is a log group in another account or region than the trail, got ' +
      `"${GROUP}"; allowed: a log group in ${account} and ${homeRegion}; use a log group of that account and region`,
  ]);
});

test('fails for a log group or role of another account or region that was passed in', () => {
  expect(
    logs({}, { logGroup: { ...HERE, region: 'us-east-1' }, logsRole: { ...HERE, account: '222222222222' } }),
  ).toEqual([
    'logGroup: is a log group in another account or region than the trail, got "Stack/Own"; ' +
      'allowed: a log group in 111111111111 and eu-west-1; use a log group of that account and region',
    'logsRole: is a role in another account than the trail, got "Stack/Own"; allowed: a role in ' +
      '111111111111; use a role of that account',
  ]);

  // roles are of no region
  expect(logs({}, { logGroup: HERE, logsRole: { ...HERE, region: 'us-east-1' } })).toEqual([]);
});

test('fails for a FIFO topic that was passed in', () => {
  expect(problemsOf({}, { topic: { ...HERE, isFifo: true } })).toEqual([
    'topic: is a FIFO topic, got "Stack/Own"; allowed: a standard topic; pass another topic',
  ]);
});

test("an account or region that is known at deployment only isn't compared", () => {
  expect(logs({ existingRoleArn: ROLE, existingLogGroupArn: GROUP }, { account: TOKEN, homeRegion: TOKEN })).toEqual(
    [],
  );
});

test.each([GROUP, `${GROUP}:*`, 'arn:aws-cn:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/a_b-c.d#1'])(
  '%s is the ARN of a log group',
  (existingLogGroupArn) => {
    expect(logs({ existingLogGroupArn })).toEqual([]);
  },
);

test.each(['audit-events', GROUP.slice(0, -12), `${GROUP}:log-stream:a`])(
  '%s is not the ARN of a log group',
  (existingLogGroupArn) => {
    expect(logs({ existingLogGroupArn })).toEqual([
      `delivery.cloudWatchLogs.existingLogGroupArn: is not the ARN of a log group, got "${existingLogGroupArn}"; ` +
        "allowed: arn:PARTITION:logs:REGION:ACCOUNT:log-group:NAME; write the log group's ARN, not its name",
    ]);
  },
);

test.each([
  'audit-notices',
  'arn:aws:sns:eu-west-1:222222222222:audit.fifo',
  'arn:aws:sqs:eu-west-1:222222222222:audit',
])('%s is not the ARN of a topic', (existingTopicArn) => {
  expect(problemsOf({ delivery: { notifications: { existingTopicArn } } })).toEqual([
    `delivery.notifications.existingTopicArn: is not the ARN of a topic, got "${existingTopicArn}"; ` +
      "allowed: arn:PARTITION:sns:REGION:ACCOUNT:TOPIC, not of a FIFO topic; write the topic's ARN, not its name",
  ]);
});

test('a topic that was passed in switches notifications on', () => {
  expect(plan({}, { topic: { ...HERE, isFifo: false } }).delivery.notifications).toEqual({ isCreated: false });
});
