import { ChosenNames } from './placeholders';
import { logGroupNameOf } from '../aws/arn';
import { TrailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { CloudWatchLogsPlan } from '../plan/sections/delivery-plan';

/** The log group that a trail sends events to. */
export interface DeployedLogGroup {
  readonly isCreated: boolean;
  /** Without `:*`; absent for a log group that was passed in as a construct. */
  readonly arn?: string;
  readonly name?: string;
}

/** A resource of delivery. Its ARN is absent if it is unknown before the deployment. */
export interface DeployedResource {
  readonly isCreated: boolean;
  readonly arn?: string;
}

/** The resources that a trail sends events and notifications to. */
export interface DeployedDelivery {
  readonly logGroup?: DeployedLogGroup;
  readonly logsRole?: DeployedResource;
  readonly topic?: DeployedResource;
}

export function deployedDelivery({ delivery }: BaselinePlan, names: TrailNames, chosen: ChosenNames): DeployedDelivery {
  const { cloudWatchLogs, notifications } = delivery;

  return {
    logGroup: cloudWatchLogs && logGroup(cloudWatchLogs, names, chosen),
    logsRole: cloudWatchLogs && {
      isCreated: cloudWatchLogs.existingRoleArn === undefined && cloudWatchLogs.rolePassedIn !== true,
      arn: cloudWatchLogs.existingRoleArn,
    },
    topic: notifications && {
      isCreated: notifications.isCreated,
      arn: notifications.isCreated ? names.topicArns[0] : (notifications.existingTopicArn ?? chosen.topicArn),
    },
  };
}

function logGroup(plan: CloudWatchLogsPlan, names: TrailNames, chosen: ChosenNames): DeployedLogGroup {
  const { partition, homeRegion, account, logGroupName } = names;
  const { retentionDays, existingLogGroupArn } = plan;
  if (retentionDays !== undefined) {
    return {
      isCreated: true,
      name: logGroupName,
      arn: `arn:${partition}:logs:${homeRegion}:${account}:log-group:${logGroupName}`,
    };
  }

  return {
    isCreated: false,
    name: existingLogGroupArn === undefined ? chosen.logGroupName : logGroupNameOf(existingLogGroupArn),
    arn: existingLogGroupArn?.replace(/:\*$/, ''),
  };
}
