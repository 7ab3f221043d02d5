import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type {
  LifecycleRule,
  NoncurrentVersionTransition,
  ReplicationRule,
  S3Client,
  Transition,
} from '@aws-sdk/client-s3';
import { BucketState, LifecycleRuleState, LifecycleTransitionState, ReplicationRuleState } from './bucket-state';
import { statementsOf } from './policy-text';
import { Aws } from '../aws/aws';
import { read } from '../aws/read';
import { found, Reading } from '../aws/reading';

type Part = Exclude<keyof BucketState, 'name' | 'region' | 'account'>;

/** A call for each part, since each requires its own permission. */
const READ: { readonly [P in Part]: (s3: S3Client, Bucket: string) => Promise<BucketState[P]> } = {
  policy: (s3, Bucket) =>
    read(
      's3:GetBucketPolicy',
      async () => statementsOf((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy),
      ['NoSuchBucketPolicy'],
    ),
  encryption: (s3, Bucket) =>
    read(
      's3:GetEncryptionConfiguration',
      async () => {
        const [rule] =
          (await s3.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration?.Rules ?? [];

        const { SSEAlgorithm: algorithm = 'AES256', KMSMasterKeyID: keyId } =
          rule?.ApplyServerSideEncryptionByDefault ?? {};

        return { algorithm: algorithm as string, keyId, bucketKey: rule?.BucketKeyEnabled ?? false };
      },
      ['ServerSideEncryptionConfigurationNotFoundError'],
    ),
  versioning: (s3, Bucket) =>
    read(
      's3:GetBucketVersioning',
      async () => (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status ?? ('Off' as const),
    ),
  lifecycle: (s3, Bucket) =>
    read(
      's3:GetLifecycleConfiguration',
      async () => (await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules?.map(lifecycleRule),
      ['NoSuchLifecycleConfiguration'],
    ),
  objectLock: (s3, Bucket) =>
    read(
      's3:GetBucketObjectLockConfiguration',
      async () => {
        const { ObjectLockConfiguration: lock = {} } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
        const { ObjectLockEnabled: enabled, Rule: rule } = lock;
        const { Mode: mode, Days: days, Years: years } = rule?.DefaultRetention ?? {};
        return enabled === undefined ? undefined : { mode, days, years };
      },
      ['ObjectLockConfigurationNotFoundError'],
    ),
  publicAccess: (s3, Bucket) =>
    read(
      's3:GetBucketPublicAccessBlock',
      async () => {
        const blocks =
          (await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration ?? {};

        return {
          blockPublicAcls: blocks.BlockPublicAcls ?? false,
          ignorePublicAcls: blocks.IgnorePublicAcls ?? false,
          blockPublicPolicy: blocks.BlockPublicPolicy ?? false,
          restrictPublicBuckets: blocks.RestrictPublicBuckets ?? false,
        };
      },
      ['NoSuchPublicAccessBlockConfiguration'],
    ),
  ownership: (s3, Bucket) =>
    read(
      's3:GetBucketOwnershipControls',
      async () => {
        const [rule] =
          (await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))).OwnershipControls?.Rules ?? [];

        return rule?.ObjectOwnership;
      },
      ['OwnershipControlsNotFoundError'],
    ),
  logging: (s3, Bucket) =>
    read('s3:GetBucketLogging', async () => {
      const { TargetBucket: targetBucket, TargetPrefix: targetPrefix = '' } =
        (await s3.send(new GetBucketLoggingCommand({ Bucket }))).LoggingEnabled ?? {};

      return targetBucket === undefined ? undefined : { targetBucket, targetPrefix };
    }),
  replication: (s3, Bucket) =>
    read(
      's3:GetReplicationConfiguration',
      async () => {
        const { Role: roleArn = '', Rules: rules = [] } =
          (await s3.send(new GetBucketReplicationCommand({ Bucket }))).ReplicationConfiguration ?? {};

        return { roleArn, rules: rules.map(replicationRule) };
      },
      ['ReplicationConfigurationNotFoundError'],
    ),
  notifications: (s3, Bucket) =>
    read('s3:GetBucketNotification', async () => {
      const {
        EventBridgeConfiguration: eventBridge,
        $metadata: _,
        ...others
      } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));

      return { eventBridge: eventBridge !== undefined, others };
    }),
};

/** All parts of a bucket. */
export const ALL_OF_BUCKET = Object.keys(READ) as Part[];

/** Reads some or all parts of a bucket. */
export async function readBucket<P extends Part>(
  aws: Aws,
  Bucket: string,
  parts: readonly P[],
): Promise<Reading<Pick<BucketState, 'name' | 'region'> & Pick<BucketState, P>>> {
  const location = await read(
    's3:GetBucketLocation',
    async () => {
      const { LocationConstraint: region } = await aws.client('s3').send(new GetBucketLocationCommand({ Bucket }));
      return regionOf(region);
    },
    ['NoSuchBucket'],
  );

  if (location.kind !== 'found') {
    return location;
  }

  const s3 = aws.client('s3', location.value);
  const readings = await Promise.all(parts.map(async (part) => [part, await READ[part](s3, Bucket)] as const));
  const state = Object.fromEntries(readings) as Pick<BucketState, P>;
  return found({ name: Bucket, region: location.value, ...state });
}

/** S3 has no name for us-east-1, and one of its own for eu-west-1. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
function regionOf(location: string | undefined): string {
  if (location === undefined || location === '') {
    return 'us-east-1';
  }

  return location === 'EU' ? 'eu-west-1' : location;
}

function lifecycleRule(rule: LifecycleRule): LifecycleRuleState {
  const { Filter: filter, Prefix: prefix = '' } = rule;
  const conditions = Object.entries(filter ?? { Prefix: prefix }).filter(
    ([, value]) => value !== undefined && value !== '',
  );

  return {
    id: rule.ID,
    enabled: rule.Status === 'Enabled',
    filter: conditions.length === 0 ? undefined : JSON.stringify(Object.fromEntries(conditions)),
    prefix: conditions.length === 1 && conditions[0][0] === 'Prefix' ? String(conditions[0][1]) : undefined,
    transitions: (rule.Transitions ?? []).map(transition),
    noncurrentTransitions: (rule.NoncurrentVersionTransitions ?? []).map(noncurrentTransition),
    expirationDays: rule.Expiration?.Days,
    expirationDate: dayOf(rule.Expiration?.Date),
    noncurrentExpirationDays: rule.NoncurrentVersionExpiration?.NoncurrentDays,
    newerNoncurrentVersions: rule.NoncurrentVersionExpiration?.NewerNoncurrentVersions,
    abortIncompleteUploadDays: rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
    expiresDeleteMarkers: rule.Expiration?.ExpiredObjectDeleteMarker,
  };
}

function transition(rule: Transition): LifecycleTransitionState {
  const storageClass = rule.StorageClass ?? '';
  const date = dayOf(rule.Date);
  // S3 moves at once where it is given neither.
  return date === undefined ? { storageClass, days: rule.Days ?? 0 } : { storageClass, date };
}

function noncurrentTransition(rule: NoncurrentVersionTransition): LifecycleTransitionState {
  return {
    storageClass: rule.StorageClass ?? '',
    days: rule.NoncurrentDays ?? 0,
    newerVersions: rule.NewerNoncurrentVersions,
  };
}

function dayOf(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 10);
}

function replicationRule(rule: ReplicationRule): ReplicationRuleState {
  const { Bucket: bucketArn = '', Account: account, EncryptionConfiguration: encryption } = rule.Destination ?? {};
  return {
    id: rule.ID,
    enabled: rule.Status === 'Enabled',
    bucketArn,
    account,
    keyId: encryption?.ReplicaKmsKeyID,
    copiesDeleteMarkers: rule.DeleteMarkerReplication?.Status === 'Enabled',
  };
}
