import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * What CloudTrail checks before it makes a trail, in exactly this form.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function deliveryStatements(identity: TrailIdentity, bucketArn: string): PolicyStatement[] {
  const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
  const fromTrail = { 'aws:SourceArn': oneOrMany(identity.acceptedTrailArns) };
  return [
    new PolicyStatement({
      sid: 'AWSCloudTrailAclCheck20150319',
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucketArn],
      conditions: { StringEquals: fromTrail },
    }),
    // An organization trail needs its account's folder too, in case it is changed to a trail of that account.
    ...identity.deliveryRoots.map((root, index) => new PolicyStatement({
      sid: index === 0 ? 'AWSCloudTrailWrite20150319' : 'AWSCloudTrailOrganizationWrite20150319',
      principals,
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/${root}*`],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...fromTrail } },
    })),
  ];
}

/** Nobody deletes an object by request. Lifecycle rules still do: policies don't bind them. */
export function denyDeletes(bucketArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'DenyDeletes',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:DeleteObject*', 's3:ReplicateDelete'],
    resources: [`${bucketArn}/*`],
  });
}

/**
 * Nobody but AWS's own services, and the roles named, writes these objects.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
export function denyForgedLogs(objectArns: string[], writers: string[] = []): PolicyStatement {
  return new PolicyStatement({
    sid: 'DenyForgedLogs',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject', 's3:ReplicateObject'],
    resources: objectArns,
    conditions: {
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      ...(writers.length > 0 && { ArnNotEquals: { 'aws:PrincipalArn': writers } }),
    },
  });
}

/** What copying into a bucket takes. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
export const COPY_ACTIONS = ['s3:ReplicateObject', 's3:ReplicateTags'];

/** What handing copies over to the bucket's owner takes. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html */
export const OVERRIDE_ACTION = 's3:ObjectOwnerOverrideToBucketOwner';

/** What lets the named roles write below `AWSLogs/`, whatever account they are in. */
export function writerStatements(writers: string[], objectArns: string[]): PolicyStatement[] {
  return writers.length === 0 ? [] : [
    new PolicyStatement({
      sid: 'AllowWriters',
      principals: writers.map((role) => new ArnPrincipal(role)),
      actions: ['s3:PutObject', ...COPY_ACTIONS, OVERRIDE_ACTION],
      resources: objectArns,
    }),
  ];
}

/** Everything below `AWSLogs/`, whatever prefix the trail has or had. */
export function belowAwsLogs(bucketArn: string): string[] {
  return [`${bucketArn}/AWSLogs/*`, `${bucketArn}/*/AWSLogs/*`];
}

/** One value as text, as AWS's own samples have it, several as a list. */
export function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? values[0] : values;
}
