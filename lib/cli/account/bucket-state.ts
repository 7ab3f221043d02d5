import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';

/** A bucket. Each part has a reading of its own, because each requires its own permission. */
export interface BucketState {
  readonly name: string;
  readonly region: string;
  /** Whether the expected account owns it. Absent: no owner was expected. */
  readonly owner?: BucketOwner;
  /** Absent: without a policy. */
  readonly policy: Reading<Statement[]>;
  readonly encryption: Reading<BucketEncryptionState>;
  readonly versioning: Reading<'Enabled' | 'Suspended' | 'Off'>;
  /** Absent: without rules. */
  readonly lifecycle: Reading<LifecycleRuleState[]>;
  /** Absent: not enabled. */
  readonly objectLock: Reading<ObjectLockState>;
  /** Absent: never set, so nothing is blocked. */
  readonly publicAccess: Reading<PublicAccessState>;
  /** Absent: never set. */
  readonly ownership: Reading<'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'>;
  /** Absent: access logs are off. */
  readonly logging: Reading<LoggingState>;
  /** Absent: not replicated. */
  readonly replication: Reading<ReplicationState>;
  readonly notifications: Reading<BucketNotificationState>;
  /** The enabled configurations that archive objects. */
  readonly archives: Reading<ArchiveState[]>;
}

/** The account that was expected to own a bucket. */
export interface BucketOwner {
  readonly expected: string;
  readonly isOwner: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_IntelligentTieringConfiguration.html */
export interface ArchiveState {
  readonly id: string;
  /** Such as `ARCHIVE_ACCESS`. */
  readonly tiers: string[];
  /** The filter, as JSON. Absent: all objects. */
  readonly filter?: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionRule.html */
export interface BucketEncryptionState {
  /** Such as `AES256`, `aws:kms`. */
  readonly algorithm: string;
  /** As configured on the bucket: a key id, a key ARN or an alias. */
  readonly keyId?: string;
  readonly bucketKey: boolean;
  /** The types of encryption that uploads can't have, such as `SSE-C`. */
  readonly blockedTypes: string[];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html */
export interface LifecycleRuleState {
  readonly id?: string;
  readonly enabled: boolean;
  /** The rule's filter, as JSON. Absent: all objects. */
  readonly filter?: string;
  /** The prefix, if the filter has nothing else. */
  readonly prefix?: string;
  readonly transitions: LifecycleTransitionState[];
  readonly noncurrentTransitions: LifecycleTransitionState[];
  readonly expirationDays?: number;
  /** A date instead of a number of days. S3 also expires objects every day after it. */
  readonly expirationDate?: string;
  readonly noncurrentExpirationDays?: number;
  /** How many noncurrent versions of an object never expire. */
  readonly newerNoncurrentVersions?: number;
  readonly abortIncompleteUploadDays?: number;
  readonly expiresDeleteMarkers?: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html */
export interface LifecycleTransitionState {
  readonly storageClass: string;
  /** Absent: on a date. */
  readonly days?: number;
  readonly date?: string;
  /** How many noncurrent versions of an object don't move. */
  readonly newerVersions?: number;
}

/** Enabled; with a default retention, or without. */
export interface ObjectLockState {
  readonly mode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly days?: number;
  /** A retention in years, instead of `days`. */
  readonly years?: number;
  /** The default hold until an event, as JSON. */
  readonly eventHold?: string;
}

export interface PublicAccessState {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_NotificationConfiguration.html */
export interface BucketNotificationState {
  /** Whether S3 sends the bucket's events to EventBridge. */
  readonly eventBridge: boolean;
  /** The notifications to topics, queues and functions, as S3 returns them and accepts them. */
  readonly others: Readonly<Record<string, unknown>>;
}

export interface LoggingState {
  readonly targetBucket: string;
  readonly targetPrefix: string;
  /** Grants, and a key format with dates, as JSON. Absent: neither. */
  readonly others?: string;
}

export interface ReplicationState {
  /** The role that S3 assumes. */
  readonly roleArn: string;
  readonly rules: ReplicationRuleState[];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html */
export interface ReplicationRuleState {
  readonly id?: string;
  readonly enabled: boolean;
  /** The rule's filter, as JSON. Absent: all objects. */
  readonly filter?: string;
  /** Whether objects with SSE-KMS are replicated. */
  readonly copiesEncrypted: boolean;
  readonly bucketArn: string;
  /** The account that owns the replicas. */
  readonly account?: string;
  /** The key that replicas are encrypted with. */
  readonly keyId?: string;
  readonly copiesDeleteMarkers: boolean;
  /** Whether the account that owns the bucket becomes the owner of the replicas. */
  readonly changesOwner: boolean;
  /** Paid options, and those for the other direction, such as metrics, as JSON. Absent: none. */
  readonly others?: string;
}
