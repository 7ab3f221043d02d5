import { DriftReport } from './catalog';
import { reportPolicy } from './compare-policies';
import { Expected } from './expected';
import { Keys } from './keys';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { LOGS_ROLE_TRUST } from '../../policies/logs-role-policy';
import { AccountState } from '../account/state';
import { TrailState } from '../account/trail-state';
import { valueOf } from '../aws/reading';

/** What events go to in CloudWatch Logs. */
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
        mend: `${update} --cloud-watch-logs-log-group-arn "" --cloud-watch-logs-role-arn ""`,
      });
    }

    return;
  }

  const wanted = expected.delivery.logGroup?.arn;
  const wantedRole = expected.delivery.logsRole?.arn;
  const roleArn = wantedRole ?? trail.logsRoleArn ?? 'ARN';
  const mend = `${update} --cloud-watch-logs-log-group-arn ${wanted ?? 'ARN'}:* --cloud-watch-logs-role-arn ${roleArn}`;
  if (groupArn === undefined) {
    report.find('cloudWatchLogsOff', 'trail', { expected: wanted ?? 'a log group', found: 'none', mend });
    return;
  }

  if (wanted !== undefined && groupArn !== wanted) {
    report.find('otherLogGroup', 'trail', { expected: wanted, found: groupArn, mend });
  }

  if (wantedRole !== undefined && trail.logsRoleArn !== wantedRole) {
    report.find('otherLogsRole', 'trail', { expected: wantedRole, found: trail.logsRoleArn ?? 'none', mend });
  }

  compareLogGroup(report, expected, groupArn, state, keys);
  compareLogsRole(report, expected, trail, state);
}

function compareLogGroup(report: DriftReport, { plan }: Expected, arn: string, state: AccountState, keys: Keys): void {
  const found = report.read('the log group', state.logGroup);
  const retentionDays = plan.delivery.cloudWatchLogs?.retentionDays;
  const name = logGroupNameOf(arn);
  if (found.isKnown && found.value === undefined) {
    report.find('resourceMissing', 'log group', {
      expected: arn,
      found: 'no such log group',
      mend: `aws logs create-log-group --log-group-name ${name}`,
    });
  }

  if (found.value === undefined || retentionDays === undefined) {
    return; // its owner's
  }

  const days = found.value.retentionDays;
  if (days !== retentionDays) {
    report.find(days !== undefined && days < retentionDays ? 'retentionShorter' : 'retentionLonger', 'log group', {
      expected: `${retentionDays} days`,
      found: days === undefined ? 'never expires' : `${days} days`,
      mend: `aws logs put-retention-policy --log-group-name ${name} --retention-in-days ${retentionDays}`,
    });
  }

  const wanted = keyOfDelivery(plan, state);
  const mend = `aws logs associate-kms-key --log-group-name ${name} --kms-key-id ${wanted ?? 'KEY'}`;
  if (found.value.keyId === undefined) {
    report.find('withoutKey', 'log group', { expected: wanted ?? 'a key of KMS', found: 'no key', mend });
  } else if (wanted !== undefined) {
    keys.expectSame(report, 'log group', { expected: wanted, found: found.value.keyId, mend });
  }
}

function compareLogsRole(
  report: DriftReport,
  { policies, names: { partition } }: Expected,
  trail: TrailState,
  { logsRole }: AccountState,
): void {
  const role = report.read('the log role', logsRole);
  if (role.isKnown && role.value === undefined) {
    const arn = trail.logsRoleArn ?? 'a role';
    report.find('resourceMissing', 'log role', {
      expected: arn,
      found: 'no such role',
      mend: 'deploy the stack again, after deleting the trail from it if need be',
    });
  }

  if (role.value === undefined || policies.logsRole === undefined) {
    return;
  }

  const name = role.value.arn.split('/').at(-1)!;
  const { isWhole } = policies.logsRole;
  const trust = {
    subject: 'trust of the log role',
    partition,
    command: `aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  };

  reportPolicy(report, { statements: [LOGS_ROLE_TRUST], isWhole }, role.value.trust, trust);
  const permissions = report.read("the log role's permissions", role.value.permissions);
  if (permissions.isKnown) {
    const command = `look at aws iam list-attached-role-policies --role-name ${name}`;
    reportPolicy(report, policies.logsRole, permissions.value ?? [], { subject: 'log role', partition, command });
  }
}

/** Where delivery notices go. */
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
      report.find('noticesOff', 'trail', {
        expected: wanted ?? 'a topic',
        found: 'none',
        mend: `${update} ${wanted ?? 'ARN'}`,
      });
    }

    return;
  }

  if (plan === undefined || (wanted !== undefined && trail.topicArn !== wanted)) {
    report.find('otherTopic', 'trail', {
      expected: wanted ?? 'none',
      found: trail.topicArn,
      mend: `${update} ${wanted ?? '""'}`,
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
      mend: `aws sns create-topic --name ${parseArn(trail.topicArn).resource}`,
    });
  }

  if (topic === undefined) {
    return;
  }

  const set = `aws sns set-topic-attributes --topic-arn ${topic.arn} --attribute-name`;
  if (plan.made) {
    const key = keyOfDelivery(expected.plan, state);
    const mend = `${set} KmsMasterKeyId --attribute-value ${key ?? 'KEY'}`;
    if (topic.keyId === undefined) {
      report.find('withoutKey', 'topic', { expected: key ?? 'a key of KMS', found: 'no key', mend });
    } else if (key !== undefined) {
      keys.expectSame(report, 'topic', { expected: key, found: topic.keyId, mend });
    }
  }

  if (expected.policies.topic !== undefined) {
    const command = `${set} Policy --attribute-value file://policy.json`;
    reportPolicy(report, expected.policies.topic, topic.policy, {
      subject: 'topic',
      partition: expected.names.partition,
      command,
    });
  }
}

/** The key of log group and topic: one of their own in a landing zone, that of the log files in one account. */
function keyOfDelivery(plan: Expected['plan'], { key, deliveryKey }: AccountState): string | undefined {
  return valueOf(isLandingZonePlan(plan) ? deliveryKey : key)?.arn;
}
