import { isElsewhere } from './place';
import type { LogBucketPlan, StorageFacts } from './storage-plan';
import { parseArn } from '../../aws/arn';
import { ObjectLockMode, RemovalConfig } from '../../config/log-bucket-config';
import { AccessLogsConfig, StorageConfig } from '../../config/storage-config';
import { CheckContext, join } from '../../validation/check';

/** The keys that apply only to a bucket that the baseline creates. */
const CREATED_BUCKET_KEYS = Object.keys({
  retentionDays: true,
  noncurrentVersionRetentionDays: true,
  tiers: true,
  objectLock: true,
  accessLogs: true,
  replication: true,
  writers: true,
  eventBridgeNotifications: true,
} satisfies Record<
  Exclude<keyof StorageConfig, 'existingBucketName' | 'existingBucketOwner' | 'readers' | keyof RemovalConfig>,
  true
>) as (keyof StorageConfig)[];

/** Refuses the owner of an existing log bucket where a new one is created. */
export function checkNoExistingOwner(
  { existingBucketOwner }: StorageConfig,
  path: string,
  { problems }: CheckContext,
): void {
  if (existingBucketOwner !== undefined) {
    problems.add(join(path, 'existingBucketOwner'), {
      wrong: 'names the owner of an existing log bucket, and a new log bucket is created',
      got: existingBucketOwner,
      allowed: `this key together with ${join(path, 'existingBucketName')}`,
      fix: `add ${join(path, 'existingBucketName')}, or remove this key`,
    });
  }
}

/** Refuses two existing log buckets, and options of a created bucket together with an existing one. */
export function checkExistingLogBucket(
  config: StorageConfig,
  facts: StorageFacts,
  path: string,
  { problems }: CheckContext,
): void {
  const { existingBucketName } = config;
  const existing = existingBucketName !== undefined ? join(path, 'existingBucketName') : 'logBucket';

  if (existingBucketName !== undefined && facts.logBucketArn !== undefined) {
    problems.add(existing, {
      wrong: 'names a log bucket, and logBucket is passed in too',
      got: existingBucketName,
      allowed: 'one of the two',
      fix: 'remove one',
    });
  }

  for (const key of CREATED_BUCKET_KEYS) {
    if (config[key] !== undefined) {
      problems.add(join(path, key), {
        wrong: 'is an option of a bucket that the baseline creates, and an existing log bucket is used',
        got: config[key],
        allowed: `this key, or ${existing}`,
        fix: 'remove one, and set the option on your bucket',
      });
    }
  }

  if (facts.accessLogBucketArn !== undefined) {
    problems.add('accessLogBucket', {
      wrong: 'is an option of a bucket that the baseline creates, and an existing log bucket is used',
      got: facts.accessLogBucketArn,
      allowed: `this property, or ${existing}`,
      fix: 'remove one, and set access logging on your bucket',
    });
  }
}

