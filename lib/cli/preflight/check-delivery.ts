import { ObstacleReport } from './catalog';
import { checkPolicy, findExistingResource, lackOf, putKeyPolicy } from './existing-resource';
import { parseArn } from '../../aws/arn';
import { DeployedPolicies } from '../../deployment/deployed-policies';
import { BaselinePlan } from '../../plan/baseline-plan';
import { topicStatement } from '../../policies/key-policy';
import { LOGS_ROLE_TRUST } from '../../policies/logs-role-policy';
import { TopicState } from '../account/delivery-state';
import { DeploymentTarget, UsableKey } from '../account/deployment-target';
import { awsCommand, noted } from '../terminal/aws-command';

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
      write: (document) =>
        awsCommand('iam update-assume-role-policy', {
          'role-name': role.arn.split('/').at(-1),
          'policy-document': document,
        }),
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
      write: (document) => setAttribute(topic, 'Policy', document),
    });
  }

  if (topic.keyId !== undefined) {
    checkTopicKey(report, topic, state);
  }
}

function setAttribute({ arn }: TopicState, name: string, value: string | object): string {
  return awsCommand('sns set-topic-attributes', {
    'topic-arn': arn,
    'attribute-name': name,
    'attribute-value': value,
    region: parseArn(arn).region,
  });
}

function checkTopicKey(report: ObstacleReport, topic: TopicState, { existing, partition }: DeploymentTarget): void {
  const { value: key, isKnown } = report.read('the key of the topic', existing.topicKey);
  const reason = isKnown ? whyUnusable(key) : undefined;
  if (reason !== undefined) {
    report.find('notificationsRefused', 'topic', {
      expected: 'an enabled customer managed key, or no key',
      found: reason,
      fix: noted('the topic is then without a key', setAttribute(topic, 'KmsMasterKeyId', '')),
    });
  }

  if (key === undefined || reason !== undefined) {
    return;
  }

  const policy = report.read("the policy of the topic's key", key.policy);
  const expected = { statements: [topicStatement([topic.arn])], isWhole: false };
  const lacking = policy.isKnown ? lackOf(expected, policy.value ?? [], partition) : undefined;
  if (lacking !== undefined) {
    report.find('notificationsRefused', 'topic', {
      expected: lacking.expected,
      found: lacking.found,
      fix: putKeyPolicy(key, lacking.policy),
    });
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
