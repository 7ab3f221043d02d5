import { Duration } from 'aws-cdk-lib';
import { LifecycleRule, StorageClass } from 'aws-cdk-lib/aws-s3';
import { LifecycleRulePlan } from '../deployment/lifecycle-rules';

/** The rule of a plan as a rule for an L2 bucket. */
export function lifecycleRule({
  id,
  tiers,
  expirationDays,
  noncurrentExpirationDays,
  abortIncompleteUploadDays,
}: LifecycleRulePlan): LifecycleRule {
  return {
    id,
    transitions: tiers.map(({ storageClass, afterDays }) => ({
      storageClass: new StorageClass(storageClass),
      transitionAfter: Duration.days(afterDays),
    })),
    expiration: Duration.days(expirationDays),
    noncurrentVersionExpiration: Duration.days(noncurrentExpirationDays),
    abortIncompleteMultipartUploadAfter: Duration.days(abortIncompleteUploadDays),
  };
}
