import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AccessLogs, AnalyticsProps } from './analytics-parts';
import { BaselinePart } from './baseline-part';
import { EncryptionParts, createEncryption } from './encryption-parts';
import { sourceBuckets } from './source-buckets';
import { PassedInBuckets, createStorage, StorageParts } from './storage-parts';
import { ReadableLogs } from '../storage/read-grant';

/** Where log files are kept: with the trail, or in a log archive. */
export interface ArchiveParts {
  readonly encryption: EncryptionParts;
  readonly storage: StorageParts;
  readonly logs: ReadableLogs;
}

/** What of it was passed in. */
export interface PassedInArchive extends PassedInBuckets {
  readonly encryptionKey?: IKey;
}

export function createArchive(scope: Construct, part: BaselinePart, passedIn: PassedInArchive): ArchiveParts {
  const {
    plan: { analytics },
    identity,
  } = part;

  const encryption = createEncryption(scope, part, passedIn.encryptionKey);
  const storage = createStorage(scope, part, encryption.key, passedIn);
  if (storage.replication !== undefined && encryption.isExistingKey) {
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

/** What queries in the trail's own account depend on. */
export function queryGround(part: BaselinePart, { encryption, storage }: ArchiveParts): AnalyticsProps {
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
