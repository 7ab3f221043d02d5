import { checkTiers } from './lifecycle-plan';
import { isElsewhere, Place } from './place';
import { parseArn } from '../../aws/arn';
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
 * What storage stands on that the config doesn't say: bucket ARNs (tokens, mostly) of constructs that were handed over.
 */
export interface StorageFacts {
  readonly account: string;
  readonly homeRegion: string;
  /** What buckets are called whose names come from a plan, as a landing zone's do. */
  readonly logBucketName?: string;
  readonly accessLogBucketName?: string;
  readonly logBucketArn?: string;
  readonly accessLogBucketArn?: string;
  /** Where the log bucket that was handed over sends its access logs. */
  readonly accessLogTargetArn?: string;
  /** Whose default of `eventBridgeNotifications` holds. @default account */
  readonly defaultsOf?: keyof typeof DEFAULT_EVENT_BRIDGE;
  /** Where the access-log bucket is, and what S3 wouldn't deliver to, as far as can be seen. */
  readonly accessLogBucket?: Place & { readonly hasObjectLock: boolean; readonly hasOwnKey: boolean };
}

/** The keys that only a bucket of our own can have: all but those that are about any log bucket. */
const OWN_BUCKET_KEYS = Object.keys({
  retentionDays: true,
  noncurrentVersionRetentionDays: true,
  tiers: true,
  objectLock: true,
  accessLogs: true,
  replication: true,
  writers: true,
  eventBridgeNotifications: true,
} satisfies Record<
  Exclude<keyof StorageConfig, 'existingBucketName' | 'readers' | keyof RemovalConfig>,
  true
>) as (keyof StorageConfig)[];

export function planStorage(
  config: StorageConfig,
  facts: StorageFacts,
  path: string,
  context: CheckContext,
): StoragePlan {
  checkExisting(config, facts, path, context);
  checkReplicationTarget(config, facts, path, context);
  const eventBridgeNotifications =
    config.eventBridgeNotifications ?? DEFAULT_EVENT_BRIDGE[facts.defaultsOf ?? 'account'];

  const own = planLogBucket({ ...config, eventBridgeNotifications }, path, context);
  const bringsLogBucket = config.existingBucketName !== undefined || facts.logBucketArn !== undefined;
  const bringsAccessLogBucket =
    config.accessLogs?.existingBucketName !== undefined || facts.accessLogBucketArn !== undefined;

  return {
    logBucket: bringsLogBucket ? undefined : own,
    existingBucketName: config.existingBucketName,
    accessLogs: bringsLogBucket || bringsAccessLogBucket ? undefined : planAccessLogs(config.accessLogs ?? {}),
    existingAccessLogBucketName: config.accessLogs?.existingBucketName,
    accessLogTargetArn: facts.accessLogTargetArn,
    eventBridgeNotifications,
    readers: own.readers,
    removal: { removal: own.removal, acceptDataLoss: own.acceptDataLoss },
  };
}

/** Fills a log bucket's defaults in and checks them against each other. A complete plan comes out as it went in. */
export function planLogBucket(config: LogBucketConfig, path: string, context: CheckContext): LogBucketPlan {
  const { problems, isToken } = context;
  const retentionDays = config.retentionDays ?? DEFAULT_RETENTION_DAYS;
  const lock = config.objectLock;
  const plan: LogBucketPlan = {
    retentionDays,
    noncurrentVersionRetentionDays:
      config.noncurrentVersionRetentionDays ?? (isToken(retentionDays) ? 90 : Math.min(90, retentionDays)),
    tiers: config.tiers ?? [{ storageClass: TierStorageClass.INTELLIGENT_TIERING, afterDays: 0 }],
    objectLock: lock && {
      mode: lock.mode ?? ObjectLockMode.GOVERNANCE,
      days: lock.days,
      acceptIrreversible: lock.acceptIrreversible ?? false,
    },
    replication: config.replication,
    readers: config.readers ?? [],
    writers: config.writers ?? [],
    eventBridgeNotifications: config.eventBridgeNotifications ?? DEFAULT_EVENT_BRIDGE.account,
    removal: config.removal ?? DataRemoval.RETAIN,
    acceptDataLoss: config.acceptDataLoss ?? false,
  };

  const atMostRetention = (key: string, days: number, why: string) => {
    if (!isToken(days) && !isToken(retentionDays) && days > retentionDays) {
      problems.add(join(path, key), {
        wrong: why,
        got: days,
        allowed: `up to retentionDays, ${retentionDays}`,
        mend: 'lower it, or raise retentionDays',
      });
    }
  };

  atMostRetention(
    'noncurrentVersionRetentionDays',
    plan.noncurrentVersionRetentionDays,
    'keeps old versions longer than log files',
  );

  if (plan.objectLock !== undefined) {
    atMostRetention(
      'objectLock.days',
      plan.objectLock.days,
      "locks log files beyond the day they expire, when lifecycle can't delete them",
    );

    if (plan.objectLock.mode === ObjectLockMode.COMPLIANCE && !plan.objectLock.acceptIrreversible) {
      problems.add(join(path, 'objectLock.mode'), {
        wrong: "can't be undone by anyone, AWS included",
        got: plan.objectLock.mode,
        allowed: 'GOVERNANCE, or COMPLIANCE with acceptIrreversible: true',
        mend: 'use GOVERNANCE, or confirm with acceptIrreversible: true',
      });
    }
  }

  planRemoval(config, path, context);
  checkTiers(plan.tiers, retentionDays, path, context);
  return plan;
}

