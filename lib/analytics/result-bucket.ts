import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../checks/acknowledgements';
import { cfnBucket, hardenedBucket } from '../storage/hardened-bucket';

/** Properties of a result bucket. */
export interface ResultBucketProps {
  readonly bucketName?: string;
  readonly encryptionKey: IKey;
  readonly accessLogBucket: IBucket;
  readonly accessLogPrefix: string;
  readonly retentionDays: number;
  readonly eventBridgeNotifications?: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/** A bucket for query results, with the same protection as the log bucket and a shorter retention. */
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
    objectLock: {}, // permits a legal hold on the results of an investigation
    accessLogs: { bucket: props.accessLogBucket, prefix: props.accessLogPrefix },
    eventBridgeNotifications: props.eventBridgeNotifications,
    removalPolicy: props.removalPolicy,
  });

  acknowledge(cfnBucket(bucket), 'results of queries');
  return bucket;
}
