import { ArchivePlan, resultBucketNames } from './archive-plan';
import { OrganizationAccounts } from '../../config/organization-config';

/** The parts of a landing zone's plan that decide where its log files are queried. */
export interface QueriedLandingZone {
  readonly organization: { readonly accounts: OrganizationAccounts };
  readonly archive: Pick<ArchivePlan, 'account' | 'region' | 'accessLogBucketName'>;
  readonly analytics?: { readonly sources?: readonly unknown[] };
}

/** A bucket that queries write to: directly, or because S3 logs access to results. */
export interface QueryBucketPlan {
  readonly account: string;
  readonly holds: 'results' | 'access logs of results';
  readonly name: string;
}

/** The accounts that log files are queried in. Log files of other trails are queried only in the log archive. */
export function queryAccounts({
  analytics,
  organization: { accounts },
}: Omit<QueriedLandingZone, 'archive'>): string[] {
  const { logArchive, securityTooling } = accounts;
  if (analytics === undefined) {
    return [];
  }

  if (securityTooling === undefined) {
    return [logArchive];
  }

  const { sources = [] } = analytics;
  return sources.length > 0 ? [securityTooling, logArchive] : [securityTooling];
}

/**
 * In each account that queries: the result bucket, and a bucket for its access logs if they don't go to the access-log
 * bucket.
 */
export function queryBuckets(landingZone: QueriedLandingZone): QueryBucketPlan[] {
  const { account: logArchive, region, accessLogBucketName } = landingZone.archive;
  const buckets: QueryBucketPlan[] = [];

  for (const account of queryAccounts(landingZone)) {
    const { results, accessLogs } = resultBucketNames(account, region);
    buckets.push({ account, holds: 'results', name: results });
    if (account !== logArchive || accessLogBucketName === undefined) {
      buckets.push({ account, holds: 'access logs of results', name: accessLogs });
    }
  }

  return buckets;
}
