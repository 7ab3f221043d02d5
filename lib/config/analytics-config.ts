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
}
