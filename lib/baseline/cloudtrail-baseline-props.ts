import { IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { BaselineConfig } from '../config/baseline-config';

/**
 * The config, and constructs to use instead of new ones.
 */
export interface CloudTrailBaselineProps extends BaselineConfig {
  /**
   * An existing log bucket. If CDK can edit its policy, the baseline adds the statements that delivery and readers
   * need. If it can't, as for an imported bucket, add those in `requiredBucketStatements` yourself. The baseline sets
   * nothing else on the bucket.
   *
   * @default - the bucket in `storage.existingBucketName`, or a new bucket
   */
  readonly logBucket?: IBucket;

  /**
   * An existing bucket for the log bucket's server access logs. It must be in the log bucket's account and region,
   * encrypted with S3-managed keys, and without Object Lock: S3 delivers access logs to no other bucket.
   *
   * @default - the bucket in `storage.accessLogs.existingBucketName`, or a new bucket
   */
  readonly accessLogBucket?: IBucket;

  /**
   * An existing symmetric KMS key, in the log bucket's region. If CDK can edit its policy, the baseline adds the
   * statements that delivery and readers need. If it can't, add those in `requiredKeyStatements` yourself.
   *
   * @default - the key in `encryption.existingKeyArn`, or a new key
   */
  readonly encryptionKey?: IKey;

  /**
   * An existing topic for SNS notifications, which it switches on: a standard topic, not FIFO. If CDK can edit the
   * policies of the topic and of its key, the baseline adds the statements that publishing needs. If it can't, add
   * those in `requiredTopicStatements` and `requiredTopicKeyStatements` yourself.
   *
   * @default - as `delivery.notifications` says
   */
  readonly topic?: ITopic;

  /**
   * An existing log group, in the trail's account and home region. The baseline sets neither its retention nor its
   * encryption.
   *
   * @default - the log group in `delivery.cloudWatchLogs.existingLogGroupArn`, or a new log group
   */
  readonly logGroup?: ILogGroup;

  /**
   * An existing role in the trail's account, which `cloudtrail.amazonaws.com` may assume. The baseline attaches a
   * managed policy that permits writing to the log group.
   *
   * @default - the role in `delivery.cloudWatchLogs.existingRoleArn`, or a new role
   */
  readonly logsRole?: IRole;
}
