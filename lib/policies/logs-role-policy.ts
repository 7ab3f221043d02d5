import { asDeployed, CLOUDTRAIL, Statement } from './statement';
import { TrailNames } from '../aws/trail-names';

/** What the policy of the role is about that writes events to CloudWatch Logs. */
export interface LogsRoleAccess {
  readonly names: TrailNames;
  /** The log group that events go to: the trail's own, or one that exists already. */
  readonly logGroupName: string;
}

/** The whole policy that the role is given. */
export function logsRolePolicy({ names, logGroupName }: LogsRoleAccess): Statement[] {
  return asDeployed([writeEvents({ names, logGroupName })], names.partition);
}

/**
 * Lets a role write to the trail's own streams of a log group.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function writeEvents({ names, logGroupName }: LogsRoleAccess): Statement {
  const { partition, homeRegion, account, formerLogGroupNames, logStreamPrefixes } = names;
  const streams = (group: string) =>
    logStreamPrefixes.map(
      (prefix) => `arn:${partition}:logs:${homeRegion}:${account}:log-group:${group}:log-stream:${prefix}*`,
    );

  return {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    // While a trail is renamed, the old one goes on writing to its own log group.
    Resource: [logGroupName, ...formerLogGroupNames].flatMap(streams),
  };
}

/** Who assumes the role. The statement of a role's trust is about no resource; all are the same there. */
export const LOGS_ROLE_TRUST: Statement = {
  Effect: 'Allow',
  Principal: CLOUDTRAIL,
  Action: 'sts:AssumeRole',
  Resource: '*',
};
