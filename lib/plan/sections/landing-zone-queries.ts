import { LandingZonePlan } from '../plan/landing-zone-plan';

/** The accounts that log files are queried in: those of other trails only where their buckets are. */
export function queryAccounts({ analytics, organization: { accounts: { logArchive, securityTooling } } }: LandingZonePlan): string[] {
  if (analytics === undefined) {
    return [];
  }
  return securityTooling === undefined ? [logArchive] : [securityTooling, ...(analytics.sources.length > 0 ? [logArchive] : [])];
}
