/**
 * Where events go in addition to the log bucket.
 */
export interface DeliveryConfig {
  /**
   * Delivery of events to CloudWatch Logs, for alarms and quick searches. It costs by volume: see the README.
   * @default - on, kept for 400 days
   */
  readonly cloudWatchLogs?: CloudWatchLogsConfig;

  /**
   * SNS notifications: one message per log file, for machines. Naming the section switches them on.
   * @default - no notifications
   */
  readonly notifications?: NotificationsConfig;
}

/**
 * Delivery of events to CloudWatch Logs.
 */
export interface CloudWatchLogsConfig {
  /**
   * Whether events are delivered to CloudWatch Logs. Switching this off for a trail that is deployed takes one command
   * more, since CloudFormation leaves a trail's log group as it is when the property goes away.
   *
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/operations.md
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How many days events are kept in CloudWatch Logs: one of CloudWatch's values. Every checker accepts 365, 400, 545,
   * 731, 1827 and 3653; other values cause a warning.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   * @default 400
   */
  readonly retentionDays?: number;

  /**
   * ARN of a log group that exists already, in the trail's account and home region, instead of a new one.
   * @default - a new log group `/aws/cloudtrail/TRAIL` is created
   */
  readonly existingLogGroupArn?: string;

  /**
   * ARN of a role that exists already, in the trail's account, and that `cloudtrail.amazonaws.com` may assume, instead
   * of a new one. The baseline attaches a managed policy to it that permits writing to the log group.
   *
   * @default - a new role is created
   */
  readonly existingRoleArn?: string;
}

/**
 * SNS notifications.
 */
export interface NotificationsConfig {
  /**
   * ARN of a topic that exists already, in any account, instead of a new one.
   * Its owner adds `requiredTopicStatements` to its policy.
   *
   * @default - a new encrypted topic is created, named after the trail
   */
  readonly existingTopicArn?: string;
}
