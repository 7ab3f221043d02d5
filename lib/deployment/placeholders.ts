import { bucketArn } from '../aws/arn';
import { Placeholder } from '../validation/placeholder';

/**
 * What is known only once a plan is deployed, unless the plan gives it. Constructs have tokens for it, an account has
 * what is there.
 */
export interface ChosenNames {
  /**
   * The bucket that the trail delivers to. In an account it can be another one than the plan's: its policies are about
   * it then.
   */
  readonly logBucketArn?: string;
  /** @default - the plan's, or a placeholder */
  readonly accessLogBucketArn?: string;
  /** The bucket for results of queries, of a baseline in one account. @default - a placeholder */
  readonly resultBucketArn?: string;
  /** Of a topic that was passed in as a construct. @default - none */
  readonly topicArn?: string;
  /** Of a log group that was passed in as a construct. @default - none */
  readonly logGroupName?: string;
}

/** A bucket that has no name before it is created. */
export type UnnamedBucket = 'log bucket' | 'access-log bucket' | 'result bucket';

/** Stands for its ARN. */
export function unnamedBucketArn(partition: string, bucket: UnnamedBucket): string {
  const name: Placeholder = `<${bucket}>`;
  return bucketArn(partition, name);
}
