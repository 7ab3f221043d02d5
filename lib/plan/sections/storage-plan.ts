import { checkTiers } from './lifecycle-plan';
import { Place } from './place';
import {
  checkAccessLogs,
  checkExistingLogBucket,
  checkLogBucketPeriods,
  checkNoExistingOwner,
  checkObjectLock,
  checkReplicationTarget,
} from './storage-checks';
import {
  DataRemoval,
  LogBucketConfig,
  ObjectLockMode,
  RemovalConfig,
  ReplicationConfig,
  StorageTier,
  TierStorageClass,
} from '../../config/log-bucket-config';
import { AccessLogsConfig, StorageConfig } from '../../config/storage-config';
import { CheckContext, join } from '../../validation/check';

/** Seven years. */
export const DEFAULT_RETENTION_DAYS = 2557;

/**
 * Whether S3 sends bucket events to EventBridge. In an organization, log files of every account would add to the cost.
 */
export const DEFAULT_EVENT_BRIDGE = { account: true, organization: false } as const;

/** The plan of a log bucket that the baseline creates, with all defaults. */
export interface LogBucketPlan {
  readonly retentionDays: number;
  readonly noncurrentVersionRetentionDays: number;
  readonly tiers: StorageTier[];
  readonly objectLock?: { readonly mode: ObjectLockMode; readonly days: number; readonly acceptIrreversible: boolean };
  readonly replication?: ReplicationConfig;
  readonly readers: string[];
  readonly writers: string[];
  readonly eventBridgeNotifications: boolean;
  readonly removal: DataRemoval;
  readonly acceptDataLoss: boolean;
}

/** The plan of an access-log bucket that the baseline creates, with all defaults. */
export interface AccessLogsPlan {
  readonly retentionDays: number;
}

export interface StoragePlan {
  /** Absent with an existing log bucket. */
  readonly logBucket?: LogBucketPlan;
  readonly existingBucketName?: string;
  /** The account that owns the existing log bucket, if the config says so. */
  readonly existingBucketOwner?: string;
  /** Absent with an existing log bucket or an existing access-log bucket. */
  readonly accessLogs?: AccessLogsPlan;
  readonly existingAccessLogBucketName?: string;
  /** The bucket that an existing log bucket sends its access logs to, if known at synthesis. */
  readonly accessLogTargetArn?: string;
  /** For every bucket that the baseline creates. */
  readonly eventBridgeNotifications: boolean;
  readonly readers: string[];
  readonly removal: { readonly removal: DataRemoval; readonly acceptDataLoss: boolean };
}

/**
 * What storage needs in addition to its section of the config. The ARNs are those of constructs that were passed in,
 * most of them tokens.
 */
export interface StorageFacts {
  readonly account: string;
  readonly homeRegion: string;
  /** The names of the buckets, if they follow from the plan, as in a landing zone. */
  readonly logBucketName?: string;
  readonly accessLogBucketName?: string;
  readonly logBucketArn?: string;
  readonly accessLogBucketArn?: string;
  /** The bucket that the log bucket that was passed in sends its access logs to. */
  readonly accessLogTargetArn?: string;
  /** Which default of `eventBridgeNotifications` applies. @default account */
  readonly defaultsOf?: keyof typeof DEFAULT_EVENT_BRIDGE;
  /** The access-log bucket that was passed in, with properties that prevent delivery by S3, if known at synthesis. */
  readonly accessLogBucket?: Place & { readonly hasObjectLock: boolean; readonly hasOwnKey: boolean };
}

export function planStorage(
  config: StorageConfig,
  facts: StorageFacts,
  path: string,
  context: CheckContext,
): StoragePlan {
  const { accessLogs } = config;
  const hasExistingLogBucket = config.existingBucketName !== undefined || facts.logBucketArn !== undefined;
  const hasExistingAccessLogBucket =
    accessLogs?.existingBucketName !== undefined || facts.accessLogBucketArn !== undefined;

  if (hasExistingLogBucket) {
    checkExistingLogBucket(config, facts, path, context);
  } else {
    checkNoExistingOwner(config, path, context);
    checkAccessLogs(accessLogs ?? {}, facts, join(path, 'accessLogs'), context);
  }

  checkReplicationTarget(config, facts, path, context);
  const eventBridgeNotifications =
    config.eventBridgeNotifications ?? DEFAULT_EVENT_BRIDGE[facts.defaultsOf ?? 'account'];

  const logBucket = planLogBucket({ ...config, eventBridgeNotifications }, path, context);
  return {
    logBucket: hasExistingLogBucket ? undefined : logBucket,
    existingBucketName: config.existingBucketName,
    existingBucketOwner: config.existingBucketOwner,
    accessLogs: hasExistingLogBucket || hasExistingAccessLogBucket ? undefined : planAccessLogs(accessLogs ?? {}),
    existingAccessLogBucketName: accessLogs?.existingBucketName,
    accessLogTargetArn: facts.accessLogTargetArn,
    eventBridgeNotifications,
    readers: logBucket.readers,
    removal: { removal: logBucket.removal, acceptDataLoss: logBucket.acceptDataLoss },
  };
}

/**
 * Adds the defaults of a log bucket, and checks its values against each other. A complete plan is returned unchanged.
 */
export function planLogBucket(config: LogBucketConfig, path: string, context: CheckContext): LogBucketPlan {
  const plan = withDefaults(config, context.isToken);

  checkLogBucketPeriods(plan, path, context);
  checkObjectLock(plan, path, context);
  planRemoval(config, path, context);
  checkTiers(plan.tiers, plan.retentionDays, path, context);
  return plan;
}

function withDefaults(config: LogBucketConfig, isToken: CheckContext['isToken']): LogBucketPlan {
  const { objectLock, retentionDays = DEFAULT_RETENTION_DAYS } = config;
  const noncurrentDays = isToken(retentionDays) ? 90 : Math.min(90, retentionDays);

  return {
    retentionDays,
    noncurrentVersionRetentionDays: config.noncurrentVersionRetentionDays ?? noncurrentDays,
    tiers: config.tiers ?? [{ storageClass: TierStorageClass.INTELLIGENT_TIERING, afterDays: 0 }],
    objectLock: objectLock && {
      mode: objectLock.mode ?? ObjectLockMode.GOVERNANCE,
      days: objectLock.days,
      acceptIrreversible: objectLock.acceptIrreversible ?? false,
    },
    replication: config.replication,
    readers: config.readers ?? [],
    writers: config.writers ?? [],
    eventBridgeNotifications: config.eventBridgeNotifications ?? DEFAULT_EVENT_BRIDGE.account,
    removal: config.removal ?? DataRemoval.RETAIN,
    acceptDataLoss: config.acceptDataLoss ?? false,
  };
}

/** Plans what happens to data when the stack is deleted. Deleting data requires two options. */
export function planRemoval(
  { removal, acceptDataLoss }: RemovalConfig,
  path: string,
  { problems }: CheckContext,
): DataRemoval {
  if (removal === DataRemoval.DESTROY && acceptDataLoss !== true) {
    problems.add(join(path, 'removal'), {
      wrong: 'deletes audit data with the stack',
      got: removal,
      allowed: 'RETAIN, or DESTROY with acceptDataLoss: true',
      fix: 'use RETAIN, or confirm with acceptDataLoss: true',
    });
  }

  return removal ?? DataRemoval.RETAIN;
}

/** Adds the defaults of the access-log bucket. */
export function planAccessLogs(config: AccessLogsConfig): AccessLogsPlan {
  return { retentionDays: config.retentionDays ?? 365 };
}
