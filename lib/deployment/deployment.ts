import { deployedBuckets } from './deployed-buckets';
import { deployedDelivery } from './deployed-delivery';
import { deployedKeys } from './deployed-keys';
import { Deployed, DeployedPolicies, deployedPolicies } from './deployed-policies';
import { ChosenNames } from './placeholders';
import { TrailNames, trailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';

/** What of a plan is deployed, in all its accounts: names, ARNs and policies, and what is created. Plain data. */
export interface Deployment extends Deployed {
  readonly policies: DeployedPolicies;
}

/**
 * Plan -> deployment.
 *
 * @param names those that follow from the plan's trail
 * @param chosen what is chosen when the plan is deployed; placeholders stand for what is left out
 */
export function deploymentOf(
  plan: BaselinePlan | LandingZonePlan,
  names: TrailNames,
  chosen: ChosenNames = {},
): Deployment {
  const buckets = deployedBuckets(plan, names, chosen);
  const keys = deployedKeys(plan, names);
  const delivery = deployedDelivery(plan, names, chosen);
  return { names, buckets, keys, delivery, policies: deployedPolicies(plan, { names, buckets, keys, delivery }) };
}

/** Where a trail is deployed. A landing zone's plan says it itself. */
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
