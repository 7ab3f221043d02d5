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
  ListBucketIntelligentTieringConfigurationsCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { archivesOf, encryptionOf, lockOf, loggingOf, notificationsOf, publicAccessOf } from './bucket-settings';
import { BucketState } from './bucket-state';
import { lifecycleRule } from './lifecycle-rule-state';
import { statementsOf } from './policy-text';
import { replicationOf } from './replication-state';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, Reading } from '../aws/reading';

type Part = Exclude<keyof BucketState, 'name' | 'region' | 'owner'>;

/** The bucket of a request. */
interface Named {
  readonly Bucket: string;
  /** S3 refuses the request if another account owns the bucket. */
  readonly ExpectedBucketOwner?: string;
}

/** A call for each part, since each requires its own permission. */
const READ: { readonly [P in Part]: (s3: S3Client, bucket: Named) => Promise<BucketState[P]> } = {
  policy: (s3, bucket) =>
    read('s3:GetBucketPolicy', async () => statementsOf((await s3.send(new GetBucketPolicyCommand(bucket))).Policy), [
      'NoSuchBucketPolicy',
    ]),
  encryption: (s3, bucket) =>
    read(
      's3:GetEncryptionConfiguration',
      async () =>
        encryptionOf((await s3.send(new GetBucketEncryptionCommand(bucket))).ServerSideEncryptionConfiguration),
      ['ServerSideEncryptionConfigurationNotFoundError'],
    ),
  versioning: (s3, bucket) =>
    read(
      's3:GetBucketVersioning',
      async () => (await s3.send(new GetBucketVersioningCommand(bucket))).Status ?? ('Off' as const),
    ),
  lifecycle: (s3, bucket) =>
    read(
      's3:GetLifecycleConfiguration',
      async () => (await s3.send(new GetBucketLifecycleConfigurationCommand(bucket))).Rules?.map(lifecycleRule),
      ['NoSuchLifecycleConfiguration'],
    ),
  objectLock: (s3, bucket) =>
    read(
      's3:GetBucketObjectLockConfiguration',
      async () => lockOf((await s3.send(new GetObjectLockConfigurationCommand(bucket))).ObjectLockConfiguration),
      ['ObjectLockConfigurationNotFoundError'],
    ),
  publicAccess: (s3, bucket) =>
    read(
      's3:GetBucketPublicAccessBlock',
      async () =>
        publicAccessOf((await s3.send(new GetPublicAccessBlockCommand(bucket))).PublicAccessBlockConfiguration),
      ['NoSuchPublicAccessBlockConfiguration'],
    ),
  ownership: (s3, bucket) =>
    read(
      's3:GetBucketOwnershipControls',
      async () => {
        const { OwnershipControls: controls } = await s3.send(new GetBucketOwnershipControlsCommand(bucket));
        return controls?.Rules?.[0]?.ObjectOwnership;
      },
      ['OwnershipControlsNotFoundError'],
    ),
  logging: (s3, bucket) =>
    read('s3:GetBucketLogging', async () => {
      const { LoggingEnabled: logging } = await s3.send(new GetBucketLoggingCommand(bucket));
      return logging && loggingOf(logging);
    }),
  replication: (s3, bucket) =>
    read(
      's3:GetReplicationConfiguration',
      async () => replicationOf((await s3.send(new GetBucketReplicationCommand(bucket))).ReplicationConfiguration),
      ['ReplicationConfigurationNotFoundError'],
    ),
  notifications: (s3, bucket) =>
    read('s3:GetBucketNotification', async () => {
      const { $metadata: _, ...notifications } = await s3.send(new GetBucketNotificationConfigurationCommand(bucket));
      return notificationsOf(notifications);
    }),
  archives: (s3, bucket) =>
    read('s3:GetIntelligentTieringConfiguration', async () => {
      const configurations = await allPages(async (ContinuationToken) => {
        const { IntelligentTieringConfigurationList: items, NextContinuationToken: next } = await s3.send(
          new ListBucketIntelligentTieringConfigurationsCommand({ ...bucket, ContinuationToken }),
        );

        return { items, next };
      });

      return archivesOf(configurations);
    }),
};

/** All parts of a bucket. */
export const ALL_OF_BUCKET = Object.keys(READ) as Part[];

/** Names a bucket, and the account that must own it, if one is known. */
export interface BucketQuestion {
  readonly name: string;
  readonly owner?: string;
}

type BucketParts<P extends Part> = Pick<BucketState, 'name' | 'region' | 'owner'> & Pick<BucketState, P>;

/**
 * Reads some or all parts of a bucket.
 *
 * S3 refuses a bucket of another owner as it refuses a caller without permission. Only the request without the expected
 * owner tells them apart.
 */
export async function readBucket<P extends Part>(
  aws: Aws,
  { name, owner }: BucketQuestion,
  parts: readonly P[],
): Promise<Reading<BucketParts<P>>> {
  const ofOwner = await readLocation(aws, { Bucket: name, ExpectedBucketOwner: owner });
  const isRefused = ofOwner.kind === 'unknown' && owner !== undefined;
  const location = isRefused ? await readLocation(aws, { Bucket: name }) : ofOwner;
  if (location.kind !== 'found') {
    return location;
  }

  const s3 = aws.client('s3', location.value);
  const bucket: Named = isRefused ? { Bucket: name } : { Bucket: name, ExpectedBucketOwner: owner };
  const readings = await Promise.all(parts.map(async (part) => [part, await READ[part](s3, bucket)] as const));
  const state = Object.fromEntries(readings) as Pick<BucketState, P>;
  return found({
    name,
    region: location.value,
    ...(owner !== undefined && { owner: { expected: owner, isOwner: !isRefused } }),
    ...state,
  });
}

function readLocation(aws: Aws, bucket: Named): Promise<Reading<string>> {
  return read(
    's3:GetBucketLocation',
    async () => regionOf((await aws.client('s3').send(new GetBucketLocationCommand(bucket))).LocationConstraint),
    ['NoSuchBucket'],
  );
}

/** S3 has no name for us-east-1, and one of its own for eu-west-1. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
function regionOf(location: string | undefined): string {
  if (location === undefined || location === '') {
    return 'us-east-1';
  }

  return location === 'EU' ? 'eu-west-1' : location;
}
