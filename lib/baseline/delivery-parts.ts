import { Aws, Fn, Token } from 'aws-cdk-lib';
import { IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IDependable } from 'constructs';
import { BaselinePart } from './baseline-part';
import { DeliveryTopic } from '../delivery/delivery-topic';
import { LogsPolicy } from '../delivery/logs-policy';
import { TrailLogGroup } from '../delivery/trail-log-group';
import { topicStatement } from '../policies/key-policy';
import { publishStatement } from '../policies/topic-policy';
import { literalStatement } from '../synth/literal-statement';
import { policyStatement } from '../synth/policy-statement';
import { ResourcePolicy, warnOwner } from '../synth/resource-policy';

/** The log group and the role that writes to it, created or existing. */
export interface LogsParts {
  readonly logGroup: ILogGroup;
  readonly logsRole: IRole;
  readonly policy: ManagedPolicy;
}

/** The log group and the role that were passed in as constructs. */
export interface PassedInLogs {
  readonly logGroup?: ILogGroup;
  readonly logsRole?: IRole;
}

/** @param encryptionKey encrypts the log group if one is created */
export function createLogs(
  scope: Construct,
  { plan, identity }: BaselinePart,
  encryptionKey: IKey | undefined,
  passedIn: PassedInLogs,
): LogsParts | undefined {
  const { cloudWatchLogs } = plan.delivery;
  if (cloudWatchLogs === undefined) {
    return undefined;
  }

  const { existingLogGroupArn, existingRoleArn, retentionDays } = cloudWatchLogs;
  const createLogGroup = () =>
    new TrailLogGroup(scope, 'LogGroup', {
      identity,
      encryptionKey: encryptionKey!,
      retentionDays,
      ...plan.storage.removal,
    }).logGroup;

  const logGroup = passedIn.logGroup ?? importLogGroup(scope, existingLogGroupArn) ?? createLogGroup();
  const logsRole = passedIn.logsRole ?? logsRoleOf(scope, existingRoleArn);
  const { policy } = new LogsPolicy(scope, 'LogsPolicy', { identity, logGroup, role: logsRole });
  return { logGroup, logsRole, policy };
}

/** The existing role, or a new one. */
function logsRoleOf(scope: Construct, existingRoleArn: string | undefined): IRole {
  return existingRoleArn === undefined
    ? new Role(scope, 'LogsRole', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') })
    : Role.fromRoleArn(scope, 'LogsRole', existingRoleArn);
}

/** The topic for SNS notifications, created or existing. */
export interface NotificationParts {
  readonly topic: ITopic;
  readonly policy: ResourcePolicy;
  /** Statements that the policy of the topic's key must have, and that CDK can't add. */
  readonly requiredKeyStatements: PolicyStatement[];
  /** What must exist before the trail is created. */
  readonly dependables: IDependable[];
}

/** @param encryptionKey encrypts the topic if one is created */
export function createNotifications(
  scope: Construct,
  { plan, identity }: BaselinePart,
  encryptionKey: IKey | undefined,
  passedIn?: ITopic,
): NotificationParts | undefined {
  const { notifications } = plan.delivery;
  if (notifications === undefined) {
    return undefined;
  }

  const deliveryTopic = notifications.isCreated
    ? new DeliveryTopic(scope, 'Topic', { identity, encryptionKey: encryptionKey! })
    : undefined;

  const topic = deliveryTopic?.topic ?? passedIn ?? Topic.fromTopicArn(scope, 'Topic', notifications.existingTopicArn!);

  const policy = new ResourcePolicy(scope, topic, {
    id: 'topicStatementsNeeded',
    of: 'the topic',
    property: 'requiredTopicStatements',
    consequence: 'CloudTrail refuses the trail',
  });

  if (deliveryTopic !== undefined) {
    return { topic, policy, dependables: [deliveryTopic.policy], requiredKeyStatements: [] };
  }

  policy.add(policyStatement(publishStatement(identity._names, topic.topicArn)));
  return {
    topic,
    policy,
    dependables: policy.dependables,
    requiredKeyStatements: permitKey(scope, topic, policy.isExternallyManaged),
  };
}

/**
 * Lets CloudTrail use the key of an existing topic.
 *
 * @returns the statements that can't be added to the key's policy
 */
function permitKey(scope: Construct, topic: ITopic, isImported: boolean): PolicyStatement[] {
  const { region, account } = topic.env;
  // A topic of this app refers to its key; a reference back from the key's policy would be a cycle.
  const topicArn = Token.isUnresolved(topic.topicArn)
    ? `arn:${Aws.PARTITION}:sns:${region}:${account}:*`
    : topic.topicArn;

  const owner = {
    id: 'topicKeyStatementsNeeded',
    of: "the topic's key, if it has one,",
    property: 'requiredTopicKeyStatements',
    consequence: 'CloudTrail sends no notifications',
  };

  const statement = policyStatement(topicStatement([topicArn]));
  if (topic.masterKey !== undefined) {
    const policy = new ResourcePolicy(scope, topic.masterKey, owner);
    policy.add(statement);
    return policy.required;
  }

  if (!isImported) {
    return []; // the topic isn't encrypted
  }

  warnOwner(scope, owner);
  return [literalStatement(scope, statement)];
}

/**
 * Imports a log group by its ARN as it is, because Control Tower's control checks it. Of a token only the name is used,
 * since the ARN may or may not end in `:*`.
 */
function importLogGroup(scope: Construct, arn: string | undefined): ILogGroup | undefined {
  if (arn === undefined) {
    return undefined;
  }

  return Token.isUnresolved(arn)
    ? LogGroup.fromLogGroupName(scope, 'LogGroup', Fn.select(6, Fn.split(':', arn)))
    : LogGroup.fromLogGroupArn(scope, 'LogGroup', arn);
}
