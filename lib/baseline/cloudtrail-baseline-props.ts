import { IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { BaselineConfig } from '../config/baseline-config';

/**
 * The config, and what only CDK code can pass.
 */
export interface CloudTrailBaselineProps extends BaselineConfig {
  /**
   * A log bucket of your own. Where CDK can edit its policy, the baseline adds what delivery and readers need;
   * where it can't, `requiredBucketStatements` has it. Everything else about the bucket is yours.
   *
   * @default - `storage.existingBucketName`, or a new bucket
   */
  readonly logBucket?: IBucket;

  /**
   * A bucket of your own for the log bucket's server access logs, in the same account and region, without Object Lock.
   * @default - `storage.accessLogs.existingBucketName`, or a new bucket
   */
  readonly accessLogBucket?: IBucket;

  /**
   * A symmetric key of your own, in the log bucket's region. Where CDK can edit its policy, the baseline adds what
   * delivery and readers need; where it can't, `requiredKeyStatements` has it.
   *
   * @default - `encryption.existingKeyArn`, or a new key
   */
  readonly encryptionKey?: IKey;

  /**
   * A topic of your own for SNS notifications, which it switches on. Where CDK can edit its policy and that of its key,
   * the baseline adds what publishing needs; where it can't, `requiredTopicStatements` has it.
   *
   * @default - `delivery.notifications`
   */
  readonly topic?: ITopic;

  /**
   * A log group of your own, in the trail's account and home region. Retention and encryption are yours.
   * @default - `delivery.cloudWatchLogs.existingLogGroupArn`, or a new log group
   */
  readonly logGroup?: ILogGroup;

  /**
   * A role of your own that `cloudtrail.amazonaws.com` may assume. The baseline attaches a managed policy that permits
   * writing to the log group.
   * @default - `delivery.cloudWatchLogs.existingRoleArn`, or a new role
   */
  readonly logsRole?: IRole;
}