/** Refuses two existing access-log buckets, and buckets that S3 can't deliver access logs to. */
export function checkAccessLogs(
  { existingBucketName, retentionDays }: AccessLogsConfig,
  facts: StorageFacts,
  path: string,
  context: CheckContext,
): void {
  const { problems } = context;
  const isNamed = existingBucketName !== undefined;
  const isPassedIn = facts.accessLogBucketArn !== undefined;

  if (isNamed && isPassedIn) {
    problems.add(`${path}.existingBucketName`, {
      wrong: 'names an access-log bucket, and accessLogBucket is passed in too',
      got: existingBucketName,
      allowed: 'one of the two',
      fix: 'remove one',
    });
  }

  if (isNamed && existingBucketName === facts.logBucketName) {
    problems.add(`${path}.existingBucketName`, {
      wrong: 'names the log bucket, whose access logs would cause access logs, in an endless loop',
      got: existingBucketName,
      allowed: 'another bucket',
      fix: 'name another bucket, or remove the key for a new bucket',
    });
  }

  if (retentionDays !== undefined && (isNamed || isPassedIn)) {
    const alternative = isNamed ? `${path}.existingBucketName` : 'accessLogBucket';
    problems.add(`${path}.retentionDays`, {
      wrong: 'is an option of a bucket that the baseline creates, and an existing access-log bucket is used',
      got: retentionDays,
      allowed: `this key, or ${alternative}`,
      fix: 'remove one, and set the option on your bucket',
    });
  }

  checkAccessLogBucket(facts, context);
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function checkAccessLogBucket(
  { account, homeRegion, accessLogBucket }: StorageFacts,
  { problems, isToken }: CheckContext,
): void {
  if (accessLogBucket === undefined) {
    return;
  }

  const refuse = (wrong: string, allowed: string, fix = 'pass another bucket') =>
    problems.add('accessLogBucket', { wrong, got: accessLogBucket.path, allowed, fix });

  if (isElsewhere(accessLogBucket, { account, region: homeRegion }, isToken)) {
    refuse(
      'is in another account or region than the log bucket',
      `a bucket in ${account} and ${homeRegion}`,
      'pass another bucket, or import it with its account and region',
    );
  }

  if (accessLogBucket.hasObjectLock) {
    refuse('has Object Lock enabled, so S3 delivers no access logs to it', 'a bucket without Object Lock');
  }

  if (accessLogBucket.hasOwnKey) {
    refuse(
      'is encrypted with a KMS key, so S3 delivers no access logs to it',
      'a bucket encrypted with S3-managed keys',
    );
  }
}

export function checkReplicationTarget(
  config: StorageConfig,
  facts: StorageFacts,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  const { bucketArn: target, keyArn, accountId } = config.replication ?? {};
  if (keyArn !== undefined && accountId === undefined) {
    const keyAccount = parseArn(keyArn).account;
    const isKnown = !isToken(keyArn) && !isToken(facts.account);
    if (isKnown && keyAccount !== facts.account) {
      problems.add(join(path, 'replication.keyArn'), {
        wrong: 'names a key in another account, and without accountId the destination is in this account',
        got: keyArn,
        allowed: `a key in ${facts.account}, or accountId as well`,
        fix: `add accountId: '${keyAccount}' if the bucket belongs to that account`,
      });
    }
  }

  if (target !== undefined && isOwnBucket(target, config, facts)) {
    problems.add(join(path, 'replication.bucketArn'), {
      wrong: 'replicates a bucket of this baseline to itself',
      got: target,
      allowed: 'another bucket',
      fix: "name a bucket that the baseline doesn't write to",
    });
  }
}

/** Whether a bucket is the log bucket or the access-log bucket, if their ARNs or names are known. */
function isOwnBucket(bucketArn: string, config: StorageConfig, facts: StorageFacts): boolean {
  const arns = [facts.logBucketArn, facts.accessLogBucketArn];
  const names = [
    config.existingBucketName,
    config.accessLogs?.existingBucketName,
    facts.logBucketName,
    facts.accessLogBucketName,
  ];

  return arns.includes(bucketArn) || names.includes(parseArn(bucketArn).resource);
}

/** Refuses periods that are longer than the retention of log files. */
export function checkLogBucketPeriods(
  { retentionDays, noncurrentVersionRetentionDays, objectLock }: LogBucketPlan,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  const checkAtMostRetention = (key: string, days: number, wrong: string) => {
    if (!isToken(days) && !isToken(retentionDays) && days > retentionDays) {
      problems.add(join(path, key), {
        wrong,
        got: days,
        allowed: `up to retentionDays, ${retentionDays}`,
        fix: 'lower it, or raise retentionDays',
      });
    }
  };

  checkAtMostRetention(
    'noncurrentVersionRetentionDays',
    noncurrentVersionRetentionDays,
    'keeps old versions longer than log files',
  );

  if (objectLock !== undefined) {
    checkAtMostRetention(
      'objectLock.days',
      objectLock.days,
      "locks log files beyond the day on which they expire, so that the lifecycle rule can't delete them",
    );
  }
}

export function checkObjectLock({ objectLock }: LogBucketPlan, path: string, { problems }: CheckContext): void {
  if (objectLock?.mode === ObjectLockMode.COMPLIANCE && !objectLock.acceptIrreversible) {
    problems.add(join(path, 'objectLock.mode'), {
      wrong: "can't be undone by anyone, including AWS",
      got: objectLock.mode,
      allowed: 'GOVERNANCE, or COMPLIANCE with acceptIrreversible: true',
      fix: 'use GOVERNANCE, or confirm with acceptIrreversible: true',
    });
  }
}
