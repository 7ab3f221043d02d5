import { Aws, CfnResource, Names, RemovalPolicy } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnAlias, CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnBucket, CfnBucketPolicy, CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  deliveryOfAccessLogs,
  denyDeletes,
  denyForgedLogs,
  denyPlainHttp,
  keyPolicy,
  logBucketStatements,
  logsPolicy,
  logsRolePolicy,
  policy,
} from './l1-policies';

const LOCKED_DOWN: CfnBucketProps = {
  notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: true } },
  ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  versioningConfiguration: { status: 'Enabled' },
};

/** What `new CloudTrailBaseline(scope, id)` makes, written by hand with nothing but L1s. */
export function makeOfL1s(scope: Construct, id: string): void {
  const audit = new Construct(scope, id);
  const name = Names.uniqueResourceName(audit, { maxLength: 128, separator: '-' });
  const trailArn = `arn:${Aws.PARTITION}:cloudtrail:${Aws.REGION}:${Aws.ACCOUNT_ID}:trail/${name}`;
  const logGroupName = `/aws/cloudtrail/${name}`;

  const key = kept(
    new CfnKey(audit, 'Key', {
      description: `Audit logs of CloudTrail trail ${name}`,
      enableKeyRotation: true,
      keyPolicy: keyPolicy(trailArn),
    }),
  );

  new CfnAlias(key, 'Alias', { aliasName: `alias/cloudtrail/${name}`, targetKeyId: key.attrArn });

  const accessLogs = kept(
    new CfnBucket(audit, 'AccessLogBucket', {
      ...LOCKED_DOWN,
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
      },
      lifecycleConfiguration: { rules: [expiry('ExpireAccessLogs', 365, 7)] },
    }),
  );

  const logs = kept(
    new CfnBucket(audit, 'LogBucket', {
      ...LOCKED_DOWN,
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          {
            bucketKeyEnabled: true,
            serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.attrArn },
          },
        ],
      },
      lifecycleConfiguration: {
        rules: [
          {
            ...expiry('KeepLogs', 2557, 90),
            transitions: [{ storageClass: 'INTELLIGENT_TIERING', transitionInDays: 0 }],
          },
        ],
      },
      loggingConfiguration: { destinationBucketName: accessLogs.ref, logFilePrefix: `${name}/` },
      objectLockEnabled: true,
      objectLockConfiguration: { objectLockEnabled: 'Enabled' },
    }),
  );

  kept(
    new CfnBucketPolicy(accessLogs, 'Policy', {
      bucket: accessLogs.ref,
      policyDocument: policy(
        denyPlainHttp(accessLogs.attrArn),
        denyDeletes(accessLogs.attrArn),
        denyForgedLogs(`${accessLogs.attrArn}/*`),
        deliveryOfAccessLogs(accessLogs.attrArn, logs.attrArn, `${name}/`),
      ),
    }),
  );

  const logsBucketPolicy = kept(
    new CfnBucketPolicy(logs, 'Policy', {
      bucket: logs.ref,
      policyDocument: policy(
        denyPlainHttp(logs.attrArn),
        ...logBucketStatements(logs.attrArn, trailArn),
        denyForgedLogs([`${logs.attrArn}/AWSLogs/*`, `${logs.attrArn}/*/AWSLogs/*`]),
        denyDeletes(logs.attrArn),
      ),
    }),
  );

  const group = kept(new CfnLogGroup(audit, 'LogGroup', { logGroupName, kmsKeyId: key.attrArn, retentionInDays: 400 }));
  const role = new CfnRole(audit, 'LogsRole', { assumeRolePolicyDocument: logsRolePolicy() });
  const roleLogs = new CfnManagedPolicy(audit, 'LogsPolicy', {
    description: 'Lets CloudTrail write events to CloudWatch Logs',
    path: '/',
    roles: [role.ref],
    policyDocument: logsPolicy(group.ref),
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
    s3BucketName: logs.ref,
    kmsKeyId: key.attrArn,
    cloudWatchLogsLogGroupArn: group.attrArn,
    cloudWatchLogsRoleArn: role.attrArn,
    tags: [{ key: 'ManagedBy', value: 'cdk-cloudtrail-baseline' }],
  });

  trail.addDependency(logsBucketPolicy);
  trail.addDependency(roleLogs);
}

function kept<T extends CfnResource>(resource: T): T {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return resource;
}

function expiry(id: string, expirationInDays: number, noncurrentDays: number) {
  return {
    id,
    status: 'Enabled',
    expirationInDays,
    noncurrentVersionExpiration: { noncurrentDays },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
}
