import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { BucketState, LifecycleRuleState } from '../account/bucket-state';
import { awsCommand, OptionValue } from '../terminal/aws-command';

/** A command on a bucket, in the bucket's region. */
export function s3api(
  command: string,
  { name, region }: Pick<BucketState, 'name' | 'region'>,
  options: Readonly<Record<string, OptionValue>> = {},
): string {
  return awsCommand(`s3api ${command}`, { bucket: name, ...options, region });
}

/** Creates a bucket. S3 has no location constraint for us-east-1. */
export function createBucket(bucket: Pick<BucketState, 'name' | 'region'>, hasObjectLock: boolean): string {
  const { name, region } = bucket;

  return s3api('create-bucket', bucket, {
    'create-bucket-configuration': region === 'us-east-1' ? undefined : `LocationConstraint=${region}`,
    'bucket-namespace': name.endsWith('-an') ? 'account-regional' : undefined,
    'object-lock-enabled-for-bucket': hasObjectLock ? true : undefined,
  });
}

/** Writes the planned lifecycle rule. The call replaces all rules. */
export function lifecycleFix(
  bucket: BucketState,
  plan: LifecycleRulePlan,
  found: readonly LifecycleRuleState[],
): string {
  const replaced = found.filter(({ id }) => id !== plan.id).map(({ id = 'without an id' }) => id);
  const note = replaced.length === 0 ? '' : `this removes the rules ${replaced.join(', ')}: `;
  const rule = {
    ID: plan.id,
    Status: 'Enabled',
    Filter: { Prefix: '' },
    Transitions: plan.tiers.map(({ storageClass, afterDays }) => ({ StorageClass: storageClass, Days: afterDays })),
    Expiration: { Days: plan.expirationDays },
    NoncurrentVersionExpiration: { NoncurrentDays: plan.noncurrentExpirationDays },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: plan.abortIncompleteUploadDays },
  };

  const Rules = [plan.tiers.length === 0 ? { ...rule, Transitions: undefined } : rule];
  return `${note}${s3api('put-bucket-lifecycle-configuration', bucket, { 'lifecycle-configuration': { Rules } })}`;
}
