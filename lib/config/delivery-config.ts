/**
 * Where CloudTrail delivers events in addition to the log bucket.
 */
export interface DeliveryConfig {
  /**
   * Delivery of events to CloudWatch Logs, for alarms and fast searches. CloudWatch Logs charges by volume: see the
   * README.
   * @default - enabled, with a retention of 400 days
   */
  readonly cloudWatchLogs?: CloudWatchLogsConfig;

  /**
   * SNS notifications: CloudTrail publishes a machine-readable message for each log file. The section enables them,
   * even if it is empty.
   * @default - no notifications
   */
  readonly notifications?: NotificationsConfig;
}

/**
 * Delivery of events to CloudWatch Logs.
 */
export interface CloudWatchLogsConfig {
  /**
   * Whether CloudTrail delivers events to CloudWatch Logs. Disabling the delivery for a deployed trail requires an
   * additional command, because CloudFormation doesn't remove the log group from a trail when the property is removed.
   *
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/operations.md
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The number of days to keep events in CloudWatch Logs: one of the values that CloudWatch Logs accepts. All
   * compliance checkers accept 365, 400, 545, 731, 1827 and 3653; other values cause a warning.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   * @default 400
   */
  readonly retentionDays?: number;

  /**
   * The ARN of an existing log group to use instead of a new one, in the trail's account and home region.
   * @default - a new log group `/aws/cloudtrail/TRAIL` is created
   */
  readonly existingLogGroupArn?: string;

  /**
   * The ARN of an existing role to use instead of a new one, in the trail's account. Its trust policy must permit
   * `cloudtrail.amazonaws.com` to assume it. The baseline attaches a managed policy to the role that permits writing to
   * the log group.
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
   * The ARN of an existing topic to use instead of a new one, in any account. The owner of the topic must add
   * `requiredTopicStatements`, which the command `check` prints, to its policy.
   * @default - a new encrypted topic is created, named after the trail
   */
  readonly existingTopicArn?: string;
}
