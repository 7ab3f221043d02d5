import {
  LogBucketConfig,
  ObjectLockConfig,
  ObjectLockMode,
  StorageTier,
  TierStorageClass,
} from '../../config/log-bucket-config';
import { StorageConfig } from '../../config/storage-config';
import { BucketState, LifecycleRuleState, ObjectLockState } from '../account/bucket-state';
import { Reading, valueOf } from '../aws/reading';

/** A section of a config, whether what it is about comes under the baseline, and what can't be said. */
export interface Described<T> {
  readonly config: T;
  /** Whether the baseline creates it, so that it is to be imported; otherwise it stays its owner's. */
  readonly isOurs: boolean;
  readonly cannotExpress: string[];
}

/** 100 years: the longest that a config says. */
const FOR_EVER = 36500;

/** The log bucket. It stays its owner's where the baseline couldn't create the same. */
export function describeStorage(bucketName: string, reading: Reading<BucketState>): Described<StorageConfig> {
  const bucket = valueOf(reading);
  const why = bucket === undefined ? "it can't be read" : keepsItsOwner(bucket);
  if (bucket === undefined || why !== undefined) {
    return {
      config: { existingBucketName: bucketName },
      isOurs: false,
      cannotExpress: [`the log bucket stays its owner's: ${why}`],
    };
  }

  const { retention, cannotExpress } = describeLifecycle(bucket);
  const objectLock = describeLock(valueOf(bucket.objectLock));
  return {
    config: {
      ...retention,
      ...(objectLock !== undefined && { objectLock }),
      accessLogs: { existingBucketName: valueOf(bucket.logging)!.targetBucket },
      eventBridgeNotifications: valueOf(bucket.eventBridge) ?? false,
    },
    isOurs: true,
    cannotExpress,
  };
}

/** The default retention, if there is one. */
function describeLock(lock: ObjectLockState | undefined): ObjectLockConfig | undefined {
  const days = lock?.days ?? (lock?.years === undefined ? undefined : lock.years * 365);
  if (lock === undefined || days === undefined) {
    return undefined;
  }

  return {
    days,
    mode: lock.mode as ObjectLockMode,
    ...(lock.mode === 'COMPLIANCE' && { acceptIrreversible: true }),
  };
}

/** Why a bucket can't come under the baseline. */
function keepsItsOwner({ policy, logging, replication, lifecycle }: BucketState): string | undefined {
  if (policy.kind !== 'found' || lifecycle.kind === 'unknown') {
    return "its policy or its lifecycle can't be read, or it has none";
  }

  if (logging.kind !== 'found') {
    return (
      'it sends no access logs, and CloudFormation imports no bucket that needs another new one; give it a ' +
      'bucket for them first'
    );
  }

  return replication.kind === 'found' ? "it is copied, by a role that CloudFormation doesn't know" : undefined;
}

function describeLifecycle({ lifecycle }: BucketState): {
  readonly retention: LogBucketConfig;
  readonly cannotExpress: string[];
} {
  const rules = (valueOf(lifecycle) ?? []).filter(({ enabled }) => enabled);
  const filtered = rules.filter(({ filter }) => filter !== undefined);
  const [rule, ...furtherRules] = rules.filter(({ filter }) => filter === undefined);

  const retentionDays = rule?.expirationDays ?? FOR_EVER;
  const versionDays = rule?.noncurrentExpirationDays;
  const canSayVersionDays = versionDays !== undefined && versionDays <= retentionDays;
  return {
    retention: {
      retentionDays,
      ...(canSayVersionDays && { noncurrentVersionRetentionDays: versionDays }),
      tiers: describeTiers(rule?.transitions ?? []),
    },
    cannotExpress: [
      ...(rule?.expirationDays === undefined ? [`log files never expire; the config says ${FOR_EVER} days`] : []),
      ...[...furtherRules, ...filtered].map(({ id }) => `the lifecycle rule ${id ?? 'without a name'}`),
      ...(rule?.noncurrentTransitions ?? []).map(({ storageClass }) => `old versions move to ${storageClass}`),
    ],
  };
}

function describeTiers(transitions: LifecycleRuleState['transitions']): StorageTier[] {
  const known: string[] = Object.values(TierStorageClass);
  return transitions
    .filter(({ storageClass }) => known.includes(storageClass))
    .sort((first, second) => first.days - second.days)
    .map(({ storageClass, days }) => ({ storageClass: storageClass as TierStorageClass, afterDays: days }));
}
