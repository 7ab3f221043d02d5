import { partitionOf } from '../../aws/partitions';

/** Where a landing zone keeps its log files, by names that every account can write without asking another one. */
export interface ArchivePlan {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly logBucketName: string;
  /** Absent with a log bucket that exists already: its access logs are its owner's. */
  readonly accessLogBucketName?: string;
  /** The key's alias, without `alias/`. */
  readonly keyAlias: string;
  /** What the trail names the key by: the ARN of its alias, or its own ARN if it exists already. */
  readonly keyArn: string;
}

/** The name that readers' permission sets attach the policy by. */
export const READ_POLICY = 'organization-audit-read';

/** What of an archive has a name already. */
export interface ExistingNames {
  readonly logBucketName?: string;
  readonly accessLogBucketName?: string;
  readonly alias?: string;
  readonly keyArn?: string;
}

/**
 * Names that don't change when the trail is renamed: that would replace the buckets. They end as S3 wants it of names
 * that only this account can take in this region.
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

/** The names of the buckets for results of queries, and for their access logs, in an account that queries. */
export function resultBucketNames(
  account: string,
  region: string,
): { readonly results: string; readonly accessLogs: string } {
  return {
    results: `organization-audit-results-${account}-${region}-an`,
    accessLogs: `organization-audit-result-logs-${account}-${region}-an`,
  };
}
