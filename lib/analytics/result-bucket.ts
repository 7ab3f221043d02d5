import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../checks/acknowledgements';
import { cfnBucket, claimNamespace, sendEventsToEventBridge } from '../storage/access-log-bucket';

/** How a bucket for the results of queries is made. */
export interface ResultBucketProps {
  readonly bucketName?: string;
  readonly encryptionKey: IKey;
  readonly accessLogBucket: IBucket;
  readonly accessLogPrefix: string;
  readonly retentionDays: number;
  readonly eventBridgeNotifications: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/** A bucket for the results of queries: as well protected as the log files they come from, and expiring soon. */
export function makeResultBucket(scope: Construct, id: string, props: ResultBucketProps): Bucket {
  const bucket = new Bucket(scope, id, {
    bucketName: props.bucketName,
    encryption: BucketEncryption.KMS,
    encryptionKey: props.encryptionKey,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{
      id: 'ExpireResults',
      expiration: Duration.days(props.retentionDays),
      noncurrentVersionExpiration: Duration.days(1),
      abortIncompleteMultipartUploadAfter: Duration.days(7),
    }],
    removalPolicy: props.removalPolicy,
  });
  claimNamespace(bucket, props.bucketName);
  const resource = cfnBucket(bucket);
  // Without a default retention: it costs nothing, and permits a legal hold on what an investigation found.
  resource.objectLockEnabled = true;
  resource.objectLockConfiguration = { objectLockEnabled: 'Enabled' };
  resource.loggingConfiguration = { destinationBucketName: props.accessLogBucket.bucketName, logFilePrefix: props.accessLogPrefix };
  if (props.eventBridgeNotifications) {
    sendEventsToEventBridge(bucket);
  } else {
    acknowledge(resource, 'bucket without events to EventBridge');
  }
  bucket.policy?.applyRemovalPolicy(props.removalPolicy);
  acknowledge(resource, 'results of queries');
  return bucket;
}
