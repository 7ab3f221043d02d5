import { keyPermission, permitReaders } from './readers';
import { asDeployed, CLOUDTRAIL, Conditions, EVERYONE, oneOrMany, Statement } from './statement';
import { TrailNames } from '../aws/trail-names';

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
  /** Roles that write log files in addition to AWS's own delivery, as in the config. */
  readonly writers?: string[];
}

/** What a key's policy is about. */
export interface KeyAccess {
  readonly names: TrailNames;
  /** The account that owns the key: the trail's, or that of the log archive. */
  readonly account: string;
  readonly uses: KeyUses;
}

/** The whole policy of a key that is created here. */
export function keyPolicy({ names, account, uses }: KeyAccess): Statement[] {
  return asDeployed([leaveToAccount(account), ...keyStatements(names, uses), denyGrants()], names.partition);
}

/**
 * What aws-cdk-lib writes into each key's policy: who may use it is up to the account's own permissions.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function leaveToAccount(account: string): Statement {
  return { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' };
}

/**
 * What writing or copying to a bucket with an S3 Bucket Key takes of its key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html
 */
export const ENCRYPT_ACTIONS = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'];

/**
 * What a key's policy says so that a trail delivers, each statement in the form AWS documents and no tighter: a
 * condition that the service doesn't fill in would stop deliveries.
 */
export function keyStatements(names: TrailNames, uses: KeyUses): Statement[] {
  const throughBucket = throughS3(uses.bucketRegion ?? names.homeRegion, names.urlSuffix);
  const statements: Statement[] = [];

  if (uses.logFiles ?? true) {
    statements.push(...trailStatements(names));
  }

  if (uses.logGroups ?? true) {
    statements.push(logGroupStatement(names));
  }

  if (uses.topicArns !== undefined) {
    statements.push(topicStatement(uses.topicArns));
  }

  statements.push(...permitReaders(uses.readers ?? [], [keyPermission(throughBucket)]));

  const writers = uses.writers ?? [];
  if (writers.length > 0) {
    statements.push(encryptStatement(writers, throughBucket));
  }

  return statements;
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function trailStatements(names: TrailNames): Statement[] {
  const fromTrail = { 'aws:SourceArn': oneOrMany(names.acceptedTrailArns) };
  const permit = { Effect: 'Allow', Principal: CLOUDTRAIL, Resource: '*' } as const;
  return [
    {
      ...permit,
      Sid: 'AllowCloudTrailEncryptLogs',
      Action: 'kms:GenerateDataKey*',
      Condition: {
        StringEquals: fromTrail,
        StringLike: {
          'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${names.partition}:cloudtrail:*:${names.account}:trail/*`,
        },
      },
    },
    // No condition on the encryption context: DescribeKey has none, so it would never match.
    { ...permit, Sid: 'AllowCloudTrailAccess', Action: 'kms:DescribeKey', Condition: { StringEquals: fromTrail } },
    // A bucket with an S3 Bucket Key takes this statement, which AWS documents without a condition.
    { ...permit, Sid: 'AllowCloudTrailDecryptTrail', Action: 'kms:Decrypt' },
  ];
}

/**
 * For the log groups of all trails here, always: one that is retained after its trail was renamed, or after delivery
 * was switched off, can't be read any more without it.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function logGroupStatement({ partition, homeRegion, account, urlSuffix }: TrailNames): Statement {
  const logGroups = `arn:${partition}:logs:${homeRegion}:${account}:log-group:/aws/cloudtrail/*`;
  return {
    Sid: 'AllowCloudWatchLogs',
    Effect: 'Allow',
    Principal: { Service: `logs.${homeRegion}.${urlSuffix}` },
    Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  };
}

/**
 * Bound by the encryption context that SNS gives, not by the trail: AWS documents no condition on the trail here, and
 * the topic's own policy has it.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function topicStatement(topicArns: string[]): Statement {
  return {
    Sid: 'AllowCloudTrailNotices',
    Effect: 'Allow',
    Principal: CLOUDTRAIL,
    Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    Resource: '*',
    Condition: { StringLike: { 'kms:EncryptionContext:aws:sns:topicArn': oneOrMany(topicArns) } },
  };
}

/** Writers encrypt log files; they decrypt for multipart uploads and S3 Bucket Keys only. */
function encryptStatement(writers: string[], throughBucket: Conditions): Statement {
  return {
    Sid: 'AllowWriters',
    Effect: 'Allow',
    Principal: { AWS: writers },
    Action: ENCRYPT_ACTIONS,
    Resource: '*',
    Condition: throughBucket,
  };
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
export function throughS3(bucketRegion: string, urlSuffix: string): { readonly StringEquals: Record<string, string> } {
  return { StringEquals: { 'kms:ViaService': `s3.${bucketRegion}.${urlSuffix}` } };
}

/**
 * Nobody but AWS's services hands out use of the key in addition to its policy, in the form that Control Tower checks
 * (CT.KMS.PR.3).
 */
export function denyGrants(): Statement {
  return {
    Sid: 'DenyGrants',
    Effect: 'Deny',
    Principal: EVERYONE,
    Action: 'kms:CreateGrant',
    Resource: '*',
    Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
  };
}
