import { Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { bucketOf } from '../events/own-buckets';

/**
 * Which bucket an ARN is of, however it is spelled: with a reference to a bucket's ARN or to its name, or with the name
 * that the bucket was given. Two ARNs are of the same bucket if their identities are equal.
 */
export function bucketIdentity(arn: string): string {
  for (const token of Tokenization.reverseString(arn).tokens) {
    if (Reference.isReference(token) && token.target instanceof CfnBucket) {
      const { bucketName, node } = token.target;
      return bucketName === undefined || Token.isUnresolved(bucketName) ? node.path : bucketName;
    }
  }

  return bucketOf(arn);
}
