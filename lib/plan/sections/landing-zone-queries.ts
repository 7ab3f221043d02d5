import { ArchivePlan, resultBucketNames } from './archive-plan';
import { OrganizationAccounts } from '../../config/organization-config';

/** What of a landing zone decides where its log files are queried. */
export interface QueriedLandingZone {
  readonly organization: { readonly accounts: OrganizationAccounts };
  readonly archive: Pick<ArchivePlan, 'account' | 'region' | 'accessLogBucketName'>;
  readonly analytics?: { readonly sources?: readonly unknown[] };
}

/** A bucket that is written to because somebody queries. */
export interface QueryBucketPlan {
  readonly account: string;
  readonly holds: 'results' | 'access logs of results';
  readonly name: string;
}

/** The accounts that log files are queried in: those of other trails only where their buckets are. */
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
 * In each account that queries: the bucket for results, and one for its access logs where they don't go to the
 * access-log bucket.
 */
export function queryBuckets(zone: QueriedLandingZone): QueryBucketPlan[] {
  const { account: logArchive, region, accessLogBucketName } = zone.archive;
  const buckets: QueryBucketPlan[] = [];

  for (const account of queryAccounts(zone)) {
    const { results, accessLogs } = resultBucketNames(account, region);
    buckets.push({ account, holds: 'results', name: results });
    if (account !== logArchive || accessLogBucketName === undefined) {
      buckets.push({ account, holds: 'access logs of results', name: accessLogs });
    }
  }

  return buckets;
}
