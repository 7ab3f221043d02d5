import { Aws } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Effect, IPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { oneOrMany } from './log-bucket-statements';
import { principalGroups, readerPrincipal } from './readers';
import { TrailIdentity } from '../trail/trail-identity';

/** What a key is used for. */
export interface KeyUses {
  /** Whether it encrypts log files. @default true */
  readonly logFiles?: boolean;
  /** Whether it encrypts the log groups of trails. @default true */
  readonly logGroups?: boolean;
  /** ARNs of topics that the key encrypts and CloudTrail publishes to, or patterns of them. */
  readonly topicArns?: string[];
  /** The region of the log bucket, through which readers and writers come. @default - the trail's home region */
  readonly bucketRegion?: string;
  /** Who reads log files, as in the config. */
  readonly readers?: string[];
  /** Roles that write log files beside AWS's own delivery, as in the config. */
  readonly writers?: string[];
}

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/**
 * What writing or copying to a bucket with an S3 Bucket Key takes of its key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html
 */
export const ENCRYPT_ACTIONS = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'];

/**
 * What a key's policy says so that a trail delivers, each statement in the form AWS documents and no tighter: a condition
 * that the service doesn't fill in would stop deliveries.
 */
export function keyStatements(identity: TrailIdentity, uses: KeyUses): PolicyStatement[] {
  const bucketRegion = uses.bucketRegion ?? identity.homeRegion;
  return [
    ...(uses.logFiles ?? true ? trailStatements(identity) : []),
    ...(uses.logGroups ?? true ? [logGroupStatement(identity)] : []),
    ...(uses.topicArns === undefined ? [] : [topicStatement(uses.topicArns)]),
    ...decryptStatements((uses.readers ?? []).map(readerPrincipal), bucketRegion),
    ...encryptStatements((uses.writers ?? []).map((role) => new ArnPrincipal(role)), bucketRegion),
  ];
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function trailStatements(identity: TrailIdentity): PolicyStatement[] {
  const principals = [new ServicePrincipal(CLOUDTRAIL)];
  const fromTrail = { 'aws:SourceArn': oneOrMany(identity.acceptedTrailArns) };
  return [
    new PolicyStatement({
      sid: 'AllowCloudTrailEncryptLogs',
      principals,
      actions: ['kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: {
        StringEquals: fromTrail,
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${identity.partition}:cloudtrail:*:${identity.account}:trail/*` },
      },
    }),
    // No condition on the encryption context: DescribeKey has none, so it would never match.
    new PolicyStatement({ sid: 'AllowCloudTrailAccess', principals, actions: ['kms:DescribeKey'], resources: ['*'], conditions: { StringEquals: fromTrail } }),
    // A bucket with an S3 Bucket Key takes this statement, which AWS documents without a condition.
    new PolicyStatement({ sid: 'AllowCloudTrailDecryptTrail', principals, actions: ['kms:Decrypt'], resources: ['*'] }),
  ];
}

/**
 * For the log groups of all trails here, always: one that is retained after its trail was renamed, or after delivery was switched off,
 * can't be read any more without it.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function logGroupStatement(identity: TrailIdentity): PolicyStatement {
  return new PolicyStatement({
    sid: 'AllowCloudWatchLogs',
    principals: [new ServicePrincipal(`logs.${identity.homeRegion}.${Aws.URL_SUFFIX}`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${identity.partition}:logs:${identity.homeRegion}:${identity.account}:log-group:/aws/cloudtrail/*`,
      },
    },
  });
}

/**
 * Bound by the encryption context that SNS gives, not by the trail: AWS documents no condition on the trail here, and the topic's own policy has it.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function topicStatement(topicArns: string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'AllowCloudTrailNotices',
    principals: [new ServicePrincipal(CLOUDTRAIL)],
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: ['*'],
    conditions: { StringLike: { 'kms:EncryptionContext:aws:sns:topicArn': oneOrMany(topicArns) } },
  });
}

/** Readers decrypt log files, and nothing else, since they have to come through S3. */
export function decryptStatements(principals: IPrincipal[], bucketRegion: string): PolicyStatement[] {
  return principalGroups(principals).map((group) => new PolicyStatement({
    principals: group,
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: throughS3(bucketRegion),
  }));
}

/** Writers encrypt log files; they decrypt for multipart uploads and S3 Bucket Keys only. */
function encryptStatements(principals: IPrincipal[], bucketRegion: string): PolicyStatement[] {
  return principals.length === 0 ? [] : [
    new PolicyStatement({ sid: 'AllowWriters', principals, actions: ENCRYPT_ACTIONS, resources: ['*'], conditions: throughS3(bucketRegion) }),
  ];
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
export function throughS3(bucketRegion: string): Record<string, Record<string, string>> {
  return { StringEquals: { 'kms:ViaService': `s3.${bucketRegion}.${Aws.URL_SUFFIX}` } };
}

/** Nobody but AWS's services hands out use of the key beside its policy, in the form that Control Tower checks (CT.KMS.PR.3). */
export function denyGrants(): PolicyStatement {
  return new PolicyStatement({
    sid: 'DenyGrants',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
  });
}
