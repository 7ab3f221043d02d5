import { asDeployed, CLOUDTRAIL, Statement } from './statement';
import { TrailNames } from '../aws/trail-names';

/** The trail and the log group that the policy of the CloudWatch Logs role names. */
export interface LogsRoleAccess {
  readonly names: TrailNames;
  /** The log group that events go to: a new one, or an existing one. */
  readonly logGroupName: string;
}

/** The complete policy of the role. */
export function logsRolePolicy({ names, logGroupName }: LogsRoleAccess): Statement[] {
  return asDeployed([writeEvents({ names, logGroupName })], names.partition);
}

/**
 * Lets a role write to the trail's log streams of a log group.
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
    // While a trail is being renamed, the old trail still writes to its log group.
    Resource: [logGroupName, ...formerLogGroupNames].flatMap(streams),
  };
}

/** The trust policy of the role. A trust policy has no resource: `*` is a placeholder. */
export const LOGS_ROLE_TRUST: Statement = {
  Effect: 'Allow',
  Principal: CLOUDTRAIL,
  Action: 'sts:AssumeRole',
  Resource: '*',
};
