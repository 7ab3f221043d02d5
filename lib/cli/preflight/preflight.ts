import { OBSTACLES } from './catalog';
import { checkAccounts } from './check-accounts';
import { checkDelivery } from './check-delivery';
import { checkOrganization } from './check-organization';
import { checkStorage } from './check-storage';
import { deploymentOf, namesOf } from '../../deployment/deployment';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { DeploymentTarget } from '../account/deployment-target';
import { Verdict } from '../findings/finding';
import { Report } from '../findings/report';

/** Looks for whatever would keep a plan from being deployed, or from doing what it is for. */
export function preflight(plan: BaselinePlan | LandingZonePlan, state: DeploymentTarget): Verdict {
  const report = new Report(OBSTACLES);
  const { policies } = deploymentOf(plan, namesOf(plan, state));
  checkOrganization(report, plan, state);
  checkAccounts(report, plan, state);
  checkStorage(report, plan, policies, state);
  checkDelivery(report, plan, policies, state);
  return report.verdict;
}
