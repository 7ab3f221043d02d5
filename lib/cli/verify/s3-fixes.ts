import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { BucketState, LifecycleRuleState } from '../account/bucket-state';
import { awsCommand, noted, OptionValue } from '../terminal/aws-command';
import { argument } from '../terminal/text';

/** The AWS CLI reads a value like this from a file or an address, except below `--cli-input-json`. */
const READ_FROM_ELSEWHERE = /^(fileb?|https?):\/\//;

/** A command on a bucket, in the bucket's region. */
export function s3api(
  command: string,
  { name, region }: Pick<BucketState, 'name' | 'region'>,
  options: Readonly<Record<string, OptionValue>> = {},
): string {
  return awsCommand(`s3api ${command}`, { bucket: name, ...options, region });
}

/** Deletes an Intelligent-Tiering configuration, whose id can be any text. */
export function deleteArchive(bucket: BucketState, id: string): string {
  const option = READ_FROM_ELSEWHERE.test(id) ? { 'cli-input-json': { Id: id } } : { id };

  return s3api('delete-bucket-intelligent-tiering-configuration', bucket, option);
}

/** Creates an empty bucket. S3 has no location constraint for us-east-1. */
export function createBucket(bucket: Pick<BucketState, 'name' | 'region'>, hasObjectLock: boolean): string {
  const { name, region } = bucket;

  const command = s3api('create-bucket', bucket, {
    'create-bucket-configuration': region === 'us-east-1' ? undefined : `LocationConstraint=${region}`,
    'bucket-namespace': name.endsWith('-an') ? 'account-regional' : undefined,
    'object-lock-enabled-for-bucket': hasObjectLock ? true : undefined,
  });

  return noted('former log files are gone, and the next verify reports the settings of the new bucket', command);
}

/** Writes the planned lifecycle rule. The call replaces all rules. */
export function lifecycleFix(
  bucket: BucketState,
  plan: LifecycleRulePlan,
  found: readonly LifecycleRuleState[],
): string {
  const others = found.filter(({ id }) => id !== plan.id);
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
  const fix = s3api('put-bucket-lifecycle-configuration', bucket, { 'lifecycle-configuration': { Rules } });
  return removingRules(others, fix);
}

/** A command that replaces all rules of a bucket, and so removes these. */
export function removingRules(rules: readonly { readonly id?: string }[], command: string): string {
  if (rules.length === 0) {
    return command;
  }

  const names = rules.map(({ id }) => (id === undefined ? 'one without an id' : argument(id)));
  return noted(`this removes the rules ${names.join(', ')}`, command);
}