/** What happens to data when its stack is deleted; losing it takes two steps. */
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
      mend: 'use RETAIN, or confirm with acceptDataLoss: true',
    });
  }

  return removal ?? DataRemoval.RETAIN;
}

/** Fills the access-log bucket's defaults in. */
export function planAccessLogs(config: AccessLogsConfig): AccessLogsPlan {
  return { retentionDays: config.retentionDays ?? 365 };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function checkAccessLogBucket(
  { account, homeRegion, accessLogBucket }: StorageFacts,
  { problems, isToken }: CheckContext,
): void {
  if (accessLogBucket === undefined) {
    return;
  }

  const refuse = (wrong: string, allowed: string, mend = 'hand over another bucket') =>
    problems.add('accessLogBucket', { wrong, got: accessLogBucket.path, allowed, mend });

  if (isElsewhere(accessLogBucket, { account, region: homeRegion }, isToken)) {
    refuse(
      'is in another account or region than the log bucket',
      `a bucket in ${account} and ${homeRegion}`,
      'hand over another bucket, or import it with its account and region',
    );
  }

  if (accessLogBucket.hasObjectLock) {
    refuse('has Object Lock enabled, so S3 delivers no access logs to it', 'a bucket without Object Lock');
  }

  if (accessLogBucket.hasOwnKey) {
    refuse('is encrypted with a KMS key, so S3 delivers no access logs to it', "a bucket encrypted with S3's own keys");
  }
}

/** Saying "bring your own" twice, or together with what only an own bucket can have. */
function checkExisting(config: StorageConfig, facts: StorageFacts, path: string, context: CheckContext): void {
  const { problems } = context;
  const existing = config.existingBucketName !== undefined ? join(path, 'existingBucketName') : 'logBucket';
  if (config.existingBucketName !== undefined && facts.logBucketArn !== undefined) {
    problems.add(existing, {
      wrong: 'names a log bucket while one is handed over as logBucket',
      got: config.existingBucketName,
      allowed: 'one of the two',
      mend: 'remove one',
    });
  }

  if (config.existingBucketName !== undefined || facts.logBucketArn !== undefined) {
    for (const key of OWN_BUCKET_KEYS.filter((one) => config[one] !== undefined)) {
      problems.add(join(path, key), {
        wrong: 'is an option of a bucket the baseline makes, and the log bucket exists already',
        got: config[key],
        allowed: `this key, or ${existing}`,
        mend: 'remove one, and set the option on your bucket',
      });
    }

    if (facts.accessLogBucketArn !== undefined) {
      problems.add('accessLogBucket', {
        wrong: 'is an option of a bucket the baseline makes, and the log bucket exists already',
        got: facts.accessLogBucketArn,
        allowed: `this property, or ${existing}`,
        mend: 'remove one, and set access logging on your bucket',
      });
    }

    return;
  }

  const accessLogs = join(path, 'accessLogs');
  const { existingBucketName, retentionDays } = config.accessLogs ?? {};
  if (existingBucketName !== undefined && facts.accessLogBucketArn !== undefined) {
    problems.add(`${accessLogs}.existingBucketName`, {
      wrong: 'names an access-log bucket while one is handed over as accessLogBucket',
      got: existingBucketName,
      allowed: 'one of the two',
      mend: 'remove one',
    });
  }

  if (existingBucketName !== undefined && existingBucketName === facts.logBucketName) {
    problems.add(`${accessLogs}.existingBucketName`, {
      wrong: 'names the log bucket, whose access logs would make access logs, and so on without an end',
      got: existingBucketName,
      allowed: 'another bucket',
      mend: 'name another bucket, or remove the key to have one made',
    });
  }

  if (retentionDays !== undefined && (existingBucketName !== undefined || facts.accessLogBucketArn !== undefined)) {
    problems.add(`${accessLogs}.retentionDays`, {
      wrong: 'is an option of a bucket the baseline makes, and the access-log bucket exists already',
      got: retentionDays,
      allowed:
        'this key, or ' +
        `${existingBucketName !== undefined ? `${accessLogs}.existingBucketName` : 'accessLogBucket'}`,
      mend: 'remove one, and set the option on your bucket',
    });
  }

  checkAccessLogBucket(facts, context);
}

function checkReplicationTarget(
  config: StorageConfig,
  facts: StorageFacts,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  const { bucketArn: target, keyArn, accountId } = config.replication ?? {};
  const keyAccount = keyArn && parseArn(keyArn).account;
  if (
    accountId === undefined &&
    keyArn !== undefined &&
    !isToken(keyArn) &&
    !isToken(facts.account) &&
    keyAccount !== facts.account
  ) {
    problems.add(join(path, 'replication.keyArn'), {
      wrong: "names a key of another account, and the destination is said to be this account's",
      got: keyArn,
      allowed: `a key in ${facts.account}, or accountId beside it`,
      mend: `add accountId: '${keyAccount}' if the bucket is that account's`,
    });
  }

  const sources = [facts.logBucketArn, facts.accessLogBucketArn].filter((arn) => arn !== undefined);
  const sourceNames = [
    config.existingBucketName,
    config.accessLogs?.existingBucketName,
    facts.logBucketName,
    facts.accessLogBucketName,
  ].filter((name) => name !== undefined);

  if (target !== undefined && (sources.includes(target) || sourceNames.includes(parseArn(target).resource))) {
    problems.add(join(path, 'replication.bucketArn'), {
      wrong: 'replicates a bucket of this baseline to itself',
      got: target,
      allowed: 'another bucket',
      mend: "name a bucket that the baseline doesn't write to",
    });
  }
}
