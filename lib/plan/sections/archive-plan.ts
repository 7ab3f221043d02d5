import { partitionOf } from '../../aws/partitions';

/** The log archive of a landing zone, by names that follow from the config, so that every account knows them. */
export interface ArchivePlan {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly logBucketName: string;
  /** Absent with an existing log bucket, whose access logs the baseline doesn't configure. */
  readonly accessLogBucketName?: string;
  /** The key's alias, without `alias/`. */
  readonly keyAlias: string;
  /** The key ARN that the trail uses: that of the alias, or the ARN of an existing key. */
  readonly keyArn: string;
}

/** The name of the policy for readers, by which permission sets attach it. */
export const READ_POLICY = 'organization-audit-read';

/** The names of existing resources of an archive. */
export interface ExistingNames {
  readonly logBucketName?: string;
  readonly accessLogBucketName?: string;
  readonly alias?: string;
  readonly keyArn?: string;
}

/**
 * Names that don't follow from the trail's name: renaming the trail must not replace the buckets. They have the suffix
 * of the account-regional namespace, in which only this account can create buckets in this region.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
export function planArchive(account: string, region: string, existing: ExistingNames): ArchivePlan {
  const partition = partitionOf(region);
  const keyAlias = existing.alias ?? 'cloudtrail/organization-audit';
  return {
    account,
    region,
    partition,
    logBucketName: existing.logBucketName ?? `organization-audit-logs-${account}-${region}-an`,
    accessLogBucketName:
      existing.accessLogBucketName ??
      (existing.logBucketName === undefined ? `organization-audit-access-logs-${account}-${region}-an` : undefined),
    keyAlias,
    keyArn: existing.keyArn ?? `arn:${partition}:kms:${region}:${account}:alias/${keyAlias}`,
  };
}

/** The names of the result bucket, and of the bucket for its access logs, in an account that queries. */
export function resultBucketNames(
  account: string,
  region: string,
): { readonly results: string; readonly accessLogs: string } {
  return {
    results: `organization-audit-results-${account}-${region}-an`,
    accessLogs: `organization-audit-result-logs-${account}-${region}-an`,
  };
}
