import { Aws, Duration, Names, RemovalPolicy } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { AnyPrincipal, Effect, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  BucketProps,
  CfnBucket,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

type Conditions = Record<string, object>;

const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
const CLOUDTRAIL = new ServicePrincipal('cloudtrail.amazonaws.com');
const LOCKED_DOWN: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  versioned: true,
  removalPolicy: KEPT,
};

/** What `new CloudTrailBaseline(scope, id)` makes, written by hand with the same L1s and L2s. */
export function makeByHand(scope: Construct, id: string): void {
  const audit = new Construct(scope, id);
  const name = Names.uniqueResourceName(audit, { maxLength: 128, separator: '-' });
  const fromTrail = {
    'aws:SourceArn': `arn:${Aws.PARTITION}:cloudtrail:${Aws.REGION}:${Aws.ACCOUNT_ID}:trail/${name}`,
  };

  const logGroupArn = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group`;

  const key = new Key(audit, 'Key', {
    description: `Audit logs of CloudTrail trail ${name}`,
    enableKeyRotation: true,
    removalPolicy: KEPT,
  });

  key.addAlias(`cloudtrail/${name}`);
  key.addToResourcePolicy(
    allow('AllowCloudTrailEncryptLogs', CLOUDTRAIL, ['kms:GenerateDataKey*'], ['*'], {
      StringEquals: fromTrail,
      StringLike: {
        'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${Aws.PARTITION}:cloudtrail:*:${Aws.ACCOUNT_ID}:trail/*`,
      },
    }),
  );

  key.addToResourcePolicy(
    allow('AllowCloudTrailAccess', CLOUDTRAIL, ['kms:DescribeKey'], ['*'], { StringEquals: fromTrail }),
  );

  key.addToResourcePolicy(allow('AllowCloudTrailDecryptTrail', CLOUDTRAIL, ['kms:Decrypt'], ['*']));
  key.addToResourcePolicy(
    allow(
      'AllowCloudWatchLogs',
      new ServicePrincipal(`logs.${Aws.REGION}.${Aws.URL_SUFFIX}`),
      ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      ['*'],
      { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `${logGroupArn}:/aws/cloudtrail/*` } },
    ),
  );

  key.addToResourcePolicy(
    deny('DenyGrants', ['kms:CreateGrant'], ['*'], {
      BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    }),
  );

  const accessLogs = makeBucket(audit, 'AccessLogBucket', {
    ...LOCKED_DOWN,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [expiry('ExpireAccessLogs', 365, 7)],
  });

  accessLogs.addToResourcePolicy(denyDeletes(accessLogs));
  accessLogs.addToResourcePolicy(denyForgedLogs([accessLogs.arnForObjects('*')]));

  const logs = makeBucket(audit, 'LogBucket', {
    ...LOCKED_DOWN,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    lifecycleRules: [
      {
        ...expiry('KeepLogs', 2557, 90),
        transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(0) }],
      },
    ],
  });

  const logsL1 = logs.node.defaultChild as CfnBucket;
  logsL1.objectLockEnabled = true;
  logsL1.objectLockConfiguration = { objectLockEnabled: 'Enabled' };
  logsL1.loggingConfiguration = { destinationBucketName: accessLogs.bucketName, logFilePrefix: `${name}/` };
  logs.addToResourcePolicy(
    allow('AWSCloudTrailAclCheck20150319', CLOUDTRAIL, ['s3:GetBucketAcl'], [logs.bucketArn], {
      StringEquals: fromTrail,
    }),
  );

  logs.addToResourcePolicy(
    allow(
      'AWSCloudTrailWrite20150319',
      CLOUDTRAIL,
      ['s3:PutObject'],
      [logs.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`)],
      {
        StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...fromTrail },
      },
    ),
  );

  logs.addToResourcePolicy(denyForgedLogs([logs.arnForObjects('AWSLogs/*'), logs.arnForObjects('*/AWSLogs/*')]));
  logs.addToResourcePolicy(denyDeletes(logs));
  accessLogs.addToResourcePolicy(
    allow(
      undefined,
      new ServicePrincipal('logging.s3.amazonaws.com'),
      ['s3:PutObject'],
      [accessLogs.arnForObjects(`${name}/*`)],
      { ArnLike: { 'aws:SourceArn': logs.bucketArn }, StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    ),
  );

  accessLogs.policy!.applyRemovalPolicy(KEPT);
  logs.policy!.applyRemovalPolicy(KEPT);

  const group = new LogGroup(audit, 'LogGroup', {
    logGroupName: `/aws/cloudtrail/${name}`,
    encryptionKey: key,
    retention: 400,
    removalPolicy: KEPT,
  });

  const role = new Role(audit, 'LogsRole', { assumedBy: CLOUDTRAIL });
  const policy = new ManagedPolicy(audit, 'LogsPolicy', {
    description: 'Lets CloudTrail write events to CloudWatch Logs',
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`${logGroupArn}:${group.logGroupName}:log-stream:${Aws.ACCOUNT_ID}_CloudTrail_${Aws.REGION}*`],
      }),
    ],
  });

  const trail = new CfnTrail(audit, 'Trail', {
    trailName: name,
    isLogging: true,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    advancedEventSelectors: [
      { name: 'Management events selector', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
    ],
    s3BucketName: logs.bucketName,
    kmsKeyId: key.keyArn,
    cloudWatchLogsLogGroupArn: group.logGroupArn,
    cloudWatchLogsRoleArn: role.roleArn,
    tags: [{ key: 'ManagedBy', value: 'cdk-cloudtrail-baseline' }],
  });

  trail.node.addDependency(logs.policy!, policy);
}

function makeBucket(scope: Construct, id: string, props: BucketProps): Bucket {
  const bucket = new Bucket(scope, id, props);
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };

  return bucket;
}

function expiry(id: string, days: number, noncurrentDays: number) {
  return {
    id,
    expiration: Duration.days(days),
    noncurrentVersionExpiration: Duration.days(noncurrentDays),
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  };
}

function allow(
  sid: string | undefined,
  principal: ServicePrincipal,
  actions: string[],
  resources: string[],
  conditions?: Conditions,
): PolicyStatement {
  return new PolicyStatement({ sid, principals: [principal], actions, resources, conditions });
}

function deny(sid: string, actions: string[], resources: string[], conditions?: Conditions): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions,
    resources,
    conditions,
  });
}

function denyDeletes(bucket: Bucket): PolicyStatement {
  return deny('DenyDeletes', ['s3:DeleteObject*', 's3:ReplicateDelete'], [bucket.arnForObjects('*')]);
}

function denyForgedLogs(objects: string[]): PolicyStatement {
  return deny('DenyForgedLogs', ['s3:PutObject', 's3:ReplicateObject'], objects, {
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  });
}
