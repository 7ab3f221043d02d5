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
import { removalPolicy } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * How a log bucket is created.
 */
export interface LogBucketProps extends LogBucketConfig {
  /** The trail that delivers to the bucket. */
  readonly identity: TrailIdentity;

  /** What log files are encrypted with. */
  readonly encryptionKey: IKey;

  /**
   * The bucket's name. One that ends in `-ACCOUNT-REGION-an` is of the account's own namespace.
   *
   * @default - CloudFormation chooses one
   */
  readonly bucketName?: string;

  /**
   * Where the bucket's own access logs go, below `accessLogPrefix`; its policy has to permit it.
   *
   * @default - there are none
   */
  readonly accessLogBucket?: IBucket;
}

/**
 * The bucket that a trail delivers to: private, encrypted, versioned, lockable, with a lifecycle, and with a policy by
 * which only this trail delivers, nobody else writes below `AWSLogs/`, and nobody deletes by request.
 */
export class LogBucket extends Construct {
  /** The bucket. */
  public readonly bucket: Bucket;

  /** What the keys of the bucket's access logs start with. */
  public readonly accessLogPrefix: string;

  /** The copy's replication role and rule. */
  public readonly replication?: LogReplication;

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

    this.protect(props.identity, plan);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    limitPolicy(this, {
      of: 'the log bucket',
      limit: 20_480,
      path: 'storage.readers',
      document: () => this.bucket.policy?.document,
    });

    if (plan.replication === undefined) {
      acknowledge(cfnBucket(this.bucket), 'log bucket without a copy');
    } else {
      this.replication = new LogReplication(this, 'Replication', {
        source: this.bucket,
        sourceKey: props.encryptionKey,
        target: plan.replication,
      });
    }
  }

  /**
   * What a trail has to wait for: the policy that lets it deliver, and the one that lets its first log file be copied.
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
