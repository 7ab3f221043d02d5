import { Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { bucketOf } from '../events/own-buckets';

/**
 * The identity of the bucket that an ARN names, whether the ARN contains a reference to the bucket's ARN, a reference
 * to its name, or the name itself. Two ARNs name the same bucket if their identities are equal.
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
