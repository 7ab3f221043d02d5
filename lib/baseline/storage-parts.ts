import { Stack } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IDependable } from 'constructs';
import { BaselinePart } from './baseline-part';
import { bucketArn } from '../aws/arn';
import { accessLogStatement } from '../policies/access-log-policy';
import { belowAwsLogs, deliveryStatements } from '../policies/log-bucket-policy';
import { bucketPermissions, permitReaders } from '../policies/readers';
import { AccessLogBucket } from '../storage/access-log-bucket';
import { LogBucket } from '../storage/log-bucket';
import { LogReplication } from '../storage/log-replication';
import { policyStatement, policyStatements } from '../synth/policy-statement';
import { ResourcePolicy } from '../synth/resource-policy';

/** The buckets, made or brought along, and their policies. */
export interface StorageParts {
  readonly logBucket: IBucket;
  readonly logBucketPolicy: ResourcePolicy;
  /** ARN patterns of the log files in the bucket. */
  readonly logObjects: string[];
  readonly accessLogBucket?: IBucket;
  readonly accessLogPolicy?: ResourcePolicy;
  readonly replication?: LogReplication;
  /** What the trail has to wait for beside the log bucket's policy. */
  readonly dependables: IDependable[];
}

/** Buckets that were handed over. */
export interface HandedOverBuckets {
  readonly logBucket?: IBucket;
  readonly accessLogBucket?: IBucket;
}

export function makeStorage(
  scope: Construct,
  part: BaselinePart,
  encryptionKey: IKey,
  handedOver: HandedOverBuckets,
): StorageParts {
  const {
    identity,
    plan: { storage },
  } = part;

  if (storage.logBucket !== undefined) {
    return makeBuckets(scope, part, encryptionKey, handedOver.accessLogBucket);
  }

  const logBucket = handedOver.logBucket ?? Bucket.fromBucketName(scope, 'LogBucket', storage.existingBucketName!);
  const logBucketPolicy = policyOfLogBucket(scope, logBucket);
  const logObjects = [logBucket.arnForObjects(`${identity.logRoot}*`)]; // other trails can deliver there too
  logBucketPolicy.add(
    ...policyStatements([
      ...deliveryStatements(identity._names, logBucket.bucketArn),
      ...permitReaders(storage.readers, bucketPermissions(logBucket.bucketArn, logObjects)),
    ]),
  );

  return { logBucket, logBucketPolicy, logObjects, dependables: logBucketPolicy.dependables };
}

function makeBuckets(scope: Construct, part: BaselinePart, encryptionKey: IKey, handedOver?: IBucket): StorageParts {
  const {
    identity,
    plan: { storage },
    archive,
  } = part;

  const { existingAccessLogBucketName, accessLogs } = storage;
  const { eventBridgeNotifications } = storage.logBucket!;
  const accessLogBucket =
    handedOver ??
    (existingAccessLogBucketName === undefined
      ? new AccessLogBucket(scope, 'AccessLogBucket', {
          ...accessLogs,
          ...storage.removal,
          bucketName: archive?.accessLogBucketName,
          eventBridgeNotifications,
        }).bucket
      : Bucket.fromBucketName(scope, 'AccessLogBucket', existingAccessLogBucketName));

  const made = new LogBucket(scope, 'LogBucket', {
    ...storage.logBucket,
    bucketName: archive?.logBucketName,
    identity,
    encryptionKey,
    accessLogBucket,
  });

  const accessLogPolicy = new ResourcePolicy(scope, accessLogBucket, {
    id: 'accessLogStatementsNeeded',
    of: 'the access-log bucket',
    property: 'requiredAccessLogStatements',
    otherwise: 'S3 delivers no access logs',
  });

  // A stack that the log bucket's stack stands on can't refer back to it.
  const sourceArn =
    Stack.of(accessLogBucket) === Stack.of(scope) ? made.bucket.bucketArn : bucketArn(identity.partition, '*');

  const source = {
    bucketArn: sourceArn,
    account: archive?.account ?? identity.account,
    logFilePrefix: made.accessLogPrefix,
  };

  accessLogPolicy.add(policyStatement(accessLogStatement(source, accessLogBucket.bucketArn)));
  return {
    logBucket: made.bucket,
    logBucketPolicy: policyOfLogBucket(scope, made.bucket),
    logObjects: belowAwsLogs(made.bucket.bucketArn),
    accessLogBucket,
    accessLogPolicy,
    replication: made.replication,
    dependables: made.policies,
  };
}

function policyOfLogBucket(scope: Construct, bucket: IBucket): ResourcePolicy {
  return new ResourcePolicy(scope, bucket, {
    id: 'bucketStatementsNeeded',
    of: 'the log bucket',
    property: 'requiredBucketStatements',
    otherwise: 'CloudTrail refuses the trail',
  });
}
