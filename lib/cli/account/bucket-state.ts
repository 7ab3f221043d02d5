import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';

/** A bucket; what could be read of it has a reading each, because each requires a permission of its own. */
export interface BucketState {
  readonly name: string;
  readonly region: string;
  /** The account that owns it, where that is known. */
  readonly account?: string;
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
  /** Absent: nothing is copied. */
  readonly replication: Reading<ReplicationState>;
  /** Whether S3 sends the bucket's events to EventBridge. */
  readonly eventBridge: Reading<boolean>;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionRule.html */
export interface BucketEncryptionState {
  /** Such as `AES256`, `aws:kms`. */
  readonly algorithm: string;
  /** As the bucket was given it: the id or the ARN of a key, or an alias. */
  readonly keyId?: string;
  readonly bucketKey: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html */
export interface LifecycleRuleState {
  readonly id?: string;
  readonly enabled: boolean;
  /** The objects it is about; absent: all. Whatever S3 says, as text. */
  readonly filter?: string;
  readonly transitions: { readonly storageClass: string; readonly days: number }[];
  readonly noncurrentTransitions: { readonly storageClass: string; readonly days: number }[];
  readonly expirationDays?: number;
  readonly noncurrentExpirationDays?: number;
  readonly abortIncompleteUploadDays?: number;
  readonly expiresDeleteMarkers?: boolean;
}

/** Enabled; with a default retention, or without. */
export interface ObjectLockState {
  readonly mode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly days?: number;
  /** A retention in years; S3 has either. */
  readonly years?: number;
}

export interface PublicAccessState {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface LoggingState {
  readonly targetBucket: string;
  readonly targetPrefix: string;
}

export interface ReplicationState {
  readonly roleArn: string;
  readonly rules: ReplicationRuleState[];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html */
export interface ReplicationRuleState {
  readonly id?: string;
  readonly enabled: boolean;
  readonly bucketArn: string;
  /** The account that copies are passed in to. */
  readonly account?: string;
  /** The key that copies are encrypted with. */
  readonly keyId?: string;
  readonly copiesDeleteMarkers: boolean;
}
