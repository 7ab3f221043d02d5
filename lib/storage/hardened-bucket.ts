import { RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  IBucket,
  LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../checks/acknowledgements';
import { DEFAULT_EVENT_BRIDGE } from '../plan/sections/storage-plan';

/** The properties that differ between the buckets of a baseline. */
export interface HardenedBucketProps {
  /** @default - CloudFormation chooses one */
  readonly bucketName?: string;
  /** @default - S3-managed keys */
  readonly encryptionKey?: IKey;
  readonly lifecycleRule: LifecycleRule;
  /** The default retention of Object Lock; an empty object for Object Lock without one. @default - no Object Lock */
  readonly objectLock?: { readonly retention?: CfnBucket.DefaultRetentionProperty };
  /** @default - no access logs */
  readonly accessLogs?: { readonly bucket: IBucket; readonly prefix: string };
  /** @default - the default of a baseline in one account */
  readonly eventBridgeNotifications?: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/** Creates a bucket with what all buckets of a baseline have in common: private, versioned, TLS only, without ACLs. */
export function hardenedBucket(scope: Construct, id: string, props: HardenedBucketProps): Bucket {
  const { bucketName, encryptionKey, objectLock, accessLogs } = props;
  const encryption =
    encryptionKey === undefined
      ? { encryption: BucketEncryption.S3_MANAGED }
      : { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true };

  const bucket = new Bucket(scope, id, {
    ...encryption,
    bucketName,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [props.lifecycleRule],
    removalPolicy: props.removalPolicy,
  });

  const resource = cfnBucket(bucket);

  claimNamespace(bucket, bucketName);
  if (objectLock !== undefined) {
    // Enabled from the start: without a rule, Object Lock costs nothing and permits a legal hold.
    resource.objectLockEnabled = true;
    resource.objectLockConfiguration = {
      objectLockEnabled: 'Enabled',
      rule: objectLock.retention && { defaultRetention: objectLock.retention },
    };
  }

  if (accessLogs !== undefined) {
    // Set on the L1: without a feature flag, the L2's option gives the target bucket an ACL.
    resource.loggingConfiguration = {
      destinationBucketName: accessLogs.bucket.bucketName,
      logFilePrefix: accessLogs.prefix,
    };
  }

  if (props.eventBridgeNotifications ?? DEFAULT_EVENT_BRIDGE.account) {
    sendEventsToEventBridge(bucket);
  } else {
    acknowledge(resource, 'bucket without events to EventBridge');
  }

  bucket.policy?.applyRemovalPolicy(props.removalPolicy); // a retained bucket keeps its policy
  return bucket;
}

/** The L1 of a bucket, for properties that the L2 doesn't have. */
export function cfnBucket(bucket: Bucket): CfnBucket {
  return bucket.node.defaultChild as CfnBucket;
}

/**
 * Only the account in its name can take a name that ends in `-an`. CloudFormation requires the namespace as well.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
function claimNamespace(bucket: Bucket, name: string | undefined): void {
  if (name?.endsWith('-an')) {
    cfnBucket(bucket).bucketNamespace = 'account-regional';
  }
}

/** Sets this on the L1: the L2's option creates a Lambda function. */
function sendEventsToEventBridge(bucket: Bucket): void {
  cfnBucket(bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
