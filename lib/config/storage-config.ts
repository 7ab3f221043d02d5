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
   * `requiredBucketStatements`, which the command `check` prints, to its policy. The owner also configures retention,
   * tiers, Object Lock, replication, writers and event notifications; setting these here is an error.
   *
   * @default - a new log bucket is created
   */
  readonly existingBucketName?: string;

  /**
   * The id of the account that owns the existing log bucket: 12 digits. `verify` and `preflight` check that the bucket
   * belongs to it. Anyone can claim the name of a bucket that was deleted.
   *
   * @default - the owner isn't stated, and isn't checked
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
   */
  readonly existingBucketOwner?: string;
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
   * The owner of the bucket must add `requiredAccessLogStatements`, which the command `check` prints, to its policy.
   * @default - a new bucket is created
   */
  readonly existingBucketName?: string;
}
