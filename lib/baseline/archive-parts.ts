import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
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
