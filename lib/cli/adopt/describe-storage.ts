import { TrailNames } from '../../aws/trail-names';
import {
  LogBucketConfig,
  ObjectLockConfig,
  ObjectLockMode,
  StorageTier,
  TierStorageClass,
} from '../../config/log-bucket-config';
import { StorageConfig } from '../../config/storage-config';
import { ABORT_UPLOAD_DAYS } from '../../deployment/lifecycle-rules';
import { BucketState, LifecycleRuleState, ObjectLockState } from '../account/bucket-state';
import { appliesToAll, EffectiveLifecycle, effectiveLifecycle } from '../account/lifecycle';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';

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
  state: AccountState,
  { logRoot }: TrailNames,
  isShared: boolean,
): Described<StorageConfig> {
  const bucket = valueOf(state.logBucket);
  const why = bucket === undefined ? "it can't be read" : whyNotOurs(bucket, state, isShared);
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
function whyNotOurs(bucket: BucketState, { homeRegion }: AccountState, isShared: boolean): string | undefined {
  const { policy, logging, replication, lifecycle, notifications } = bucket;
  if (bucket.region !== homeRegion || bucket.owner?.isOwner === false) {
    return 'it is in another account or region';
  }

  if (policy.kind !== 'found' || lifecycle.kind === 'unknown') {
    return "it has no policy, or its policy or lifecycle can't be read";
  }

  if (isShared) {
    return 'other trails or services may deliver to it, and the policy of the baseline permits only this trail';
  }

  if (logging.kind !== 'found') {
    return (
      'it has no access-log bucket, and an import into CloudFormation creates none; set up its access logs first to ' +
      'import it'
    );
  }

  if (Object.keys(valueOf(notifications)?.others ?? {}).length > 0) {
    return 'it sends notifications to a topic, queue or function, and the bucket of the baseline sends none';
  }

  return replication.kind === 'found' ? "it is replicated with a role that isn't in the stack" : undefined;
}

interface DescribedLifecycle {
  readonly retention: LogBucketConfig;
  readonly cannotExpress: string[];
}

/** The config has one rule, which describes the combined effect of all rules. */
function describeLifecycle({ lifecycle }: BucketState, logRoot: string): DescribedLifecycle {
  const rules = valueOf(lifecycle) ?? [];
  const ofAll = rules.filter((rule) => rule.enabled && appliesToAll(rule, logRoot));
  const { expirationDays, noncurrentExpirationDays, abortIncompleteUploadDays, transitions } =
    effectiveLifecycle(ofAll);

  const retentionDays = expirationDays ?? LONGEST_RETENTION;
  const versionDays = Math.min(noncurrentExpirationDays ?? retentionDays, retentionDays);
  const neverExpires =
    expirationDays === undefined && ofAll.every(({ expirationDate }) => expirationDate === undefined);

  return {
    retention: { retentionDays, noncurrentVersionRetentionDays: versionDays, tiers: describeTiers(transitions) },
    cannotExpress: [
      ...(neverExpires ? [`log files never expire; the config has ${LONGEST_RETENTION} days instead`] : []),
      ...versionsText(noncurrentExpirationDays, versionDays),
      ...uploadsText(abortIncompleteUploadDays),
      ...rules.filter((rule) => !ofAll.includes(rule)).map(ruleText),
      ...ofAll.flatMap(inexpressible),
    ],
  };
}

function versionsText(found: number | undefined, described: number): string[] {
  if (found === described) {
    return [];
  }

  const kept = found === undefined ? 'never expire' : `expire after ${found} days`;
  return [`noncurrent versions ${kept}; the config has ${described} days instead`];
}

/** The longer time of the baseline isn't drift, so `verify` doesn't report it. */
function uploadsText(found: number | undefined): string[] {
  return found === undefined || found >= ABORT_UPLOAD_DAYS
    ? []
    : [`incomplete uploads are aborted after ${found} days; the baseline has ${ABORT_UPLOAD_DAYS} days instead`];
}

function ruleText({ id, enabled }: LifecycleRuleState): string {
  return `the ${enabled ? '' : 'disabled '}lifecycle rule ${id ?? 'without an id'}`;
}

/** The actions of a rule for all objects that a config can't express. */
function inexpressible(rule: LifecycleRuleState): string[] {
  const { expirationDate, newerNoncurrentVersions, transitions, noncurrentTransitions, expiresDeleteMarkers } = rule;
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
    ...(expiresDeleteMarkers === true ? ['the removal of expired delete markers'] : []),
  ];
}

function describeTiers(transitions: EffectiveLifecycle['transitions']): StorageTier[] {
  const known: string[] = Object.values(TierStorageClass);
  return [...transitions]
    .filter(({ storageClass }) => known.includes(storageClass))
    .sort((first, second) => first.days - second.days)
    .map(({ storageClass, days }) => ({ storageClass: storageClass as TierStorageClass, afterDays: days }));
}
