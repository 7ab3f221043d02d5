import { ObstacleReport } from './catalog';
import { checkPolicy, findExistingResource, lacksOf } from './existing-resource';
import { DeployedPolicies } from '../../deployment/deployed-policies';
import { BaselinePlan } from '../../plan/baseline-plan';
import { topicStatement } from '../../policies/key-policy';
import { LOGS_ROLE_TRUST } from '../../policies/logs-role-policy';
import { TopicState } from '../account/delivery-state';
import { DeploymentTarget, UsableKey } from '../account/deployment-target';
import { noted } from '../terminal/aws-command';
import { setTopicAttribute, updateTrust } from '../verify/delivery-fixes';
import { putKeyPolicy } from '../verify/key-fixes';

/** Checks that an existing log group, role and topic accept CloudTrail's deliveries. */
export function checkDelivery(
  report: ObstacleReport,
  { delivery }: BaselinePlan,
  policies: DeployedPolicies,
  state: DeploymentTarget,
): void {
  const { existing } = state;
  const { cloudWatchLogs, notifications } = delivery;
  const group = {
    subject: 'log group',
    name: cloudWatchLogs?.existingLogGroupArn,
    path: 'delivery.cloudWatchLogs.existingLogGroupArn',
  };

  findExistingResource(report, group, existing.logGroup);
  checkRole(report, cloudWatchLogs?.existingRoleArn, state);

  const path = 'delivery.notifications.existingTopicArn';
  const topic = findExistingResource(
    report,
    { subject: 'topic', name: notifications?.existingTopicArn, path },
    existing.topic,
  );

  if (topic !== undefined) {
    checkTopic(report, topic, policies, state);
  }
}

/** Checks the role's trust policy only: its permissions are created with the trail. */
function checkRole(
  report: ObstacleReport,
  name: string | undefined,
  { existing: { logsRole }, partition }: DeploymentTarget,
): void {
  const role = findExistingResource(
    report,
    { subject: 'log role', name, path: 'delivery.cloudWatchLogs.existingRoleArn' },
    logsRole,
  );

  if (role !== undefined) {
    const trust = { statements: [LOGS_ROLE_TRUST], isWhole: false };
    checkPolicy(report, trust, role.trust, {
      subject: 'trust policy of the log role',
      partition,
      write: (document) => updateTrust(role, document),
    });
  }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html */
function checkTopic(
  report: ObstacleReport,
  topic: TopicState,
  { topic: expected }: DeployedPolicies,
  state: DeploymentTarget,
): void {
  if (expected !== undefined) {
    checkPolicy(report, expected, topic.policy, {
      subject: 'topic',
      partition: state.partition,
      write: (document) => setTopicAttribute(topic, 'Policy', document),
    });
  }

  if (topic.keyId !== undefined) {
    checkTopicKey(report, topic, state);
  }
}

function checkTopicKey(report: ObstacleReport, topic: TopicState, { existing, partition }: DeploymentTarget): void {
  const { value: key, isKnown } = report.read('the key of the topic', existing.topicKey);
  const reason = isKnown ? whyUnusable(key) : undefined;
  if (reason !== undefined) {
    report.find('notificationsRefused', 'topic', {
      expected: 'an enabled customer managed key, or no key',
      found: reason,
      fix: noted('the topic is then without a key', setTopicAttribute(topic, 'KmsMasterKeyId', '')),
    });
  }

  if (key === undefined || reason !== undefined) {
    return;
  }

  const policy = report.read("the policy of the topic's key", key.policy);
  const expected = { statements: [topicStatement([topic.arn])], isWhole: false };
  const write = (document: object) => putKeyPolicy(key, document);
  const lacks = policy.isKnown
    ? lacksOf(report, expected, policy.value ?? [], { subject: "topic's key", partition, write })
    : [];

  for (const lack of lacks) {
    report.find('notificationsRefused', 'topic', lack);
  }
}

/** Why notifications can't be encrypted with a key; undefined if they can. */
function whyUnusable(key: UsableKey | undefined): string | undefined {
  if (key === undefined) {
    return "a key that doesn't exist";
  }

  if (key.manager === 'AWS') {
    return "an AWS managed key, whose policy can't be changed";
  }

  return key.state === 'Enabled' ? undefined : `a key in state ${key.state}`;
}
