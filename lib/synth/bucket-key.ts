import { Stack } from 'aws-cdk-lib';
import { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';

/** Whether a bucket of this app is encrypted with KMS without an S3 Bucket Key, so that each object makes calls to KMS. */
export function lacksBucketKey(bucket: IBucket): boolean {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) {
    return false;
  }
  const encryption: CfnBucket.BucketEncryptionProperty | undefined = Stack.of(resource).resolve(resource.bucketEncryption);
  const rules: unknown = encryption?.serverSideEncryptionConfiguration;
  return Array.isArray(rules) && rules.some(({ bucketKeyEnabled, serverSideEncryptionByDefault }: CfnBucket.ServerSideEncryptionRuleProperty) =>
    bucketKeyEnabled !== true
    && String((serverSideEncryptionByDefault as CfnBucket.ServerSideEncryptionByDefaultProperty | undefined)?.sseAlgorithm).startsWith('aws:kms'));
}
