import { DriftReport } from './catalog';
import { reportPolicy } from './compare-policies';
import { Expected } from './expected';
import { Keys } from './keys';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { LOGS_ROLE_TRUST } from '../../policies/logs-role-policy';
import { TopicState } from '../account/delivery-state';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';

/** Compares log group and role of CloudWatch Logs. */
export function compareLogs(
  report: DriftReport,
  expected: Expected,
  trail: TrailState,
  state: AccountState,
  keys: Keys,
): void {
  const plan = expected.plan.delivery.cloudWatchLogs;
  const update = `aws cloudtrail update-trail --name ${trail.arn} --region ${trail.homeRegion}`;
  const groupArn = trail.logGroupArn?.replace(/:\*$/, '');
  if (plan === undefined) {
    if (groupArn !== undefined) {
      report.find('cloudWatchLogsOn', 'trail', {
        expected: 'nothing',
        found: groupArn,
        fix: `${update} --cloud-watch-logs-log-group-arn "" --cloud-watch-logs-role-arn ""`,
      });
    }

    return;
  }

  const wantedGroup = expected.delivery.logGroup?.arn;
  const wantedRole = expected.delivery.logsRole?.arn;
  const roleArn = wantedRole ?? trail.logsRoleArn ?? 'ARN';
  const fix =
    `${update} --cloud-watch-logs-log-group-arn ${wantedGroup ?? 'ARN'}:* ` + `--cloud-watch-logs-role-arn ${roleArn}`;

  if (groupArn === undefined) {
    report.find('cloudWatchLogsOff', 'trail', { expected: wantedGroup ?? 'a log group', found: 'none', fix });
    return;
  }

  if (wantedGroup !== undefined && groupArn !== wantedGroup) {
    report.find('otherLogGroup', 'trail', { expected: wantedGroup, found: groupArn, fix });
  }

  if (wantedRole !== undefined && trail.logsRoleArn !== wantedRole) {
    report.find('otherLogsRole', 'trail', { expected: wantedRole, found: trail.logsRoleArn ?? 'none', fix });
  }

  compareLogGroup(report, expected, groupArn, state, keys);
  compareLogsRole(report, expected, trail, state);
}

function compareLogGroup(report: DriftReport, { plan }: Expected, arn: string, state: AccountState, keys: Keys): void {
  const { value: group, isKnown } = report.read('the log group', state.logGroup);
  const name = logGroupNameOf(arn);
  if (isKnown && group === undefined) {
    report.find('resourceMissing', 'log group', {
      expected: arn,
      found: 'no such log group',
      fix: `aws logs create-log-group --log-group-name ${name}`,
    });
  }

  const retentionDays = plan.delivery.cloudWatchLogs?.retentionDays;
  if (group === undefined || retentionDays === undefined) {
    return; // an existing log group, whose owner decides
  }

  compareRetention(report, retentionDays, group.retentionDays, name);
  const key = keyOfDelivery(plan, state);
  const fix = `aws logs associate-kms-key --log-group-name ${name} --kms-key-id ${key ?? 'KEY'}`;
  compareKey(report, 'log group', { wanted: key, found: group.keyId, fix }, keys);
}

function compareRetention(report: DriftReport, wanted: number, found: number | undefined, groupName: string): void {
  if (found === wanted) {
    return;
  }

  const isShorter = found !== undefined && found < wanted;
  report.find(isShorter ? 'retentionShorter' : 'retentionLonger', 'log group', {
    expected: `${wanted} days`,
    found: found === undefined ? 'never expires' : `${found} days`,
    fix: `aws logs put-retention-policy --log-group-name ${groupName} --retention-in-days ${wanted}`,
  });
}

interface KeyNames {
  /** Undefined: it couldn't be read. */
  readonly wanted: string | undefined;
  readonly found: string | undefined;
  readonly fix: string;
}

function compareKey(report: DriftReport, subject: string, { wanted, found, fix }: KeyNames, keys: Keys): void {
  if (found === undefined) {
    report.find('withoutKey', subject, { expected: wanted ?? 'a KMS key', found: 'no key', fix });
  } else if (wanted !== undefined) {
    keys.expectSame(report, subject, { expected: wanted, found, fix });
  }
}

function compareLogsRole(
  report: DriftReport,
  { policies, names: { partition } }: Expected,
  trail: TrailState,
  { logsRole }: AccountState,
): void {
  const { value: role, isKnown } = report.read('the log role', logsRole);
  if (isKnown && role === undefined) {
    report.find('resourceMissing', 'log role', {
      expected: trail.logsRoleArn ?? 'a role',
      found: 'no such role',
      fix: 'deploy the stack again; if CloudFormation finds no change, delete the trail from it first',
    });
  }

  if (role === undefined || policies.logsRole === undefined) {
    return;
  }

  const name = role.arn.split('/').at(-1)!;
  const { isWhole } = policies.logsRole;
  reportPolicy(report, { statements: [LOGS_ROLE_TRUST], isWhole }, role.trust, {
    subject: 'trust policy of the log role',
    partition,
    command: `aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  });

  const permissions = report.read("the log role's permissions", role.permissions);
  if (permissions.isKnown) {
    const command = `list its policies with aws iam list-attached-role-policies --role-name ${name}`;
    reportPolicy(report, policies.logsRole, permissions.value ?? [], { subject: 'log role', partition, command });
  }
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
  const update = `aws cloudtrail update-trail --name ${trail.arn} --region ${trail.homeRegion} --sns-topic-name`;
  const wanted = expected.delivery.topic?.arn;
  if (trail.topicArn === undefined) {
    if (plan !== undefined) {
      report.find('notificationsOff', 'trail', {
        expected: wanted ?? 'a topic',
        found: 'none',
        fix: `${update} ${wanted ?? 'ARN'}`,
      });
    }

    return;
  }

  const isOther = wanted !== undefined && trail.topicArn !== wanted;
  if (plan === undefined || isOther) {
    report.find('otherTopic', 'trail', {
      expected: wanted ?? 'none',
      found: trail.topicArn,
      fix: `${update} ${wanted ?? '""'}`,
    });
  }

  if (plan === undefined) {
    return;
  }

  const { value: topic, isKnown } = report.read('the topic', state.topic);
  if (isKnown && topic === undefined) {
    report.find('resourceMissing', 'topic', {
      expected: trail.topicArn,
      found: 'no such topic',
      fix: `aws sns create-topic --name ${parseArn(trail.topicArn).resource}`,
    });
  }

  if (topic !== undefined) {
    compareAttributes(report, expected, plan.isCreated, topic, state, keys);
  }
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
  const set = `aws sns set-topic-attributes --topic-arn ${topic.arn} --attribute-name`;
  if (isCreated) {
    const key = keyOfDelivery(plan, state);
    const fix = `${set} KmsMasterKeyId --attribute-value ${key ?? 'KEY'}`;
    compareKey(report, 'topic', { wanted: key, found: topic.keyId, fix }, keys);
  }

  if (policies.topic !== undefined) {
    reportPolicy(report, policies.topic, topic.policy, {
      subject: 'topic',
      partition: names.partition,
      command: `${set} Policy --attribute-value file://policy.json`,
    });
  }
}

/** The key of log group and topic: a separate key in a landing zone, the key of the log files in a single account. */
function keyOfDelivery(plan: Expected['plan'], { key, deliveryKey }: AccountState): string | undefined {
  return valueOf(isLandingZonePlan(plan) ? deliveryKey : key)?.arn;
}
