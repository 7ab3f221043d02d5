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

/** A section of a config, whether the baseline manages its resource, and what the config can't express. */
export interface Described<T> {
  readonly config: T;
  /** Whether the baseline manages the resource, so that it is imported; otherwise it is passed in as existing. */
  readonly isOurs: boolean;
  readonly cannotExpress: string[];
}

/** 100 years: the longest retention of a config. */
const LONGEST_RETENTION = 36500;

/** The log bucket. It is passed in as an existing one if the baseline couldn't create an equal one. */
export function describeStorage(
  bucketName: string,
  reading: Reading<BucketState>,
  logRoot: string,
): Described<StorageConfig> {
  const bucket = valueOf(reading);
  const why = bucket === undefined ? "it can't be read" : whyNotOurs(bucket);
  if (bucket === undefined || why !== undefined) {
    return {
      config: { existingBucketName: bucketName },
      isOurs: false,
      cannotExpress: [`the log bucket is passed in as an existing one: ${why}`],
    };
  }

  const { retention, cannotExpress } = describeLifecycle(bucket, logRoot);
  const objectLock = describeLock(valueOf(bucket.objectLock));
  return {
    config: {
      ...retention,
      ...(objectLock !== undefined && { objectLock }),
      accessLogs: { existingBucketName: valueOf(bucket.logging)!.targetBucket },
      eventBridgeNotifications: valueOf(bucket.notifications)?.eventBridge ?? false,
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

/** Why the baseline can't manage a bucket; undefined if it can. */
function whyNotOurs({ policy, logging, replication, lifecycle }: BucketState): string | undefined {
  if (policy.kind !== 'found' || lifecycle.kind === 'unknown') {
    return "it has no policy, or its policy or lifecycle can't be read";
  }

  if (logging.kind !== 'found') {
    return (
      'it has no access-log bucket, and an import into CloudFormation creates none; set up its access logs first to ' +
      'import it'
    );
  }

  return replication.kind === 'found' ? "it is replicated with a role that isn't in the stack" : undefined;
}

interface DescribedLifecycle {
  readonly retention: LogBucketConfig;
  readonly cannotExpress: string[];
}

/** The config has one rule, which describes the combined effect of all rules. */
function describeLifecycle({ lifecycle }: BucketState, logRoot: string): DescribedLifecycle {
  const rules = (valueOf(lifecycle) ?? []).filter(({ enabled }) => enabled);
  const ofAll = rules.filter((rule) => appliesToAll(rule, logRoot));
  const { expirationDays, noncurrentExpirationDays: versionDays, transitions } = effectiveLifecycle(ofAll);

  const retentionDays = expirationDays ?? LONGEST_RETENTION;
  const neverExpires =
    expirationDays === undefined && ofAll.every(({ expirationDate }) => expirationDate === undefined);

  const canExpressVersionDays = versionDays !== undefined && versionDays <= retentionDays;
  return {
    retention: {
      retentionDays,
      ...(canExpressVersionDays && { noncurrentVersionRetentionDays: versionDays }),
      tiers: describeTiers(transitions),
    },
    cannotExpress: [
      ...(neverExpires ? [`log files never expire; the config has ${LONGEST_RETENTION} days instead`] : []),
      ...rules.filter((rule) => !ofAll.includes(rule)).map(({ id }) => `the lifecycle rule ${id ?? 'without an id'}`),
      ...ofAll.flatMap(inexpressible),
    ],
  };
}

/** The actions of a rule for all objects that a config can't express. */
function inexpressible(rule: LifecycleRuleState): string[] {
  const { expirationDate, newerNoncurrentVersions, transitions, noncurrentTransitions } = rule;
  const dated = transitions.filter(({ date }) => date !== undefined);

  return [
    ...(expirationDate === undefined
      ? []
      : [`log files expire on ${expirationDate} and every day after it, not after a number of days`]),
    ...dated.map(({ storageClass, date }) => `the transition of log files to ${storageClass} on ${date}`),
    ...(newerNoncurrentVersions === undefined
      ? []
      : [`the newest ${newerNoncurrentVersions} noncurrent versions of an object never expire`]),
    ...noncurrentTransitions.map(({ storageClass }) => `the transition of noncurrent versions to ${storageClass}`),
  ];
}

function describeTiers(transitions: EffectiveLifecycle['transitions']): StorageTier[] {
  const known: string[] = Object.values(TierStorageClass);
  return [...transitions]
    .filter(({ storageClass }) => known.includes(storageClass))
    .sort((first, second) => first.days - second.days)
    .map(({ storageClass, days }) => ({ storageClass: storageClass as TierStorageClass, afterDays: days }));
}
