import { bucketPermissions, permitReaders } from './readers';
import { asDeployed, CLOUDTRAIL, EVERYONE, oneOrMany, Statement } from './statement';
import { denyPlainHttp } from './tls';
import { TrailNames } from '../aws/trail-names';

/** The trail, the bucket and the principals that the policy of a log bucket names. */
export interface LogBucketAccess {
  /** The trail that delivers. */
  readonly names: TrailNames;
  readonly bucketArn: string;
  /** The principals that read log files, as in the config. */
  readonly readers: string[];
  /** Roles that write log files in addition to CloudTrail, as in the config. */
  readonly writers: string[];
}

/** The complete policy of a log bucket that the baseline creates. */
export function logBucketPolicy(access: LogBucketAccess): Statement[] {
  return asDeployed([denyPlainHttp(access.bucketArn), ...logBucketStatements(access)], access.names.partition);
}

/** The statements of that policy without the one that requires TLS, which aws-cdk-lib adds. */
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
 * The statements that CloudTrail requires, in exactly this form, when it creates a trail.
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
    // An organization trail needs the prefix of its account too, in case it is changed to a trail of that account.
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

/** Denies every request to delete objects. Lifecycle rules still delete: bucket policies don't apply to them. */
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
 * Denies writes of these objects to everyone except AWS services and `writers`.
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

/** The actions that replication to a bucket requires. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
export const COPY_ACTIONS = ['s3:ReplicateObject', 's3:ReplicateTags'];

/** The action that changing the owner of replicas to the bucket's owner requires. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html */
export const OVERRIDE_ACTION = 's3:ObjectOwnerOverrideToBucketOwner';

/** Lets writers of any account write below `AWSLogs/`. */
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

/** The objects below `AWSLogs/`, with every key prefix that the trail has or had. */
export function belowAwsLogs(bucketArn: string): string[] {
  return [`${bucketArn}/AWSLogs/*`, `${bucketArn}/*/AWSLogs/*`];
}
