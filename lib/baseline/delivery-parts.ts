import { IRole, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IDependable } from 'constructs';
import { BaselinePart } from './baseline-part';
import { DeliveryTopic, publishStatement } from '../delivery/delivery-topic';
import { LogsPolicy } from '../delivery/logs-policy';
import { TrailLogGroup } from '../delivery/trail-log-group';
import { topicStatement } from '../storage/key-statements';
import { ResourcePolicy } from '../synth/resource-policy';

/** The log group and the role that writes to it, made or brought along. */
export interface LogsParts {
  readonly logGroup: ILogGroup;
  readonly logsRole: IRole;
  readonly policy: ManagedPolicy;
}

/** What of it was handed over. */
export interface HandedOverLogs {
  readonly logGroup?: ILogGroup;
  readonly logsRole?: IRole;
}

export function makeLogs(scope: Construct, { plan, identity }: BaselinePart, encryptionKey: IKey, handedOver: HandedOverLogs): LogsParts | undefined {
  const { cloudWatchLogs } = plan.delivery;
  if (cloudWatchLogs === undefined) {
    return undefined;
  }
  const { existingLogGroupArn, existingRoleArn, retentionDays } = cloudWatchLogs;
  const logGroup = handedOver.logGroup
    ?? (existingLogGroupArn === undefined
      ? new TrailLogGroup(scope, 'LogGroup', { identity, encryptionKey, retentionDays, removal: plan.storage.removal }).logGroup
      : LogGroup.fromLogGroupArn(scope, 'LogGroup', existingLogGroupArn));
  const logsRole = handedOver.logsRole
    ?? (existingRoleArn === undefined
      ? new Role(scope, 'LogsRole', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') })
      : Role.fromRoleArn(scope, 'LogsRole', existingRoleArn));
  const { policy } = new LogsPolicy(scope, 'LogsPolicy', { identity, logGroup, role: logsRole });
  return { logGroup, logsRole, policy };
}

/** The topic for delivery notices, made or brought along. */
export interface NoticeParts {
  readonly topic: ITopic;
  readonly policy: ResourcePolicy;
  readonly keyPolicy?: ResourcePolicy;
  /** What the trail has to wait for. */
  readonly dependables: IDependable[];
}

export function makeNotices(scope: Construct, { plan, identity }: BaselinePart, encryptionKey: IKey, handedOver?: ITopic): NoticeParts | undefined {
  const { notifications } = plan.delivery;
  if (notifications === undefined) {
    return undefined;
  }
  const made = notifications.made ? new DeliveryTopic(scope, 'Topic', { identity, encryptionKey }) : undefined;
  const topic = made?.topic ?? handedOver ?? Topic.fromTopicArn(scope, 'Topic', notifications.existingTopicArn!);
  const policy = new ResourcePolicy(scope, topic, {
    id: 'topicStatementsNeeded', of: 'the topic', property: 'requiredTopicStatements', otherwise: 'CloudTrail refuses the trail',
  });
  if (made !== undefined) {
    return { topic, policy, dependables: [made.policy] };
  }
  policy.add(publishStatement(identity, topic.topicArn));
  const keyPolicy = topic.masterKey && new ResourcePolicy(scope, topic.masterKey, {
    id: 'topicKeyStatementsNeeded', of: 'the topic\'s key', property: 'requiredTopicKeyStatements', otherwise: 'CloudTrail sends no notices',
  });
  keyPolicy?.add(topicStatement(identity));
  return { topic, policy, keyPolicy, dependables: policy.dependables };
}
