import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AccessLogs, AnalyticsProps } from './analytics-parts';
import { BaselinePart } from './baseline-part';
import { EncryptionParts, createEncryption } from './encryption-parts';
import { sourceBuckets } from './source-buckets';
import { PassedInBuckets, createStorage, StorageParts } from './storage-parts';
import { ReadableLogs } from '../storage/read-grant';

/** The key and the buckets of the log files, in the trail's account or in the log-archive account. */
export interface ArchiveParts {
  readonly encryption: EncryptionParts;
  readonly storage: StorageParts;
  readonly logs: ReadableLogs;
}

/** The buckets and the key that were passed in as constructs. */
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

/** What analytics needs in the account of the trail. */
export function analyticsPropsOf(part: BaselinePart, { encryption, storage }: ArchiveParts): AnalyticsProps {
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

/** The access-log bucket with its policy: the result bucket sends its access logs there too. */
export function accessLogsOf({ accessLogBucket, accessLogPolicy }: StorageParts): AccessLogs | undefined {
  if (accessLogBucket === undefined || accessLogPolicy === undefined) {
    return undefined;
  }

  return { bucket: accessLogBucket, policy: accessLogPolicy };
}
