import { StorageTier } from '../config/log-bucket-config';
import { AccessLogsPlan, LogBucketPlan } from '../plan/sections/storage-plan';

/** A lifecycle rule for all objects of a bucket, in days. */
export interface LifecycleRulePlan {
  readonly id: string;
  readonly tiers: StorageTier[];
  readonly expirationDays: number;
  readonly noncurrentExpirationDays: number;
  readonly abortIncompleteUploadDays: number;
}

/** How long all buckets keep the parts of incomplete uploads. */
export const ABORT_UPLOAD_DAYS = 7;

/** The only rule of a log bucket. */
export function logLifecycle({
  tiers,
  retentionDays,
  noncurrentVersionRetentionDays,
}: LogBucketPlan): LifecycleRulePlan {
  return {
    id: 'KeepLogs',
    tiers,
    expirationDays: retentionDays,
    noncurrentExpirationDays: noncurrentVersionRetentionDays,
    abortIncompleteUploadDays: ABORT_UPLOAD_DAYS,
  };
}

/** The only rule of an access-log bucket. */
export function accessLogLifecycle({ retentionDays }: AccessLogsPlan): LifecycleRulePlan {
  return {
    id: 'ExpireAccessLogs',
    tiers: [],
    expirationDays: retentionDays,
    noncurrentExpirationDays: 7,
    abortIncompleteUploadDays: ABORT_UPLOAD_DAYS,
  };
}
