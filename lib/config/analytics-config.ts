/**
 * Athena over the log files: a Glue database with a table for each kind of records, partitioned by projection, so that
 * every log file can be queried from the moment it arrives. Naming the section creates them.
 */
export interface AnalyticsConfig {
  /**
   * How many days back Athena must be able to read log files. A storage tier that Athena can't read (`GLACIER`,
   * `DEEP_ARCHIVE`) inside this window is an error. Whole days, at least 1 and at most the retention.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
   * @default - no promise is checked
   */
  readonly queryWindowDays?: number;

  /**
   * Tables that are created whatever the trail records now, such as one for events that it recorded before.
   * @default - those that the trail can fill: `CLOUDTRAIL` and `DIGESTS` always, the others when it records their
   * events
   */
  readonly tables?: AnalyticsTable[];

  /**
   * The accounts whose log files are in the bucket: account ids of 12 digits, quoted. They can be left out of a query
   * then.
   * @default - the trail's account; for an organization trail any account, which each query has to name
   */
  readonly accounts?: string[];

  /**
   * The regions whose log files can be queried. Those of a region that isn't among them are never found.
   * @default - all regions of the partition, as of the release of this package; the home region for a trail that
   * records only that
   */
  readonly regions?: string[];

  /**
   * The work group that queries run in: its results are encrypted, in a bucket of their own, and a query that would
   * read too much is stopped.
   * @default - one with its defaults
   */
  readonly workGroup?: WorkGroupConfig;

  /**
   * The queries that are saved in the work group.
   * @default - all of this package whose tables are created
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/athena.md
   */
  readonly queries?: QueriesConfig;

  /**
   * Other buckets with log files that are queried and read in addition to the log bucket, such as that of Control
   * Tower's own
   * trail.
   * @default - only the log bucket
   */
  readonly sources?: AnalyticsSource[];
}

/**
 * The tables that CloudTrail's records are shown in.
 */
export enum AnalyticsTable {
  /** Management and data events. */
  CLOUDTRAIL = 'CLOUDTRAIL',
  /** Network activity events. */
  NETWORK_ACTIVITY = 'NETWORK_ACTIVITY',
  /** Insights. */
  INSIGHTS = 'INSIGHTS',
  /** Aggregated events. */
  AGGREGATED = 'AGGREGATED',
  /** Digests, which vouch for log files. */
  DIGESTS = 'DIGESTS',
}

/**
 * The work group that queries run in.
 */
export interface WorkGroupConfig {
  /**
   * How many gigabytes a query may read before Athena stops it: whole ones, 1 to 1000000. Athena bills by what is read
   * (USD 5 per terabyte, in us-east-1).
   * @default 1024
   */
  readonly scanLimitGigabytes?: number;

  /**
   * How many days results are kept: 1 to 36500.
   * @default 30
   */
  readonly resultRetentionDays?: number;
}

/**
 * The queries that are saved in the work group, each as a named query; those that ask for something as prepared
 * statements too.
 */
export interface QueriesConfig {
  /**
   * A folder with queries of your own, each in a file that ends in `.sql` and is named as the query: a lowercase
   * letter, then 1 to 62 lowercase letters, digits and underscores. A query reads `FROM cloudtrail` or another of the
   * tables,
   * without a database, and has a condition on `day`.
   * It may begin its conditions with `account = ? AND`, which is left out where the tables know their accounts. A
   * relative path is one from the working directory, in a file one from the file's folder.
   * @default - only the queries of this package
   */
  readonly folder?: string;

  /**
   * The names of the queries that are saved, of this package and of the folder.
   * @default - all whose tables are created
   */
  readonly include?: string[];
}

/**
 * A bucket with log files of another trail, in the same account as the log bucket. Its policy and that of its key
 * aren't touched.
 */
export interface AnalyticsSource {
  /**
   * What its tables' names begin with, before `_cloudtrail` and the other table names: a lowercase letter, then up to
   * 62 lowercase
   * letters, digits and underscores.
   */
  readonly name: string;

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
   * The organization whose trail delivers there: its id is a folder below `AWSLogs/`.
   * @default - `organization.id`, or none without one
   */
  readonly organizationId?: string;

  /**
   * ARN of the key that the log files are encrypted with. Its owner has to permit this account to decrypt.
   * @default - log files aren't encrypted with a key that readers need permission for
   */
  readonly keyArn?: string;

  /**
   * The tables that are created for it.
   * @default - CLOUDTRAIL and DIGESTS
   */
  readonly tables?: AnalyticsTable[];
}
