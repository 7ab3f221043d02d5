/**
 * Athena access to the log files: a Glue database and tables, a workgroup and saved queries. The tables use partition
 * projection: Athena can query log files as soon as CloudTrail delivers them. An empty section creates them with their
 * defaults.
 */
export interface AnalyticsConfig {
  /**
   * The number of days for which Athena must be able to read log files: from 1 up to the retention of log files. A
   * storage tier that Athena can't read (`GLACIER`, `DEEP_ARCHIVE`) within these days is an error.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
   * @default - not checked
   */
  readonly queryWindowDays?: number;

  /**
   * Tables to create in addition to those of the events that the trail records, such as one for events that it recorded
   * in the past.
   * @default - the tables of what the trail records: `CLOUDTRAIL` and `DIGESTS` always, the others if it records their
   * events
   */
  readonly tables?: AnalyticsTable[];

  /**
   * The ids of the accounts whose log files can be queried: 12 digits each, quoted, at least one. If set, queries don't
   * have to name accounts.
   * @default - the trail's account; for an organization trail any account, and each query must name its accounts
   */
  readonly accounts?: string[];

  /**
   * The regions whose log files can be queried, at least one. Log files of other regions are never found.
   * @default - all regions of the partition that this version of the package knows; for a single-region trail, its home
   * region
   */
  readonly regions?: string[];

  /**
   * The Athena workgroup. It encrypts query results, stores them in a separate bucket, and stops queries that would
   * read too much.
   * @default - a workgroup with the default limits
   */
  readonly workGroup?: WorkGroupConfig;

  /**
   * The queries to save in the workgroup.
   * @see https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/athena.md
   * @default - all queries of this package whose tables are created
   */
  readonly queries?: QueriesConfig;

  /**
   * Other buckets with log files, to query and read in addition to the log bucket, such as the bucket of Control
   * Tower's own trail.
   * @default - only the log bucket
   */
  readonly sources?: AnalyticsSource[];
}

/**
 * The tables that can be created over log files.
 */
export enum AnalyticsTable {
  /** Management and data events. */
  CLOUDTRAIL = 'CLOUDTRAIL',
  /** Network activity events. */
  NETWORK_ACTIVITY = 'NETWORK_ACTIVITY',
  /** Insights events. */
  INSIGHTS = 'INSIGHTS',
  /** Aggregated events. */
  AGGREGATED = 'AGGREGATED',
  /** Digests, which prove the integrity of log files. */
  DIGESTS = 'DIGESTS',
}

/**
 * The limits of the Athena workgroup.
 */
export interface WorkGroupConfig {
  /**
   * The number of gigabytes that a query can read before Athena stops it: a whole number from 1 to 1000000. Athena
   * charges by the data that a query reads (USD 5 per terabyte, in us-east-1).
   * @default 1024
   */
  readonly scanLimitGigabytes?: number;

  /**
   * The number of days to keep query results: 1 to 36500.
   * @default 30
   */
  readonly resultRetentionDays?: number;
}

/**
 * The queries to save in the workgroup. Each becomes a named query; a query with parameters also becomes a prepared
 * statement.
 */
export interface QueriesConfig {
  /**
   * The path of a folder with your own queries, one `.sql` file per query. The file name without `.sql` is the name of
   * the query: a lowercase letter, then 1 to 62 lowercase letters, digits and underscores. A query must read `FROM
   * cloudtrail` or another of the tables, without a database, and must have a condition on `day`. Its conditions can
   * start with `account = ? AND`, which is removed if the tables know their accounts. A relative path is resolved from
   * the working directory, in a config file from the folder of that file.
   *
   * @default - only the queries of this package
   */
  readonly folder?: string;

  /**
   * The names of the queries to save, from this package and from the folder. Each must exist, and its tables must be
   * created.
   * @default - all queries whose tables are created
   */
  readonly include?: string[];
}

/**
 * A bucket with the log files of another trail, in the same account as the log bucket. The baseline doesn't change the
 * policies of the bucket and of its KMS key.
 */
export interface AnalyticsSource {
  /**
   * The prefix of the names of the source's tables, before `_cloudtrail` and the other table names: a lowercase letter,
   * then up to 62 lowercase letters, digits and underscores. Two sources can't have the same name.
   */
  readonly name: string;

  /**
   * The name of the bucket.
   */
  readonly bucketName: string;

  /**
   * The key prefix: the folder above `AWSLogs/`. For Control Tower's trail, it is the id of the organization.
   * @default - `AWSLogs/` is at the root of the bucket
   */
  readonly keyPrefix?: string;

  /**
   * The id of the organization whose trail delivers to the bucket. The id is a folder below `AWSLogs/`.
   * @default - `organization.id`, if the config has it
   */
  readonly organizationId?: string;

  /**
   * The ARN of the KMS key that encrypts the log files. The owner of the key must permit this account to decrypt with
   * it.
   * @default - reading the log files requires no permission for a KMS key
   */
  readonly keyArn?: string;

  /**
   * The tables to create for the source, at least one.
   * @default - `CLOUDTRAIL` and `DIGESTS`
   */
  readonly tables?: AnalyticsTable[];
}
