import { keyPermission, permitReaders } from './readers';
import { asDeployed, CLOUDTRAIL, Conditions, EVERYONE, oneOrMany, Statement } from './statement';
import { TrailNames } from '../aws/trail-names';

/** The uses of a key that its policy permits. */
export interface KeyUses {
  /** Whether the key encrypts log files. @default true */
  readonly logFiles?: boolean;
  /** Whether the key encrypts the log groups of trails. @default true */
  readonly logGroups?: boolean;
  /** ARNs of topics that the key encrypts and CloudTrail publishes to, or patterns of them. */
  readonly topicArns?: string[];
  /** The region of the log bucket: readers and writers use the key through S3 there. @default - the home region */
  readonly bucketRegion?: string;
  /** The principals that read log files, as in the config. */
  readonly readers?: string[];
  /** Roles that write log files in addition to CloudTrail, as in the config. */
  readonly writers?: string[];
}

/** The trail, the account and the uses that the policy of a key names. */
export interface KeyAccess {
  readonly names: TrailNames;
  /** The account that owns the key: the trail's, or that of the log archive. */
  readonly account: string;
  readonly uses: KeyUses;
}

/** The complete policy of a key that the baseline creates. */
export function keyPolicy({ names, account, uses }: KeyAccess): Statement[] {
  return asDeployed([delegateToAccount(account), ...keyStatements(names, uses), denyGrants()], names.partition);
}

/**
 * The statement that aws-cdk-lib adds to every key policy: the account's IAM permissions decide who can use the key.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function delegateToAccount(account: string): Statement {
  return { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' };
}

/**
 * The actions on the key that writing and replicating to a bucket with an S3 Bucket Key require.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuAndPermissions.html
 */
export const ENCRYPT_ACTIONS = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'];

/**
 * The statements in a key's policy that a trail's deliveries require. Each has the form that AWS documents, and no more
 * conditions: a condition key that the service doesn't set would stop deliveries.
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
    // No condition on the encryption context: DescribeKey has none, so the condition would never match.
    { ...permit, Sid: 'AllowCloudTrailAccess', Action: 'kms:DescribeKey', Condition: { StringEquals: fromTrail } },
    // A bucket with an S3 Bucket Key requires this statement, which AWS documents without a condition.
    { ...permit, Sid: 'AllowCloudTrailDecryptTrail', Action: 'kms:Decrypt' },
  ];
}

/**
 * Covers the log groups of all trails in the account and region. A log group that is retained after its trail was
 * renamed, or after delivery was turned off, can't be read without this statement.
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
 * Limited by the encryption context that SNS sets, not by the trail: AWS documents no condition on the trail for this
 * statement, and the topic's policy has that condition.
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

/** Lets writers encrypt log files. They need `kms:Decrypt` for multipart uploads and S3 Bucket Keys. */
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
 * Denies grants on the key except by and for AWS services, in the form that Control Tower checks (CT.KMS.PR.3).
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
