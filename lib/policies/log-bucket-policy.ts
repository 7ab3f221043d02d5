import { bucketPermissions, permitReaders } from './readers';
import { asDeployed, CLOUDTRAIL, EVERYONE, oneOrMany, Statement } from './statement';
import { denyPlainHttp } from './tls';
import { TrailNames } from '../aws/trail-names';

/** What a log bucket's policy is about. */
export interface LogBucketAccess {
  /** The trail that delivers. */
  readonly names: TrailNames;
  readonly bucketArn: string;
  /** Who reads log files, as in the config. */
  readonly readers: string[];
  /** Roles that write log files in addition to AWS's own delivery, as in the config. */
  readonly writers: string[];
}

/** The whole policy of a log bucket that is created here. */
export function logBucketPolicy(access: LogBucketAccess): Statement[] {
  return asDeployed([denyPlainHttp(access.bucketArn), ...logBucketStatements(access)], access.names.partition);
}

/** What it says in addition to TLS only. */
export function logBucketStatements({ names, bucketArn, readers, writers }: LogBucketAccess): Statement[] {
  const objectArns = belowAwsLogs(bucketArn);
  return [
    ...deliveryStatements(names, bucketArn),
    ...permitReaders(readers, bucketPermissions(bucketArn, objectArns)),
    ...writerStatements(writers, objectArns),
    denyForgedLogs(objectArns, writers),
    denyDeletes(bucketArn),
  ];
}

/**
 * What CloudTrail checks before it creates a trail, in exactly this form.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function deliveryStatements(names: TrailNames, bucketArn: string): Statement[] {
  const fromTrail = { 'aws:SourceArn': oneOrMany(names.acceptedTrailArns) };
  return [
    {
      Sid: 'AWSCloudTrailAclCheck20150319',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 's3:GetBucketAcl',
      Resource: bucketArn,
      Condition: { StringEquals: fromTrail },
    },
    // An organization trail needs its account's folder too, in case it is changed to a trail of that account.
    ...names.deliveryRoots.map((root, index): Statement => ({
      Sid: index === 0 ? 'AWSCloudTrailWrite20150319' : 'AWSCloudTrailOrganizationWrite20150319',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 's3:PutObject',
      Resource: `${bucketArn}/${root}*`,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...fromTrail } },
    })),
  ];
}

/** Nobody deletes an object by request. Lifecycle rules still do: policies don't bind them. */
export function denyDeletes(bucketArn: string): Statement {
  return {
    Sid: 'DenyDeletes',
    Effect: 'Deny',
    Principal: EVERYONE,
    Action: ['s3:DeleteObject*', 's3:ReplicateDelete'],
    Resource: `${bucketArn}/*`,
  };
}

/**
 * Nobody but AWS's own services, and the roles named, writes these objects.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
export function denyForgedLogs(objectArns: string[], writers: string[] = []): Statement {
  return {
    Sid: 'DenyForgedLogs',
    Effect: 'Deny',
    Principal: EVERYONE,
    Action: ['s3:PutObject', 's3:ReplicateObject'],
    Resource: objectArns,
    Condition: {
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      ...(writers.length > 0 && { ArnNotEquals: { 'aws:PrincipalArn': writers } }),
    },
  };
}

/** What copying into a bucket requires. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
export const COPY_ACTIONS = ['s3:ReplicateObject', 's3:ReplicateTags'];

/** What transferring replicas to the bucket's owner requires. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html */
export const OVERRIDE_ACTION = 's3:ObjectOwnerOverrideToBucketOwner';

/** What lets the named roles write below `AWSLogs/`, whatever account they are in. */
function writerStatements(writers: string[], objectArns: string[]): Statement[] {
  return writers.length === 0
    ? []
    : [
        {
          Sid: 'AllowWriters',
          Effect: 'Allow',
          Principal: { AWS: writers },
          Action: ['s3:PutObject', ...COPY_ACTIONS, OVERRIDE_ACTION],
          Resource: objectArns,
        },
      ];
}

/** Everything below `AWSLogs/`, whatever prefix the trail has or had. */
export function belowAwsLogs(bucketArn: string): string[] {
  return [`${bucketArn}/AWSLogs/*`, `${bucketArn}/*/AWSLogs/*`];
}
