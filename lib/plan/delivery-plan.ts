import { CheckContext, join } from './check';
import { CloudWatchLogsConfig, DeliveryConfig } from '../config/delivery-config';

/** Delivery to CloudWatch Logs, every default filled in. */
export interface CloudWatchLogsPlan {
  /** Absent when an existing log group is used. */
  readonly retentionDays?: number;
  readonly existingLogGroupArn?: string;
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
  readonly homeRegion: string;
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
  const { existingLogGroupArn, existingRoleArn, retentionDays } = config;
  const enabled = config.enabled ?? true;
  for (const [key, prop, named, handedOver] of [
    ['existingLogGroupArn', 'logGroup', existingLogGroupArn, facts.logGroupHandedOver],
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
  const bringsLogGroup = existingLogGroupArn !== undefined || facts.logGroupHandedOver;
  if (retentionDays !== undefined && (bringsLogGroup || !enabled)) {
    problems.add(join(path, 'retentionDays'), {
      wrong: 'is an option of a log group the baseline makes, and it makes none',
      got: retentionDays,
      allowed: 'nothing while the log group exists already or delivery is off',
      mend: 'remove it, and set the retention on your log group',
    });
  }
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
  const elsewhere = (arn: string | undefined, field: number, own: string) =>
    arn !== undefined && !isToken(arn) && !isToken(own) && arn.split(':')[field] !== own;
  if (elsewhere(existingLogGroupArn, 3, facts.homeRegion) || elsewhere(existingLogGroupArn, 4, facts.account)) {
    problems.add(join(path, 'existingLogGroupArn'), {
      wrong: 'names a log group of another account or region than the trail\'s',
      got: existingLogGroupArn,
      allowed: `a log group in ${facts.account} and ${facts.homeRegion}`,
      mend: 'use a log group of that account and region',
    });
  }
  if (elsewhere(existingRoleArn, 4, facts.account)) {
    problems.add(join(path, 'existingRoleArn'), {
      wrong: 'names a role of another account than the trail\'s', got: existingRoleArn, allowed: `a role in ${facts.account}`, mend: 'use a role of that account',
    });
  }
  return enabled
    ? { retentionDays: bringsLogGroup ? undefined : retentionDays ?? 400, existingLogGroupArn, existingRoleArn }
    : undefined;
}
