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
import { policyStatement } from '../synth/policy-statement';
import { ResourcePolicy, warnOwner } from '../synth/resource-policy';

/** The log group and the role that writes to it, created or existing. */
export interface LogsParts {
  readonly logGroup: ILogGroup;
  readonly logsRole: IRole;
  readonly policy: ManagedPolicy;
}

/** What of it was passed in. */
export interface PassedInLogs {
  readonly logGroup?: ILogGroup;
  readonly logsRole?: IRole;
}

/** @param encryptionKey for what is created */
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
  const makeLogGroup = () =>
    new TrailLogGroup(scope, 'LogGroup', {
      identity,
      encryptionKey: encryptionKey!,
      retentionDays,
      ...plan.storage.removal,
    }).logGroup;

  const logGroup = passedIn.logGroup ?? importLogGroup(scope, existingLogGroupArn) ?? makeLogGroup();
  const logsRole = passedIn.logsRole ?? makeLogsRole(scope, existingRoleArn);
  const { policy } = new LogsPolicy(scope, 'LogsPolicy', { identity, logGroup, role: logsRole });
  return { logGroup, logsRole, policy };
}

function makeLogsRole(scope: Construct, existingRoleArn: string | undefined): IRole {
  return existingRoleArn === undefined
    ? new Role(scope, 'LogsRole', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') })
    : Role.fromRoleArn(scope, 'LogsRole', existingRoleArn);
}

/** The topic for SNS notifications, created or existing. */
export interface NotificationParts {
  readonly topic: ITopic;
  readonly policy: ResourcePolicy;
  /** What the topic's key has to permit, and CDK can't add. */
  readonly requiredKeyStatements: PolicyStatement[];
  /** What the trail has to wait for. */
  readonly dependables: IDependable[];
}

/** @param encryptionKey for what is created */
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
    otherwise: 'CloudTrail refuses the trail',
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

/** Lets CloudTrail use the key of a topic that exists already; what can't be added to the key's policy. */
function permitKey(scope: Construct, topic: ITopic, imported: boolean): PolicyStatement[] {
  const { region, account } = topic.env;
  // The key of a topic of this app can't refer back to it.
  const topicArn = Token.isUnresolved(topic.topicArn)
    ? `arn:${Aws.PARTITION}:sns:${region}:${account}:*`
    : topic.topicArn;

  const owner = {
    id: 'topicKeyStatementsNeeded',
    of: "the topic's key, if it has one,",
    property: 'requiredTopicKeyStatements',
    otherwise: 'CloudTrail sends no notifications',
  };

  const statement = policyStatement(topicStatement([topicArn]));
  if (topic.masterKey !== undefined) {
    const policy = new ResourcePolicy(scope, topic.masterKey, owner);
    policy.add(statement);
    return policy.required;
  }

  if (!imported) {
    return []; // it isn't encrypted
  }

  warnOwner(scope, owner);
  return [statement];
}

/**
 * The ARN as it is, which Control Tower's control wants; of a token only the name is used, since it may or may not
 * end in `:*`.
 */
function importLogGroup(scope: Construct, arn: string | undefined): ILogGroup | undefined {
  if (arn === undefined) {
    return undefined;
  }

  return Token.isUnresolved(arn)
    ? LogGroup.fromLogGroupName(scope, 'LogGroup', Fn.select(6, Fn.split(':', arn)))
    : LogGroup.fromLogGroupArn(scope, 'LogGroup', arn);
}
