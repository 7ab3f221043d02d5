/**
 * What the logs must be good for when they are queried.
 */
export interface AnalyticsConfig {
  /**
   * How many days back Athena must be able to read log files. A storage tier that Athena can't read
   * (`GLACIER`, `DEEP_ARCHIVE`) inside this window is an error. Whole days, at least 1 and at most the retention.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
   * @default - no promise is checked
   */
  readonly queryWindowDays?: number;

  /**
   * Other buckets with log files that readers read beside the log bucket, such as that of Control Tower's own trail.
   * @default - only the log bucket
   */
  readonly sources?: AnalyticsSource[];
}

/**
 * A bucket with log files of another trail, in the same account as the log bucket. Its policy and that of its key aren't touched.
 */
export interface AnalyticsSource {
  /**
   * The bucket's name.
   */
  readonly bucketName: string;

  /**
   * The folder above `AWSLogs/`. Control Tower's is the organization's id.
   * @default - `AWSLogs/` is at the bucket's root
   */
  readonly keyPrefix?: string;

  /**
   * ARN of the key that the log files are encrypted with. Its owner has to permit this account to decrypt.
   * @default - log files aren't encrypted with a key that readers need permission for
   */
  readonly keyArn?: string;
}
