import { isElsewhere, Place } from './place';
import { parseArn } from '../../aws/arn';
import { CloudWatchLogsConfig, DeliveryConfig } from '../../config/delivery-config';
import { CheckContext, join } from '../../validation/check';

/** More than a year, as compliance standards require. */
export const DEFAULT_LOG_GROUP_RETENTION_DAYS = 400;

/** The plan of delivery to CloudWatch Logs, with all defaults. */
export interface CloudWatchLogsPlan {
  /** Absent if an existing log group is used. */
  readonly retentionDays?: number;
  readonly existingLogGroupArn?: string;
  readonly existingRoleArn?: string;
  /** True if the role was passed in as a construct; absent otherwise. */
  readonly rolePassedIn?: boolean;
}

/** The plan of SNS notifications. */
export interface NotificationsPlan {
  /** Whether the baseline creates the topic. */
  readonly isCreated: boolean;
  readonly existingTopicArn?: string;
}

export interface DeliveryPlan {
  /** Absent if delivery to CloudWatch Logs is off. */
  readonly cloudWatchLogs?: CloudWatchLogsPlan;
  /** Absent if SNS notifications are off. */
  readonly notifications?: NotificationsPlan;
}

/** What delivery needs in addition to its section of the config. */
export interface DeliveryFacts {
  readonly account: string;
  readonly homeRegion: string;
  /** Account, region and path of the constructs that were passed in. */
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
      wrong: 'names a topic, and topic is passed in too',
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
        wrong: `names a resource, and ${prop} is passed in too`,
        got: named,
        allowed: 'one of the two',
        fix: 'remove one',
      });
    }

    if (!enabled && (named !== undefined || passedIn !== undefined)) {
      problems.add(named !== undefined ? join(path, key) : prop, {
        wrong: 'is set, and delivery to CloudWatch Logs is off',
        got: named ?? passedIn?.path,
        allowed: `nothing while ${join(path, 'enabled')} is false`,
        fix: 'remove one',
      });
    }
  }

  const hasExistingLogGroup = existingLogGroupArn !== undefined || facts.logGroup !== undefined;
  if (retentionDays !== undefined && (hasExistingLogGroup || !enabled)) {
    problems.add(join(path, 'retentionDays'), {
      wrong: 'is an option of a log group that the baseline creates, and it creates none',
      got: retentionDays,
      allowed: 'nothing with an existing log group or while delivery is off',
      fix: 'remove it, and set the retention on your log group',
    });
  }

  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
  const home = { account: facts.account, region: facts.homeRegion };
  const logGroup = facts.logGroup ?? placeOf(existingLogGroupArn, isToken);
  if (logGroup !== undefined && isElsewhere(logGroup, home, isToken)) {
    problems.add(facts.logGroup !== undefined ? 'logGroup' : join(path, 'existingLogGroupArn'), {
      wrong: 'is a log group in another account or region than the trail',
      got: logGroup.path,
      allowed: `a log group in ${home.account} and ${home.region}`,
      fix: 'use a log group of that account and region',
    });
  }

  const role = facts.logsRole ?? placeOf(existingRoleArn, isToken);
  if (role !== undefined && isElsewhere({ ...role, region: home.region }, home, isToken)) {
    // roles have no region
    problems.add(facts.logsRole !== undefined ? 'logsRole' : join(path, 'existingRoleArn'), {
      wrong: 'is a role in another account than the trail',
      got: role.path,
      allowed: `a role in ${home.account}`,
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

/** The retention of a log group that the baseline creates, in days. */
export function planLogRetention(retentionDays?: number): number {
  return retentionDays ?? DEFAULT_LOG_GROUP_RETENTION_DAYS;
}

/** The account and region in an ARN; undefined for a token. */
function placeOf(arn: string | undefined, isToken: (value: unknown) => boolean): Place | undefined {
  if (arn === undefined || isToken(arn)) {
    return undefined;
  }

  const { region, account } = parseArn(arn);
  return { region, account, path: arn };
}
