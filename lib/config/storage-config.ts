import { LogBucketConfig } from './log-bucket-config';

/**
 * The log bucket: where log files are stored, how long they are kept, and who can read them.
 */
export interface StorageConfig extends LogBucketConfig {
  /**
   * The bucket that receives the server access logs of the log bucket.
   * @default - a new bucket; access logs are kept for 365 days
   */
  readonly accessLogs?: AccessLogsConfig;

  /**
   * The name of an existing bucket to use instead of a new log bucket. The owner of the bucket must add
   * `requiredBucketStatements` to its policy. The owner also configures retention, tiers, Object Lock, replication,
   * writers and event notifications; setting these here is an error.
   *
   * @default - a new log bucket is created
   */
  readonly existingBucketName?: string;
}

/**
 * The bucket that receives the server access logs of the log bucket.
 */
export interface AccessLogsConfig {
  /**
   * The number of days to keep access logs: 1 to 36500.
   * @default 365
   */
  readonly retentionDays?: number;

  /**
   * The name of an existing bucket to use instead of a new one, in the same account and region, without Object Lock.
   * The owner of the bucket must add `requiredAccessLogStatements` to its policy.
   * @default - a new bucket is created
   */
  readonly existingBucketName?: string;
}
