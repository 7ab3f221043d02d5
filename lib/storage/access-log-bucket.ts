import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { lifecycleRule } from './lifecycle-rule';
import { acknowledge } from '../checks/acknowledgements';
import { RemovalConfig } from '../config/log-bucket-config';
import { accessLogLifecycle } from '../deployment/lifecycle-rules';
import { planAccessLogs } from '../plan/sections/storage-plan';
import { ACCESS_LOGS_SHAPE } from '../plan/shapes/shapes';
import { AccessLogSource, accessLogStatement, protectAccessLogs } from '../policies/access-log-policy';
import { planProps } from '../synth/plan-props';
import { policyStatement, policyStatements } from '../synth/policy-statement';
import { removalOf } from '../synth/removal';

/**
 * How an access-log bucket is made.
 */
export interface AccessLogBucketProps extends RemovalConfig {
  /** The bucket's name. One that ends in `-ACCOUNT-REGION-an` is of the account's own namespace. @default - CloudFormation chooses one */
  readonly bucketName?: string;

  /** How many days access logs are kept: 1 to 36500. @default 365 */
  readonly retentionDays?: number;

  /** Whether S3 sends events of the bucket to EventBridge. @default true */
  readonly eventBridgeNotifications?: boolean;
}

/**
 * The bucket that receives the log bucket's server access logs: encrypted with S3's own keys and without Object Lock,
 * because S3 delivers access logs to no other kind of bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogBucket extends Construct {
  /** The bucket. */
  public readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    super(scope, id);
    const { retentionDays } = planProps(this, ACCESS_LOGS_SHAPE, props, planAccessLogs);
    const removal = removalOf(this, props);
    this.bucket = new Bucket(this, 'Resource', {
      bucketName: props.bucketName,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [lifecycleRule(accessLogLifecycle({ retentionDays }))],
      removalPolicy: removal,
    });
    claimNamespace(this.bucket, props.bucketName);
    if (props.eventBridgeNotifications ?? true) {
      sendEventsToEventBridge(this.bucket);
    } else {
      acknowledge(cfnBucket(this.bucket), 'bucket without events to EventBridge');
    }
    for (const statement of policyStatements(protectAccessLogs(this.bucket.bucketArn))) {
      this.bucket.addToResourcePolicy(statement);
    }
    this.bucket.policy?.applyRemovalPolicy(removal); // what is kept stays protected
    acknowledge(cfnBucket(this.bucket), 'access-log bucket');
  }

  /** Permits S3 to deliver a bucket's access logs here. */
  public allowDelivery(source: AccessLogSource): void {
    this.bucket.addToResourcePolicy(policyStatement(accessLogStatement(source, this.bucket.bucketArn)));
  }
}

/** A bucket's resource, for what the L2 can't do. */
export function cfnBucket(bucket: Bucket): CfnBucket {
  return bucket.node.defaultChild as CfnBucket;
}

/**
 * A name that ends so can only be taken by the account it names; CloudFormation wants to be told.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
export function claimNamespace(bucket: Bucket, name: string | undefined): void {
  if (name?.endsWith('-an')) {
    cfnBucket(bucket).bucketNamespace = 'account-regional';
  }
}

/** Through the L1: the L2's own option makes a Lambda function. */
export function sendEventsToEventBridge(bucket: Bucket): void {
  cfnBucket(bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
