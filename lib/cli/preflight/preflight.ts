import { OBSTACLES } from './catalog';
import { checkAccounts } from './check-accounts';
import { checkDelivery } from './check-delivery';
import { checkOrganization } from './check-organization';
import { checkStorage } from './check-storage';
import { deploymentOf, namesOf } from '../../deployment/deployment';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { DeploymentTarget } from '../account/deployment-target';
import { Outcome } from '../findings/finding';
import { Report } from '../findings/report';

/** Finds obstacles: anything that would make a deployment fail, or the trail fail to record, deliver or protect. */
export function preflight(plan: BaselinePlan | LandingZonePlan, state: DeploymentTarget): Outcome {
  const report = new Report(OBSTACLES);
  const { policies } = deploymentOf(plan, namesOf(plan, state));
  checkOrganization(report, plan, state);
  checkAccounts(report, plan, state);
  checkStorage(report, plan, policies, state);
  checkDelivery(report, plan, policies, state);
  return report.outcome;
}
