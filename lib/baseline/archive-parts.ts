import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AccessLogs, AnalyticsGround } from './analytics-parts';
import { BaselinePart } from './baseline-part';
import { EncryptionParts, makeEncryption } from './encryption-parts';
import { sourceBuckets } from './source-buckets';
import { HandedOverBuckets, makeStorage, StorageParts } from './storage-parts';
import { ReadableLogs } from '../storage/read-grant';

/** Where log files are kept: beside the trail, or in a log archive. */
export interface ArchiveParts {
  readonly encryption: EncryptionParts;
  readonly storage: StorageParts;
  readonly logs: ReadableLogs;
}

/** What of it was handed over. */
export interface HandedOverArchive extends HandedOverBuckets {
  readonly encryptionKey?: IKey;
}

export function makeArchive(scope: Construct, part: BaselinePart, handedOver: HandedOverArchive): ArchiveParts {
  const {
    plan: { analytics },
    identity,
  } = part;

  const encryption = makeEncryption(scope, part, handedOver.encryptionKey);
  const storage = makeStorage(scope, part, encryption.key, handedOver);
  if (storage.replication !== undefined && encryption.brought) {
    encryption.policy.add(storage.replication.sourceKeyStatement);
  }

  const logs: ReadableLogs = {
    bucket: storage.logBucket,
    objects: storage.logObjects,
    bucketPolicy: storage.logBucketPolicy,
    key: encryption.key,
    keyPolicy: encryption.policy,
    sources: sourceBuckets(analytics?.sources ?? [], identity.partition, identity.homeRegion),
  };

  return { encryption, storage, logs };
}

/** What queries in the trail's own account stand on. */
export function queryGround(part: BaselinePart, { encryption, storage }: ArchiveParts): AnalyticsGround {
  const { plan, identity } = part;
  return {
    identity,
    logBucketName: storage.logBucket.bucketName,
    encryptionKey: encryption.key,
    keyPolicy: encryption.policy,
    accessLogs: accessLogsOf(storage),
    eventBridgeNotifications: plan.storage.eventBridgeNotifications,
    removal: plan.storage.removal,
  };
}

/** Where access logs of other buckets can go too. */
export function accessLogsOf({ accessLogBucket, accessLogPolicy }: StorageParts): AccessLogs | undefined {
  if (accessLogBucket === undefined || accessLogPolicy === undefined) {
    return undefined;
  }

  return { bucket: accessLogBucket, policy: accessLogPolicy };
}
