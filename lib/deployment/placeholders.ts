import { bucketArn } from '../aws/arn';
import { Placeholder } from '../validation/placeholder';

/**
 * Names and ARNs that are known only after the deployment, unless the plan contains them. Constructs pass tokens;
 * `verify` passes what it finds in the account.
 */
export interface ChosenNames {
  /**
   * The bucket that the trail delivers to. In an account it can differ from the plan's bucket: the expected policies
   * then name this bucket.
   */
  readonly logBucketArn?: string;
  /** @default - the plan's bucket, or a placeholder */
  readonly accessLogBucketArn?: string;
  /** The bucket for query results, of a baseline in one account. @default - a placeholder */
  readonly resultBucketArn?: string;
  /** The ARN of a topic that was passed in as a construct. @default - none */
  readonly topicArn?: string;
  /** The name of a log group that was passed in as a construct. @default - none */
  readonly logGroupName?: string;
  /** The key that encrypts log files. @default - the plan's key, or none */
  readonly logKeyArn?: string;
  /** The role that writes to CloudWatch Logs. @default - the plan's role, or none */
  readonly logsRoleArn?: string;
  /** The role that S3 assumes to replicate log files. @default - none */
  readonly replicationRoleArn?: string;
}

/** A bucket whose name CloudFormation chooses when it creates the bucket. */
export type UnnamedBucket = 'log bucket' | 'access-log bucket' | 'result bucket';

/** The ARN of such a bucket, with a placeholder for its name. */
export function unnamedBucketArn(partition: string, bucket: UnnamedBucket): string {
  const name: Placeholder = `<${bucket}>`;
  return bucketArn(partition, name);
}
