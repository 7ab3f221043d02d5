import { isElsewhere, Place } from './place';
import { parseArn } from '../../aws/arn';
import { CloudWatchLogsConfig, DeliveryConfig } from '../../config/delivery-config';
import { CheckContext, join } from '../../validation/check';

/** More than a year, which standards ask of a log group. */
export const DEFAULT_LOG_GROUP_RETENTION_DAYS = 400;

/** Delivery to CloudWatch Logs, every default filled in. */
export interface CloudWatchLogsPlan {
  /** Absent when an existing log group is used. */
  readonly retentionDays?: number;
  readonly existingLogGroupArn?: string;
  readonly existingRoleArn?: string;
  /** Whether the role was passed in as a construct. Absent: not. */
  readonly rolePassedIn?: boolean;
}

/** SNS notifications. */
export interface NotificationsPlan {
  /** Whether the baseline creates the topic. */
  readonly isCreated: boolean;
  readonly existingTopicArn?: string;
}

export interface DeliveryPlan {
  /** Absent when delivery to CloudWatch Logs is off. */
  readonly cloudWatchLogs?: CloudWatchLogsPlan;
  /** Absent when SNS notifications are off. */
  readonly notifications?: NotificationsPlan;
}

/** What delivery needs in addition to its section of the config. */
export interface DeliveryFacts {
  readonly account: string;
  readonly homeRegion: string;
  /** Where each of these is, if it was passed in as a construct. */
  readonly logGroup?: Place;
  readonly logsRole?: Place;
  readonly topic?: Place & { readonly isFifo: boolean };
}

export function planDelivery(
  config: DeliveryConfig,
  facts: DeliveryFacts,
  path: string,
  context: CheckContext,
): DeliveryPlan {
  const { problems } = context;
  const topicArn = config.notifications?.existingTopicArn;
  if (topicArn !== undefined && facts.topic !== undefined) {
    problems.add(join(path, 'notifications.existingTopicArn'), {
      wrong: 'names a topic while one is passed in as topic',
      got: topicArn,
      allowed: 'one of the two',
      fix: 'remove one',
    });
  }

  if (facts.topic?.isFifo) {
    problems.add('topic', {
      wrong: 'is a FIFO topic',
      got: facts.topic.path,
      allowed: 'a standard topic',
      fix: 'pass another topic',
    });
  }

  return {
    cloudWatchLogs: planCloudWatchLogs(config.cloudWatchLogs ?? {}, facts, join(path, 'cloudWatchLogs'), context),
    notifications:
      config.notifications !== undefined || facts.topic !== undefined
        ? { isCreated: topicArn === undefined && facts.topic === undefined, existingTopicArn: topicArn }
        : undefined,
  };
}

function planCloudWatchLogs(
  config: CloudWatchLogsConfig,
  facts: DeliveryFacts,
  path: string,
  { problems, isToken }: CheckContext,
): CloudWatchLogsPlan | undefined {
  const { existingLogGroupArn, existingRoleArn, retentionDays } = config;
  const enabled = config.enabled ?? true;
  for (const [key, prop, named, passedIn] of [
    ['existingLogGroupArn', 'logGroup', existingLogGroupArn, facts.logGroup],
    ['existingRoleArn', 'logsRole', existingRoleArn, facts.logsRole],
  ] as const) {
    if (named !== undefined && passedIn !== undefined) {
      problems.add(join(path, key), {
        wrong: `names what is passed in as ${prop} too`,
        got: named,
        allowed: 'one of the two',
        fix: 'remove one',
      });
    }

    if (!enabled && (named !== undefined || passedIn !== undefined)) {
      problems.add(named !== undefined ? join(path, key) : prop, {
        wrong: 'is given while delivery to CloudWatch Logs is off',
        got: named ?? passedIn?.path,
        allowed: `nothing while ${join(path, 'enabled')} is false`,
        fix: 'remove one',
      });
    }
  }

  const hasExistingLogGroup = existingLogGroupArn !== undefined || facts.logGroup !== undefined;
  if (retentionDays !== undefined && (hasExistingLogGroup || !enabled)) {
    problems.add(join(path, 'retentionDays'), {
      wrong: 'is an option of a log group the baseline creates, and it makes none',
      got: retentionDays,
      allowed: 'nothing while the log group exists already or delivery is off',
      fix: 'remove it, and set the retention on your log group',
    });
  }

  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
  const own = { account: facts.account, region: facts.homeRegion };
  const logGroup = facts.logGroup ?? placeOf(existingLogGroupArn, isToken);
  if (logGroup !== undefined && isElsewhere(logGroup, own, isToken)) {
    problems.add(facts.logGroup !== undefined ? 'logGroup' : join(path, 'existingLogGroupArn'), {
      wrong: "is a log group of another account or region than the trail's",
      got: logGroup.path,
      allowed: `a log group in ${own.account} and ${own.region}`,
      fix: 'use a log group of that account and region',
    });
  }

  const role = facts.logsRole ?? placeOf(existingRoleArn, isToken);
  if (role !== undefined && isElsewhere({ ...role, region: own.region }, own, isToken)) {
    // roles are of no region
    problems.add(facts.logsRole !== undefined ? 'logsRole' : join(path, 'existingRoleArn'), {
      wrong: "is a role of another account than the trail's",
      got: role.path,
      allowed: `a role in ${own.account}`,
      fix: 'use a role of that account',
    });
  }

  return enabled
    ? {
        retentionDays: hasExistingLogGroup ? undefined : planLogRetention(retentionDays),
        existingLogGroupArn,
        existingRoleArn,
        rolePassedIn: facts.logsRole === undefined ? undefined : true,
      }
    : undefined;
}

/** How many days a log group of our own keeps events. */
export function planLogRetention(retentionDays?: number): number {
  return retentionDays ?? DEFAULT_LOG_GROUP_RETENTION_DAYS;
}

/** Where an ARN says that something is. */
function placeOf(arn: string | undefined, isToken: (value: unknown) => boolean): Place | undefined {
  if (arn === undefined || isToken(arn)) {
    return undefined;
  }

  const { region, account } = parseArn(arn);
  return { region, account, path: arn };
}
