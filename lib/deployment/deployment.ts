import { deployedBuckets } from './deployed-buckets';
import { deployedDelivery } from './deployed-delivery';
import { deployedKeys } from './deployed-keys';
import { Deployed, DeployedPolicies, deployedPolicies } from './deployed-policies';
import { ChosenNames } from './placeholders';
import { TrailNames, trailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';

/** The deployment of a plan in all accounts: names, ARNs, policies, and which resources are created. Plain data. */
export interface Deployment extends Deployed {
  readonly policies: DeployedPolicies;
}

/**
 * Plan -> deployment.
 *
 * @param names the names that follow from the plan's trail
 * @param chosen the names that are chosen when the plan is deployed; placeholders stand for missing ones
 */
export function deploymentOf(
  plan: BaselinePlan | LandingZonePlan,
  names: TrailNames,
  chosen: ChosenNames = {},
): Deployment {
  const buckets = deployedBuckets(plan, names, chosen);
  const keys = deployedKeys(plan, names, chosen);
  const delivery = deployedDelivery(plan, names, chosen);
  return { names, buckets, keys, delivery, policies: deployedPolicies(plan, { names, buckets, keys, delivery }) };
}

/** The account and region that a trail is deployed in. The plan of a landing zone contains both. */
export interface TrailLocation {
  readonly account: string;
  readonly homeRegion: string;
  /** @default - the home region's */
  readonly partition?: string;
}

/** The names that follow from a plan's trail. */
export function namesOf(
  plan: BaselinePlan | LandingZonePlan,
  { account, homeRegion, partition }: TrailLocation,
): TrailNames {
  const { trail, organization } = plan;
  const target = isLandingZonePlan(plan)
    ? { account: plan.organization.accounts.management, homeRegion: plan.organization.homeRegion, partition }
    : { account, homeRegion, partition };

  return trailNames({ ...trail, ...target, organizationId: organization?.id });
}
