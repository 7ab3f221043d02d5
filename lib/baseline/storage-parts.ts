import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IDependable } from 'constructs';
import { accessLogSourceArn } from './access-log-source';
import { BaselinePart } from './baseline-part';
import { accessLogStatement } from '../policies/access-log-policy';
import { belowAwsLogs, deliveryStatements } from '../policies/log-bucket-policy';
import { bucketPermissions, permitReaders } from '../policies/readers';
import { AccessLogBucket } from '../storage/access-log-bucket';
import { LogBucket } from '../storage/log-bucket';
import { LogReplication } from '../storage/log-replication';
import { policyStatement, policyStatements } from '../synth/policy-statement';
import { ResourcePolicy } from '../synth/resource-policy';

/** The buckets, created or existing, and their policies. */
export interface StorageParts {
  readonly logBucket: IBucket;
  readonly logBucketPolicy: ResourcePolicy;
  /** ARN patterns of the log files in the bucket. */
  readonly logObjects: string[];
  readonly accessLogBucket?: IBucket;
  readonly accessLogPolicy?: ResourcePolicy;
  readonly replication?: LogReplication;
  /** What must exist before the trail is created, in addition to the log bucket's policy. */
  readonly dependables: IDependable[];
}

/** Buckets that were passed in. */
export interface PassedInBuckets {
  readonly logBucket?: IBucket;
  readonly accessLogBucket?: IBucket;
}

export function createStorage(
  scope: Construct,
  part: BaselinePart,
  encryptionKey: IKey,
  passedIn: PassedInBuckets,
): StorageParts {
  const { identity, plan } = part;
  const { storage } = plan;
  if (storage.logBucket !== undefined) {
    return createBuckets(scope, part, encryptionKey, passedIn.accessLogBucket);
  }

  const logBucket = passedIn.logBucket ?? Bucket.fromBucketName(scope, 'LogBucket', storage.existingBucketName!);
  const logBucketPolicy = policyOfLogBucket(scope, logBucket);
  const logObjects = [logBucket.arnForObjects(`${identity.logRoot}*`)]; // other trails can deliver there too
  const statements = [
    ...deliveryStatements(identity._names, logBucket.bucketArn),
    ...permitReaders(storage.readers, bucketPermissions(logBucket.bucketArn, logObjects)),
  ];

  logBucketPolicy.add(...policyStatements(statements));

  return { logBucket, logBucketPolicy, logObjects, dependables: logBucketPolicy.dependables };
}

function createBuckets(scope: Construct, part: BaselinePart, encryptionKey: IKey, passedIn?: IBucket): StorageParts {
  const { identity, plan, archive } = part;
  const accessLogBucket = passedIn ?? accessLogBucketOf(scope, part);
  const { bucket, accessLogPrefix, replication, policies } = new LogBucket(scope, 'LogBucket', {
    ...plan.storage.logBucket,
    bucketName: archive?.logBucketName,
    identity,
    encryptionKey,
    accessLogBucket,
  });

  const accessLogPolicy = policyOfAccessLogBucket(scope, accessLogBucket);
  const route = { source: bucket, sourceName: archive?.logBucketName, target: accessLogBucket };
  const source = {
    bucketArn: accessLogSourceArn(scope, route),
    account: archive?.account ?? identity.account,
    logFilePrefix: accessLogPrefix,
  };

  accessLogPolicy.add(policyStatement(accessLogStatement(source, accessLogBucket.bucketArn)));
  return {
    logBucket: bucket,
    logBucketPolicy: policyOfLogBucket(scope, bucket),
    logObjects: belowAwsLogs(bucket.bucketArn),
    accessLogBucket,
    accessLogPolicy,
    replication,
    dependables: policies,
  };
}

/** The bucket that the config names, or a new one. */
function accessLogBucketOf(scope: Construct, { plan, archive }: BaselinePart): IBucket {
  const { existingAccessLogBucketName, accessLogs, removal, logBucket } = plan.storage;
  if (existingAccessLogBucketName !== undefined) {
    return Bucket.fromBucketName(scope, 'AccessLogBucket', existingAccessLogBucketName);
  }

  return new AccessLogBucket(scope, 'AccessLogBucket', {
    ...accessLogs,
    ...removal,
    bucketName: archive?.accessLogBucketName,
    eventBridgeNotifications: logBucket!.eventBridgeNotifications,
  }).bucket;
}

function policyOfAccessLogBucket(scope: Construct, bucket: IBucket): ResourcePolicy {
  return new ResourcePolicy(scope, bucket, {
    id: 'accessLogStatementsNeeded',
    of: 'the access-log bucket',
    property: 'requiredAccessLogStatements',
    consequence: 'S3 delivers no access logs',
  });
}

function policyOfLogBucket(scope: Construct, bucket: IBucket): ResourcePolicy {
  return new ResourcePolicy(scope, bucket, {
    id: 'bucketStatementsNeeded',
    of: 'the log bucket',
    property: 'requiredBucketStatements',
    consequence: 'CloudTrail refuses the trail',
  });
}
