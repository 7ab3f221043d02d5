import { DriftReport } from './catalog';
import { compareLogGroup } from './compare-log-group';
import { isAboutKnown, reportPolicy } from './compare-policies';
import { compareRole } from './compare-role';
import { setTopicAttribute } from './delivery-fixes';
import { Expected } from './expected';
import { DEPLOY_AGAIN } from './fixes';
import { Keys } from './keys';
import { updateTrail } from './trail-fixes';
import { parseArn } from '../../aws/arn';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { LOGS_ROLE_TRUST } from '../../policies/logs-role-policy';
import { TopicState } from '../account/delivery-state';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';
import { awsCommand } from '../terminal/aws-command';

/** Compares log group and role of CloudWatch Logs. */
export function compareLogs(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  state: AccountState,
  keys: Keys,
): void {
  const plan = expected.plan.delivery.cloudWatchLogs;
  const groupArn = trail.logGroupArn?.replace(/:\*$/, '');
  if (plan === undefined) {
    if (groupArn !== undefined) {
      const fix = updateTrail(trail, { 'cloud-watch-logs-log-group-arn': '', 'cloud-watch-logs-role-arn': '' });
      report.find('cloudWatchLogsOn', 'trail', { expected: 'nothing', found: groupArn, fix });
    }

    return;
  }

  const { named } = expected;
  const fix = logsFix(expected, trail);
  if (groupArn === undefined) {
    report.find('cloudWatchLogsOff', 'trail', { expected: named.logGroup ?? 'a log group', found: 'none', fix });
    return;
  }

  if (named.logGroup !== undefined && groupArn !== named.logGroup) {
    report.find('otherLogGroup', 'trail', { expected: named.logGroup, found: groupArn, fix });
  }

  if (named.logsRole !== undefined && trail.logsRoleArn !== named.logsRole) {
    const found = trail.logsRoleArn ?? 'none';
    report.find('otherLogsRole', 'trail', { expected: named.logsRole, found, fix });
  }

  const key = keyOfDelivery(expected.plan, state);
  compareLogGroup(report, { arn: groupArn, plan, key }, state.logGroup, keys);
  compareRole(
    report,
    {
      subject: 'log role',
      arn: trail.logsRoleArn,
      trust: LOGS_ROLE_TRUST,
      policy: expected.policies.logsRole,
      partition: expected.names.partition,
    },
    state.logsRole,
  );
}

/** Names log group and role; the name of a role that CloudFormation chose may not be known. */
function logsFix({ named }: Expected, trail: TrailState): string {
  const role = named.logsRole ?? trail.logsRoleArn;
  if (named.logGroup === undefined || role === undefined) {
    return DEPLOY_AGAIN;
  }

  return updateTrail(trail, {
    'cloud-watch-logs-log-group-arn': `${named.logGroup}:*`,
    'cloud-watch-logs-role-arn': role,
  });
}

/** Compares the topic of SNS notifications. */
export function compareTopic(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  state: AccountState,
  keys: Keys,
): void {
  const plan = expected.plan.delivery.notifications;
  const wanted = expected.named.topic;
  const fix = wanted === undefined ? DEPLOY_AGAIN : updateTrail(trail, { 'sns-topic-name': wanted });
  if (trail.topicArn === undefined) {
    if (plan !== undefined) {
      report.find('notificationsOff', 'trail', { expected: wanted ?? 'a topic', found: 'none', fix });
    }

    return;
  }

  if (plan === undefined) {
    const remove = updateTrail(trail, { 'sns-topic-name': '' });
    report.find('otherTopic', 'trail', { expected: 'none', found: trail.topicArn, fix: remove });
    return;
  }

  if (wanted !== undefined && trail.topicArn !== wanted) {
    report.find('otherTopic', 'trail', { expected: wanted, found: trail.topicArn, fix });
  }

  const { value: topic, isKnown } = report.read('the topic', state.topic);
  if (isKnown && topic === undefined) {
    report.find('resourceMissing', 'topic', {
      expected: trail.topicArn,
      found: 'no such topic',
      fix: createTopic(expected, trail.topicArn, plan.isCreated ? keyOfDelivery(expected.plan, state) : undefined),
    });
  }

  if (topic !== undefined) {
    compareAttributes(report, expected, plan.isCreated, topic, state, keys);
  }
}

/** Creates a topic with everything that it needs. */
function createTopic({ policies }: Expected, arn: string, key: string | undefined): string {
  const { resource: name, region } = parseArn(arn);
  const statements = policies.topic?.statements.filter(isAboutKnown) ?? [];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const attributes = { KmsMasterKeyId: key, Policy: statements.length === 0 ? undefined : Policy };

  return awsCommand('sns create-topic', { name, attributes, region });
}

/** @param isCreated whether the baseline creates the topic; otherwise it is an existing one */
function compareAttributes(
  report: DriftReport,
  { plan, policies, names }: Expected,
  isCreated: boolean,
  topic: TopicState,
  state: AccountState,
  keys: Keys,
): void {
  if (isCreated) {
    const wanted = keyOfDelivery(plan, state);
    const fix = wanted === undefined ? DEPLOY_AGAIN : setTopicAttribute(topic, 'KmsMasterKeyId', wanted);
    keys.expectKey(report, 'topic', { wanted, found: topic.keyId, fix });
  }

  if (policies.topic !== undefined) {
    reportPolicy(report, policies.topic, topic.policy, {
      subject: 'topic',
      partition: names.partition,
      write: (policy) => setTopicAttribute(topic, 'Policy', policy),
    });
  }
}

/** The key of log group and topic: a separate key in a landing zone, the key of the log files in a single account. */
function keyOfDelivery(plan: Expected['plan'], { key, deliveryKey }: AccountState): string | undefined {
  return valueOf(isLandingZonePlan(plan) ? deliveryKey : key)?.arn;
}
