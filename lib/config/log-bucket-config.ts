/**
 * The log bucket: how long log files are kept, in which storage classes, and who may read them.
 */
export interface LogBucketConfig extends RemovalConfig {
  /**
   * How many days log files are kept: 1 to 36500.
   * @default 2557 (seven years)
   */
  readonly retentionDays?: number;

  /**
   * How many days a version that was overwritten or has expired is kept beyond that: from 1 up to `retentionDays`.
   * @default 90, or `retentionDays` where that is shorter
   */
  readonly noncurrentVersionRetentionDays?: number;

  /**
   * Storage classes that log files move to as they age, in this order, days rising, the last below `retentionDays`.
   * `STANDARD_IA` and `ONEZONE_IA` take at least 30 days, and 30 days more before the next class.
   * S3 leaves objects under 128 KB where they are. An empty list keeps everything in S3 Standard.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   * @default - Intelligent-Tiering from day 0
   */
  readonly tiers?: StorageTier[];

  /**
   * Default retention of every log file under S3 Object Lock.
   * @default - Object Lock is enabled without a default retention: it costs nothing and permits a legal hold
   */
  readonly objectLock?: ObjectLockConfig;

  /**
   * A second copy of every log file, in a bucket you name.
   * @default - no replication
   */
  readonly replication?: ReplicationConfig;

  /**
   * Who may list, read and decrypt log files, in addition to this account's own IAM permissions: account ids (12
   * digits,
   * quoted), ARNs of roles or users, and organization ids (`o-...`).
   *
   * @default - nobody beyond this account's IAM permissions
   */
  readonly readers?: string[];

  /**
   * ARNs of roles that may write below `AWSLogs/` in addition to AWS's own delivery, to migrate logs of another bucket
   * or to
   * replicate into this one. Everybody else's writes are denied.
   *
   * @default - nobody
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
   * What happens to audit data when its stack is deleted. In a baseline it decides for log bucket, access-log bucket,
   * key and log group.
   * @default RETAIN
   */
  readonly removal?: DataRemoval;

  /**
   * Confirms that `removal: DESTROY` may lose audit data. Nothing else reads it.
   * @default false
   */
  readonly acceptDataLoss?: boolean;
}

/**
 * A storage class, and when log files move to it.
 */
export interface StorageTier {
  /**
   * The storage class.
   */
  readonly storageClass: TierStorageClass;

  /**
   * How many days after its creation a log file moves to this class: 0 or more.
   */
  readonly afterDays: number;
}

/**
 * The storage classes a log file can move to, as S3 names them.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
export enum TierStorageClass {
  /** Infrequent access: from 30 days on, billed for 30 days at least. */
  STANDARD_IA = 'STANDARD_IA',
  /** Moves objects between access tiers by itself; Athena can always read it. */
  INTELLIGENT_TIERING = 'INTELLIGENT_TIERING',
  /** Infrequent access in one availability zone: from 30 days on, billed for 30 days at least. */
  ONEZONE_IA = 'ONEZONE_IA',
  /** Archive, readable at once: billed for 90 days at least. */
  GLACIER_IR = 'GLACIER_IR',
  /** Archive, to be restored before Athena can read it: billed for 90 days at least. */
  GLACIER = 'GLACIER',
  /** Deep archive, to be restored before Athena can read it: billed for 180 days at least. */
  DEEP_ARCHIVE = 'DEEP_ARCHIVE',
}

/**
 * Default retention under S3 Object Lock.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface ObjectLockConfig {
  /**
   * Who can shorten the retention: in `GOVERNANCE` mode a principal with `s3:BypassGovernanceRetention`, in
   * `COMPLIANCE` mode nobody.
   * @default GOVERNANCE
   */
  readonly mode?: ObjectLockMode;

  /**
   * How many days no version of a log file can be deleted: from 1 up to `retentionDays`.
   */
  readonly days: number;

  /**
   * Confirms that nobody, AWS included, can delete or shorten what is stored in `COMPLIANCE` mode. Nothing else reads
   * it.
   * @default false
   */
  readonly acceptIrreversible?: boolean;
}

/**
 * Who can shorten an Object Lock retention.
 */
export enum ObjectLockMode {
  /** A principal with `s3:BypassGovernanceRetention`. */
  GOVERNANCE = 'GOVERNANCE',
  /** Nobody. */
  COMPLIANCE = 'COMPLIANCE',
}

/**
 * A second copy of every log file.
 *
 * The destination has to be versioned, and to have Object Lock enabled since the log bucket has it. Delete markers
 * aren't replicated.
 * The destination's policy needs `requiredReplicaBucketStatements`, its key's policy `requiredReplicaKeyStatements`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export interface ReplicationConfig {
  /**
   * ARN of the destination bucket, best in another account and region.
   */
  readonly bucketArn: string;

  /**
   * The account that owns the destination: 12 digits, quoted. When it is another one, it becomes the owner of the
   * copies.
   * @default - this account
   */
  readonly accountId?: string;

  /**
   * ARN of the key that encrypts the copies, in the destination's region.
   */
  readonly keyArn: string;
}

/**
 * What happens to audit data when its stack is deleted.
 */
export enum DataRemoval {
  /** It stays; only a first deployment that fails rolls it back. */
  RETAIN = 'RETAIN',
  /**
   * It is deleted: a bucket only if it is empty, a log group with its events, a key after its waiting period. Needs
   * `acceptDataLoss: true`.
   */
  DESTROY = 'DESTROY',
}
