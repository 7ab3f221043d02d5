import {
  LogBucketConfig,
  ObjectLockConfig,
  ObjectLockMode,
  StorageTier,
  TierStorageClass,
} from '../../config/log-bucket-config';
import { StorageConfig } from '../../config/storage-config';
import { BucketState, LifecycleRuleState, ObjectLockState } from '../account/bucket-state';
import { appliesToAll, EffectiveLifecycle, effectiveLifecycle } from '../account/lifecycle';
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
export function describeStorage(
  bucketName: string,
  reading: Reading<BucketState>,
  logRoot: string,
): Described<StorageConfig> {
  const bucket = valueOf(reading);
  const why = bucket === undefined ? "it can't be read" : keepsItsOwner(bucket);
  if (bucket === undefined || why !== undefined) {
    return {
      config: { existingBucketName: bucketName },
      isOurs: false,
      cannotExpress: [`the log bucket stays its owner's: ${why}`],
    };
  }

  const { retention, cannotExpress } = describeLifecycle(bucket, logRoot);
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

interface DescribedLifecycle {
  readonly retention: LogBucketConfig;
  readonly cannotExpress: string[];
}

/** The config has one rule, so what it says is what all rules come to. */
function describeLifecycle({ lifecycle }: BucketState, logRoot: string): DescribedLifecycle {
  const rules = (valueOf(lifecycle) ?? []).filter(({ enabled }) => enabled);
  const ofAll = rules.filter((rule) => appliesToAll(rule, logRoot));
  const { expirationDays, noncurrentExpirationDays: versionDays, transitions } = effectiveLifecycle(ofAll);

  const retentionDays = expirationDays ?? FOR_EVER;
  const neverExpires =
    expirationDays === undefined && ofAll.every(({ expirationDate }) => expirationDate === undefined);

  const canSayVersionDays = versionDays !== undefined && versionDays <= retentionDays;
  return {
    retention: {
      retentionDays,
      ...(canSayVersionDays && { noncurrentVersionRetentionDays: versionDays }),
      tiers: describeTiers(transitions),
    },
    cannotExpress: [
      ...(neverExpires ? [`log files never expire; the config says ${FOR_EVER} days`] : []),
      ...rules.filter((rule) => !ofAll.includes(rule)).map(({ id }) => `the lifecycle rule ${id ?? 'without a name'}`),
      ...ofAll.flatMap(inexpressible),
    ],
  };
}

/** What a rule of all objects does, and a config can't say. */
function inexpressible(rule: LifecycleRuleState): string[] {
  const { expirationDate, newerNoncurrentVersions, transitions, noncurrentTransitions } = rule;
  const dated = transitions.filter(({ date }) => date !== undefined);

  return [
    ...(expirationDate === undefined
      ? []
      : [`log files expire on ${expirationDate} and every day after it, not after a number of days`]),
    ...dated.map(({ storageClass, date }) => `log files move to ${storageClass} on ${date}`),
    ...(newerNoncurrentVersions === undefined
      ? []
      : [`the newest ${newerNoncurrentVersions} old versions of an object never expire`]),
    ...noncurrentTransitions.map(({ storageClass }) => `old versions move to ${storageClass}`),
  ];
}

function describeTiers(transitions: EffectiveLifecycle['transitions']): StorageTier[] {
  const known: string[] = Object.values(TierStorageClass);
  return [...transitions]
    .filter(({ storageClass }) => known.includes(storageClass))
    .sort((first, second) => first.days - second.days)
    .map(({ storageClass, days }) => ({ storageClass: storageClass as TierStorageClass, afterDays: days }));
}
