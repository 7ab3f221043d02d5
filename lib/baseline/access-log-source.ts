import { Resource, Stack } from 'aws-cdk-lib';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { bucketArn } from '../aws/arn';

/** A bucket that sends access logs, and the bucket that receives them. */
export interface AccessLogRoute {
  readonly source: IBucket;
  /** The source's name, if it is known before the source exists. */
  readonly sourceName?: string;
  readonly target: IBucket;
}

/** The ARN that the target's policy names for the source. */
export function accessLogSourceArn(scope: IConstruct, { source, sourceName, target }: AccessLogRoute): string {
  const { partition } = Stack.of(scope);
  if (Stack.of(target) !== Stack.of(scope)) {
    return bucketArn(partition, '*'); // a reference back, from a stack that this stack depends on, would be a cycle
  }

  const isImported = !Resource.isOwnedResource(target);
  // its owner adds the statement before the source exists
  return isImported && sourceName !== undefined ? bucketArn(partition, sourceName) : source.bucketArn;
}
