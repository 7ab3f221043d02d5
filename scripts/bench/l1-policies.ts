import { Aws } from 'aws-cdk-lib';

/** A policy document as CloudFormation has it. */
interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: object[];
}

const CLOUDTRAIL = { Service: 'cloudtrail.amazonaws.com' };
const EVERYBODY = { AWS: '*' };

export function policy(...statements: object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

export function keyPolicy(trailArn: string): PolicyDocument {
  const fromTrail = { 'aws:SourceArn': trailArn };
  return policy(
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'AllowCloudTrailEncryptLogs',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 'kms:GenerateDataKey*',
      Resource: '*',
      Condition: {
        StringEquals: fromTrail,
        StringLike: {
          'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${Aws.PARTITION}:cloudtrail:*:${Aws.ACCOUNT_ID}:trail/*`,
        },
      },
    },
    {
      Sid: 'AllowCloudTrailAccess',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 'kms:DescribeKey',
      Resource: '*',
      Condition: { StringEquals: fromTrail },
    },
    {
      Sid: 'AllowCloudTrailDecryptTrail',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 'kms:Decrypt',
      Resource: '*',
    },
    {
      Sid: 'AllowCloudWatchLogs',
      Effect: 'Allow',
      Principal: { Service: `logs.${Aws.REGION}.${Aws.URL_SUFFIX}` },
      Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn':
            `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:` + 'log-group:/aws/cloudtrail/*',
        },
      },
    },
    {
      Sid: 'DenyGrants',
      Effect: 'Deny',
      Principal: EVERYBODY,
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
    },
  );
}

export function logBucketStatements(bucketArn: string, trailArn: string): object[] {
  const fromTrail = { 'aws:SourceArn': trailArn };
  return [
    {
      Sid: 'AWSCloudTrailAclCheck20150319',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 's3:GetBucketAcl',
      Resource: bucketArn,
      Condition: { StringEquals: fromTrail },
    },
    {
      Sid: 'AWSCloudTrailWrite20150319',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 's3:PutObject',
      Resource: `${bucketArn}/AWSLogs/${Aws.ACCOUNT_ID}/*`,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...fromTrail } },
    },
  ];
}

export function deliveryOfAccessLogs(bucketArn: string, sourceArn: string, prefix: string): object {
  return {
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${bucketArn}/${prefix}*`,
    Condition: { ArnLike: { 'aws:SourceArn': sourceArn }, StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  };
}

export function denyPlainHttp(bucketArn: string): object {
  return {
    Effect: 'Deny',
    Principal: EVERYBODY,
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

export function denyDeletes(bucketArn: string): object {
  return {
    Sid: 'DenyDeletes',
    Effect: 'Deny',
    Principal: EVERYBODY,
    Action: ['s3:DeleteObject*', 's3:ReplicateDelete'],
    Resource: `${bucketArn}/*`,
  };
}

export function denyForgedLogs(objects: string | string[]): object {
  return {
    Sid: 'DenyForgedLogs',
    Effect: 'Deny',
    Principal: EVERYBODY,
    Action: ['s3:PutObject', 's3:ReplicateObject'],
    Resource: objects,
    Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  };
}

export function logsRolePolicy(): PolicyDocument {
  return policy({ Effect: 'Allow', Principal: CLOUDTRAIL, Action: 'sts:AssumeRole' });
}

export function logsPolicy(logGroupName: string): PolicyDocument {
  const group = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${logGroupName}`;
  return policy({
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: `${group}:log-stream:${Aws.ACCOUNT_ID}_CloudTrail_${Aws.REGION}*`,
  });
}
