import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../checks/acknowledgements';
import { cfnBucket, hardenedBucket } from '../storage/hardened-bucket';

/** How a bucket for the results of queries is created. */
export interface ResultBucketProps {
  readonly bucketName?: string;
  readonly encryptionKey: IKey;
  readonly accessLogBucket: IBucket;
  readonly accessLogPrefix: string;
  readonly retentionDays: number;
  readonly eventBridgeNotifications?: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/** A bucket for the results of queries: as well protected as the log files they come from, and expiring soon. */
export function createResultBucket(scope: Construct, id: string, props: ResultBucketProps): Bucket {
  const bucket = hardenedBucket(scope, id, {
    bucketName: props.bucketName,
    encryptionKey: props.encryptionKey,
    lifecycleRule: {
      id: 'ExpireResults',
      expiration: Duration.days(props.retentionDays),
      noncurrentVersionExpiration: Duration.days(1),
      abortIncompleteMultipartUploadAfter: Duration.days(7),
    },
    objectLock: {}, // it permits a legal hold on what an investigation found
    accessLogs: { bucket: props.accessLogBucket, prefix: props.accessLogPrefix },
    eventBridgeNotifications: props.eventBridgeNotifications,
    removalPolicy: props.removalPolicy,
  });

  acknowledge(cfnBucket(bucket), 'results of queries');
  return bucket;
}
