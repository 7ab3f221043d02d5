import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IDependable } from 'constructs';
import { cfnBucket, hardenedBucket } from './hardened-bucket';
import { lifecycleRule } from './lifecycle-rule';
import { LogReplication } from './log-replication';
import { acknowledge } from '../checks/acknowledgements';
import { LogBucketConfig } from '../config/log-bucket-config';
import { logLifecycle } from '../deployment/lifecycle-rules';
import { LogBucketPlan, planLogBucket } from '../plan/sections/storage-plan';
import { LOG_BUCKET_SHAPE } from '../plan/shapes/shapes';
import { logBucketStatements } from '../policies/log-bucket-policy';
import { planProps } from '../synth/plan-props';
import { limitPolicy } from '../synth/policy-size';
import { policyStatements } from '../synth/policy-statement';
import { refuseDataLoss, removalPolicy } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * Properties of a log bucket.
 */
export interface LogBucketProps extends LogBucketConfig {
  /** The trail that delivers to the bucket. */
  readonly identity: TrailIdentity;

  /** The KMS key that encrypts log files. */
  readonly encryptionKey: IKey;

  /**
   * The bucket's name. A name that ends in `-ACCOUNT-REGION-an` is in the account-regional namespace.
   *
   * @default - CloudFormation chooses one
   */
  readonly bucketName?: string;

  /**
   * The bucket for this bucket's server access logs. Their keys start with `accessLogPrefix`, and the policy of that
   * bucket must permit their delivery.
   *
   * @default - no access logs
   */
  readonly accessLogBucket?: IBucket;
}

/**
 * The bucket that a trail delivers to: private, encrypted, versioned, with Object Lock enabled and a lifecycle rule.
 * Its policy permits only this trail to deliver. It denies requests to write below `AWSLogs/` to everyone except AWS
 * services and `writers`, and denies requests to delete objects to everyone.
 */
export class LogBucket extends Construct {
  /** The bucket. */
  public readonly bucket: Bucket;

  /** The prefix of the keys of the bucket's access logs. */
  public readonly accessLogPrefix: string;

  /** The replication rule and its role; undefined without `replication`. */
  public readonly replication?: LogReplication;

  /**
   * @param scope the construct to create the bucket in
   * @param id the construct's id in the scope
   * @param props the trail, the key, and the options of the config
   * @throws one error that lists every problem of the properties
   */
  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const plan = planProps(this, LOG_BUCKET_SHAPE, props, (config, context) => planLogBucket(config, '', context));
    this.accessLogPrefix = `${props.identity.name}/`;
    this.bucket = hardenedBucket(this, 'Resource', {
      bucketName: props.bucketName,
      encryptionKey: props.encryptionKey,
      lifecycleRule: lifecycleRule(logLifecycle(plan)),
      objectLock: { retention: plan.objectLock && { mode: plan.objectLock.mode, days: plan.objectLock.days } },
      accessLogs: props.accessLogBucket && { bucket: props.accessLogBucket, prefix: this.accessLogPrefix },
      eventBridgeNotifications: plan.eventBridgeNotifications,
      removalPolicy: removalPolicy(plan.removal),
    });

    refuseDataLoss(cfnBucket(this.bucket), 'the log bucket and its log files', plan);
    this.protect(props.identity, plan);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    limitPolicy(this, {
      of: 'the log bucket',
      limit: 20_480,
      path: 'storage.readers',
      document: () => this.bucket.policy?.document,
    });

    if (plan.replication === undefined) {
      acknowledge(cfnBucket(this.bucket), 'log bucket without replication');
    } else {
      this.replication = new LogReplication(this, 'Replication', {
        source: this.bucket,
        sourceKey: props.encryptionKey,
        target: plan.replication,
      });
    }
  }

  /**
   * What must exist before the trail is created: the policy that permits delivery, and the policy that permits
   * replication of the first log file.
   */
  public get policies(): IDependable[] {
    return [this.bucket.policy, this.replication?.policy].filter((policy) => policy !== undefined);
  }

  private protect(identity: TrailIdentity, { readers, writers }: LogBucketPlan): void {
    const access = { names: identity._names, bucketArn: this.bucket.bucketArn, readers, writers };
    for (const statement of policyStatements(logBucketStatements(access))) {
      this.bucket.addToResourcePolicy(statement);
    }
  }
}
