import { CheckContext, join } from './check';
import { CloudWatchLogsConfig, DeliveryConfig } from '../config/delivery-config';

/** Delivery to CloudWatch Logs, every default filled in. */
export interface CloudWatchLogsPlan {
  /** Absent when an existing log group is used. */
  readonly retentionDays?: number;
  readonly existingLogGroupName?: string;
  readonly existingRoleArn?: string;
}

/** Delivery notices. */
export interface NotificationsPlan {
  /** Whether the baseline makes the topic. */
  readonly made: boolean;
  readonly existingTopicArn?: string;
}

export interface DeliveryPlan {
  /** Absent when delivery to CloudWatch Logs is off. */
  readonly cloudWatchLogs?: CloudWatchLogsPlan;
  /** Absent when delivery notices are off. */
  readonly notifications?: NotificationsPlan;
}

/** What delivery stands on that its section doesn't say. */
export interface DeliveryFacts {
  readonly account: string;
  /** Whether each of these was handed over as a construct. */
  readonly logGroupHandedOver: boolean;
  readonly logsRoleHandedOver: boolean;
  readonly topicHandedOver: boolean;
}

export function planDelivery(config: DeliveryConfig, facts: DeliveryFacts, path: string, context: CheckContext): DeliveryPlan {
  const { problems } = context;
  const topicArn = config.notifications?.existingTopicArn;
  if (topicArn !== undefined && facts.topicHandedOver) {
    problems.add(join(path, 'notifications.existingTopicArn'), {
      wrong: 'names a topic while one is handed over as topic', got: topicArn, allowed: 'one of the two', mend: 'remove one',
    });
  }
  return {
    cloudWatchLogs: planCloudWatchLogs(config.cloudWatchLogs ?? {}, facts, join(path, 'cloudWatchLogs'), context),
    notifications: config.notifications !== undefined || facts.topicHandedOver
      ? { made: topicArn === undefined && !facts.topicHandedOver, existingTopicArn: topicArn }
      : undefined,
  };
}

function planCloudWatchLogs(
  config: CloudWatchLogsConfig, facts: DeliveryFacts, path: string, { problems, isToken }: CheckContext,
): CloudWatchLogsPlan | undefined {
  const { existingLogGroupName, existingRoleArn, retentionDays } = config;
  const enabled = config.enabled ?? true;
  for (const [key, prop, named, handedOver] of [
    ['existingLogGroupName', 'logGroup', existingLogGroupName, facts.logGroupHandedOver],
    ['existingRoleArn', 'logsRole', existingRoleArn, facts.logsRoleHandedOver],
  ] as const) {
    if (named !== undefined && handedOver) {
      problems.add(join(path, key), { wrong: `names what is handed over as ${prop} too`, got: named, allowed: 'one of the two', mend: 'remove one' });
    }
    if (!enabled && (named !== undefined || handedOver)) {
      problems.add(named !== undefined ? join(path, key) : prop, {
        wrong: 'is given while delivery to CloudWatch Logs is off', got: named ?? 'a construct', allowed: `nothing while ${join(path, 'enabled')} is false`, mend: 'remove one',
      });
    }
  }
  const bringsLogGroup = existingLogGroupName !== undefined || facts.logGroupHandedOver;
  if (retentionDays !== undefined && (bringsLogGroup || !enabled)) {
    problems.add(join(path, 'retentionDays'), {
      wrong: 'is an option of a log group the baseline makes, and it makes none',
      got: retentionDays,
      allowed: 'nothing while the log group exists already or delivery is off',
      mend: 'remove it, and set the retention on your log group',
    });
  }
  if (existingRoleArn !== undefined && !isToken(existingRoleArn) && !isToken(facts.account) && existingRoleArn.split(':')[4] !== facts.account) {
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
    problems.add(join(path, 'existingRoleArn'), {
      wrong: 'names a role of another account than the trail\'s', got: existingRoleArn, allowed: `a role in ${facts.account}`, mend: 'use a role of that account',
    });
  }
  return enabled
    ? { retentionDays: bringsLogGroup ? undefined : retentionDays ?? 400, existingLogGroupName, existingRoleArn }
    : undefined;
}
