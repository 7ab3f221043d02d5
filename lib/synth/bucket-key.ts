import { Stack } from 'aws-cdk-lib';
import { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';

/**
 * Whether a bucket of this app is encrypted with KMS and has no S3 Bucket Key although it could, so that each object
 * causes calls to KMS.
 */
export function lacksBucketKey(bucket: IBucket): boolean {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) {
    return false;
  }

  const encryption: CfnBucket.BucketEncryptionProperty | undefined = Stack.of(resource).resolve(
    resource.bucketEncryption,
  );

  const rules: unknown = encryption?.serverSideEncryptionConfiguration;
  return (
    Array.isArray(rules) &&
    rules.some(
      ({ bucketKeyEnabled, serverSideEncryptionByDefault }: CfnBucket.ServerSideEncryptionRuleProperty) =>
        bucketKeyEnabled !== true &&
        (serverSideEncryptionByDefault as CfnBucket.ServerSideEncryptionByDefaultProperty | undefined)?.sseAlgorithm ===
          'aws:kms',
    )
  ); // DSSE-KMS doesn't support a Bucket Key
}
