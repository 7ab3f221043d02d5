import { checkTiers } from './lifecycle-plan';
import { Place } from './place';
import {
  checkAccessLogs,
  checkExistingLogBucket,
  checkLogBucketPeriods,
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

/** Whether S3 sends events of buckets to EventBridge. In an organization they would cost at every account's volume. */
export const DEFAULT_EVENT_BRIDGE = { account: true, organization: false } as const;

/** A log bucket of our own, every default filled in. */
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

/** The access-log bucket of our own, every default filled in. */
export interface AccessLogsPlan {
  readonly retentionDays: number;
}

export interface StoragePlan {
  /** Absent when an existing bucket is used. */
  readonly logBucket?: LogBucketPlan;
  readonly existingBucketName?: string;
  /** Absent when an existing bucket is used, for logs or for access logs. */
  readonly accessLogs?: AccessLogsPlan;
  readonly existingAccessLogBucketName?: string;
  /** Where an existing log bucket sends its access logs, if known at synthesis. */
  readonly accessLogTargetArn?: string;
  /** Of every bucket that is created. */
  readonly eventBridgeNotifications: boolean;
  readonly readers: string[];
  readonly removal: { readonly removal: DataRemoval; readonly acceptDataLoss: boolean };
}

/**
 * What storage needs in addition to the config: bucket ARNs (tokens, mostly) of constructs that were passed in.
 */
export interface StorageFacts {
  readonly account: string;
  readonly homeRegion: string;
  /** What buckets are called whose names come from a plan, as a landing zone's do. */
  readonly logBucketName?: string;
  readonly accessLogBucketName?: string;
  readonly logBucketArn?: string;
  readonly accessLogBucketArn?: string;
  /** Where the log bucket that was passed in sends its access logs. */
  readonly accessLogTargetArn?: string;
  /** Whose default of `eventBridgeNotifications` holds. @default account */
  readonly defaultsOf?: keyof typeof DEFAULT_EVENT_BRIDGE;
  /** Where the access-log bucket is, and what S3 wouldn't deliver to, if known at synthesis. */
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
    checkAccessLogs(accessLogs ?? {}, facts, join(path, 'accessLogs'), context);
  }

  checkReplicationTarget(config, facts, path, context);
  const eventBridgeNotifications =
    config.eventBridgeNotifications ?? DEFAULT_EVENT_BRIDGE[facts.defaultsOf ?? 'account'];

  const logBucket = planLogBucket({ ...config, eventBridgeNotifications }, path, context);
  return {
    logBucket: hasExistingLogBucket ? undefined : logBucket,
    existingBucketName: config.existingBucketName,
    accessLogs: hasExistingLogBucket || hasExistingAccessLogBucket ? undefined : planAccessLogs(accessLogs ?? {}),
    existingAccessLogBucketName: accessLogs?.existingBucketName,
    accessLogTargetArn: facts.accessLogTargetArn,
    eventBridgeNotifications,
    readers: logBucket.readers,
    removal: { removal: logBucket.removal, acceptDataLoss: logBucket.acceptDataLoss },
  };
}

/** Fills a log bucket's defaults in and checks them against each other. A complete plan comes out as it went in. */
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

/** What happens to data when its stack is deleted; losing it requires two steps. */
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

/** Fills the access-log bucket's defaults in. */
export function planAccessLogs(config: AccessLogsConfig): AccessLogsPlan {
  return { retentionDays: config.retentionDays ?? 365 };
}
