import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cfnBucket, hardenedBucket } from './hardened-bucket';
import { lifecycleRule } from './lifecycle-rule';
import { acknowledge } from '../checks/acknowledgements';
import { RemovalConfig } from '../config/log-bucket-config';
import { accessLogLifecycle } from '../deployment/lifecycle-rules';
import { planAccessLogs } from '../plan/sections/storage-plan';
import { ACCESS_LOGS_SHAPE } from '../plan/shapes/shapes';
import { AccessLogSource, accessLogStatement, protectAccessLogs } from '../policies/access-log-policy';
import { planProps } from '../synth/plan-props';
import { policyStatement, policyStatements } from '../synth/policy-statement';
import { refuseDataLoss, removalOf } from '../synth/removal';

/**
 * Properties of an access-log bucket.
 */
export interface AccessLogBucketProps extends RemovalConfig {
  /**
   * The bucket's name. A name that ends in `-ACCOUNT-REGION-an` is in the account-regional namespace.
   *
   * @default - CloudFormation chooses one
   */
  readonly bucketName?: string;

  /** How long access logs are kept, in days: 1 to 36500. @default 365 */
  readonly retentionDays?: number;

  /** Whether S3 sends the bucket's events to EventBridge. @default true */
  readonly eventBridgeNotifications?: boolean;
}

/**
 * The bucket that receives the log bucket's server access logs. It is encrypted with S3-managed keys and has no Object
 * Lock, because S3 delivers access logs to no other kind of bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogBucket extends Construct {
  /** The bucket. */
  public readonly bucket: Bucket;

  /**
   * @param scope the construct to create the bucket in
   * @param id the construct's id in the scope
   * @param props name, retention and removal
   * @throws one error that lists every problem of the properties
   */
  constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    super(scope, id);
    const { retentionDays } = planProps(this, ACCESS_LOGS_SHAPE, props, planAccessLogs);
    const removal = removalOf(this, props);
    this.bucket = hardenedBucket(this, 'Resource', {
      bucketName: props.bucketName,
      lifecycleRule: lifecycleRule(accessLogLifecycle({ retentionDays })),
      eventBridgeNotifications: props.eventBridgeNotifications,
      removalPolicy: removal,
    });

    refuseDataLoss(cfnBucket(this.bucket), 'the access-log bucket and its access logs', props);
    for (const statement of policyStatements(protectAccessLogs(this.bucket.bucketArn))) {
      this.bucket.addToResourcePolicy(statement);
    }

    acknowledge(cfnBucket(this.bucket), 'access-log bucket');
  }

  /**
   * Permits S3 to deliver the server access logs of another bucket to this one.
   *
   * @param source the bucket whose access logs are delivered
   */
  public allowDelivery(source: AccessLogSource): void {
    this.bucket.addToResourcePolicy(policyStatement(accessLogStatement(source, this.bucket.bucketArn)));
  }
}
