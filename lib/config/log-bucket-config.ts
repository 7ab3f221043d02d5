/**
 * The log bucket: how long log files are kept, in which storage classes, and who can read them.
 */
export interface LogBucketConfig extends RemovalConfig {
  /**
   * The number of days to keep log files: 1 to 36500.
   * @default 2557 (seven years)
   */
  readonly retentionDays?: number;

  /**
   * The number of days to keep a version of a log file after it is overwritten or expires: from 1 up to
   * `retentionDays`.
   * @default 90, or `retentionDays` if that is shorter
   */
  readonly noncurrentVersionRetentionDays?: number;

  /**
   * The storage classes that log files transition to as they age: in this order, with ascending days, the last below
   * `retentionDays`. `STANDARD_IA` and `ONEZONE_IA` require at least 30 days before the transition, and 30 more days
   * before the next one. S3 doesn't transition objects under 128 KB. An empty list keeps all log files in S3 Standard.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   * @default - Intelligent-Tiering from day 0
   */
  readonly tiers?: StorageTier[];

  /**
   * The default retention of log files under S3 Object Lock.
   * @default - Object Lock is enabled without a default retention, which costs nothing and permits a legal hold
   */
  readonly objectLock?: ObjectLockConfig;

  /**
   * Replication of all log files to another bucket.
   * @default - no replication
   */
  readonly replication?: ReplicationConfig;

  /**
   * The principals that can list, read and decrypt log files, in addition to those with IAM permissions in this
   * account: account ids (12 digits, quoted), ARNs of roles or users, and organization ids (`o-...`).
   * @default - only principals with IAM permissions in this account
   */
  readonly readers?: string[];

  /**
   * The ARNs of roles that can write below `AWSLogs/`, in addition to the deliveries of AWS: to migrate log files from
   * another bucket, or to replicate into this one. Writes by all other principals are denied.
   * @default - none
   */
  readonly writers?: string[];

  /**
   * Whether S3 sends events of the bucket to EventBridge (USD 1 per million events, in us-east-1).
   * @default true
   */
  readonly eventBridgeNotifications?: boolean;
}

/**
 * What happens to audit data when its stack is deleted.
 */
export interface RemovalConfig {
  /**
   * What happens to audit data when its stack is deleted. In a baseline, it applies to the log bucket, the access-log
   * bucket, the KMS key and the log group.
   * @default RETAIN
   */
  readonly removal?: DataRemoval;

  /**
   * Confirms that audit data can be deleted: by `removal: DESTROY`, or by an aspect or other code of the CDK app that
   * changes the removal policy of a resource. Without it, synthesis fails if either deletes audit data.
   * @default false
   */
  readonly acceptDataLoss?: boolean;
}

/**
 * A storage class, and the age at which log files transition to it.
 */
export interface StorageTier {
  /**
   * The storage class.
   */
  readonly storageClass: TierStorageClass;

  /**
   * The number of days after its creation at which a log file transitions to this class: 0 or more.
   */
  readonly afterDays: number;
}

/**
 * The storage classes that log files can transition to, as S3 names them.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
export enum TierStorageClass {
  /** Infrequent access: after at least 30 days, billed for at least 30 days. */
  STANDARD_IA = 'STANDARD_IA',
  /** S3 moves objects between access tiers automatically. Athena can always read them. */
  INTELLIGENT_TIERING = 'INTELLIGENT_TIERING',
  /** Infrequent access in one Availability Zone: after at least 30 days, billed for at least 30 days. */
  ONEZONE_IA = 'ONEZONE_IA',
  /** Archive with immediate access: billed for at least 90 days. */
  GLACIER_IR = 'GLACIER_IR',
  /** Archive: must be restored before Athena can read it, billed for at least 90 days. */
  GLACIER = 'GLACIER',
  /** Deep archive: must be restored before Athena can read it, billed for at least 180 days. */
  DEEP_ARCHIVE = 'DEEP_ARCHIVE',
}

/**
 * The default retention under S3 Object Lock.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface ObjectLockConfig {
  /**
   * Who can shorten the retention: in `GOVERNANCE` mode, principals with `s3:BypassGovernanceRetention`; in
   * `COMPLIANCE` mode, no one.
   * @default GOVERNANCE
   */
  readonly mode?: ObjectLockMode;

  /**
   * The number of days during which no version of a log file can be deleted: from 1 up to `retentionDays`.
   */
  readonly days: number;

  /**
   * Confirms that in `COMPLIANCE` mode no one, not even AWS, can delete log files or shorten their retention. It has no
   * other effect.
   * @default false
   */
  readonly acceptIrreversible?: boolean;
}

/**
 * Who can shorten the retention of Object Lock.
 */
export enum ObjectLockMode {
  /** Principals with `s3:BypassGovernanceRetention`. */
  GOVERNANCE = 'GOVERNANCE',
  /** No one. */
  COMPLIANCE = 'COMPLIANCE',
}

/**
 * Replication of all log files to another bucket.
 *
 * The destination bucket must be versioned, and must have Object Lock enabled, because the log bucket has it. Delete
 * markers aren't replicated. The policy of the destination bucket needs `requiredReplicaBucketStatements`, and the
 * policy of its KMS key needs `requiredReplicaKeyStatements`; the command `check` prints both.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export interface ReplicationConfig {
  /**
   * The ARN of the destination bucket, preferably in another account and region.
   */
  readonly bucketArn: string;

  /**
   * The account that owns the destination bucket: 12 digits, quoted. If it is another account, it becomes the owner of
   * the replicas.
   * @default - this account
   */
  readonly accountId?: string;

  /**
   * The ARN of the KMS key that encrypts the replicas, in the region of the destination bucket.
   */
  readonly keyArn: string;
}

/**
 * What happens to audit data when its stack is deleted.
 */
export enum DataRemoval {
  /** Audit data is retained. Only the rollback of a failed first deployment deletes it. */
  RETAIN = 'RETAIN',
  /**
   * Audit data is deleted: a bucket only if it is empty, a log group with its events, a KMS key after its waiting
   * period. Requires `acceptDataLoss: true`.
   */
  DESTROY = 'DESTROY',
}
