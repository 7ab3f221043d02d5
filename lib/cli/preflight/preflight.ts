import { OBSTACLES } from './catalog';
import { checkAccounts } from './check-accounts';
import { checkDelivery } from './check-delivery';
import { checkOrganization } from './check-organization';
import { checkStorage } from './check-storage';
import { expectedPolicies } from './expected-policies';
import { TrailNames, trailNames } from '../../aws/trail-names';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { SiteState } from '../account/site-state';
import { Verdict } from '../findings/finding';
import { Report } from '../findings/report';

/** The names of a plan's trail, where it is to stand. */
export function namesOf({ trail, organization }: BaselinePlan, { account, homeRegion, partition }: Pick<SiteState, 'account' | 'homeRegion' | 'partition'>): TrailNames {
  return trailNames({ ...trail, account, homeRegion, partition, organizationId: organization?.id });
}

/** Looks for whatever would keep a plan from being deployed, or from doing what it is for. */
export function preflight(plan: BaselinePlan | LandingZonePlan, state: SiteState): Verdict {
  const report = new Report(OBSTACLES);
  const policies = expectedPolicies(plan, namesOf(plan, state));
  checkOrganization(report, plan, state);
  checkAccounts(report, plan, state);
  checkStorage(report, plan, policies, state);
  checkDelivery(report, plan, policies, state);
  return report.verdict;
}
