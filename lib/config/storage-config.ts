import { LogBucketConfig } from './log-bucket-config';

/**
 * Where log files are stored, for how long, and who may read them.
 */
export interface StorageConfig extends LogBucketConfig {
  /**
   * The bucket that receives the log bucket's server access logs.
   * @default - a new bucket, logs are kept for 365 days
   */
  readonly accessLogs?: AccessLogsConfig;

  /**
   * Name of a bucket that exists already, instead of a new log bucket. Its owner adds `requiredBucketStatements` to its
   * policy; retention, tiers, lock, replication, writers and notifications are the owner's and can't be set in addition
   * to it.
   *
   * @default - a new log bucket is created
   */
  readonly existingBucketName?: string;
}

/**
 * The bucket that receives the log bucket's server access logs.
 */
export interface AccessLogsConfig {
  /**
   * How many days access logs are kept: 1 to 36500.
   * @default 365
   */
  readonly retentionDays?: number;

  /**
   * Name of a bucket that exists already, in the same account and region, without Object Lock, instead of a new one.
   * Its owner adds `requiredAccessLogStatements` to its policy.
   *
   * @default - a new bucket is created
   */
  readonly existingBucketName?: string;
}
