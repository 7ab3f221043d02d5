import { Aws } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Effect, IPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { oneOrMany } from './log-bucket-statements';
import { principalGroups, readerPrincipal } from './readers';
import { TrailIdentity } from '../trail/trail-identity';

/** What a key is used for beside log files. */
export interface KeyUses {
  /** A log group that the key encrypts. */
  readonly logGroupName?: string;
  /** Whether the key encrypts a topic that CloudTrail publishes to. */
  readonly encryptsTopic?: boolean;
  /** Who reads log files, as in the config. */
  readonly readers?: string[];
  /** Roles that write log files beside AWS's own delivery, as in the config. */
  readonly writers?: string[];
}

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/**
 * What a key's policy says so that a trail delivers, each statement in the form AWS documents and no tighter: a condition
 * that the service doesn't fill in would stop deliveries.
 */
export function keyStatements(identity: TrailIdentity, uses: KeyUses): PolicyStatement[] {
  return [
    ...trailStatements(identity),
    ...(uses.logGroupName === undefined ? [] : [logGroupStatement(identity, uses.logGroupName)]),
    ...(uses.encryptsTopic ? [topicStatement(identity)] : []),
    ...decryptStatements((uses.readers ?? []).map(readerPrincipal), identity),
    ...encryptStatements((uses.writers ?? []).map((role) => new ArnPrincipal(role)), identity),
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

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logGroupStatement(identity: TrailIdentity, logGroupName: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'AllowCloudWatchLogs',
    principals: [new ServicePrincipal(`logs.${identity.homeRegion}.${Aws.URL_SUFFIX}`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${identity.partition}:logs:${identity.homeRegion}:${identity.account}:log-group:${logGroupName}`,
      },
    },
  });
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html */
export function topicStatement(identity: TrailIdentity): PolicyStatement {
  return new PolicyStatement({
    sid: 'AllowCloudTrailNotices',
    principals: [new ServicePrincipal(CLOUDTRAIL)],
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceArn': oneOrMany(identity.acceptedTrailArns) } },
  });
}

/** Readers decrypt log files, and nothing else, since they have to come through S3. */
export function decryptStatements(principals: IPrincipal[], identity: TrailIdentity): PolicyStatement[] {
  return principalGroups(principals).map((group) => new PolicyStatement({
    principals: group,
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: throughS3(identity),
  }));
}

/** Writers encrypt log files, and decrypt for a multipart upload only. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html */
function encryptStatements(principals: IPrincipal[], identity: TrailIdentity): PolicyStatement[] {
  return principals.length === 0 ? [] : [
    new PolicyStatement({ sid: 'AllowWriters', principals, actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: ['*'], conditions: throughS3(identity) }),
  ];
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
export function throughS3(identity: TrailIdentity): Record<string, Record<string, string>> {
  return { StringEquals: { 'kms:ViaService': `s3.${identity.homeRegion}.${Aws.URL_SUFFIX}` } };
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
