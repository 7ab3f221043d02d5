import { BaselinePlan, PlanInput, planBaseline } from './baseline-plan';
import { LandingZonePlan, planLandingZone } from './landing-zone-plan';
import { bucketOf } from '../events/own-buckets';
import { isUnknown, UNKNOWN } from '../validation/placeholder';
import { isPlainObject } from '../validation/problems';

/** The account and region of a baseline without a stack, if known. */
export interface KnownPlace {
  readonly account?: string;
  readonly region?: string;
}

/** What a plan without a stack needs in addition to the config. */
export interface FileInput extends KnownPlace, Pick<PlanInput, 'subject' | 'queries'> {}

/** Whether a config is that of a landing zone, which names the accounts of its stacks. */
export function isLandingZone(config: unknown): boolean {
  return isPlainObject(config) && isPlainObject(config.organization) && config.organization.accounts !== undefined;
}

export function isLandingZonePlan(plan: BaselinePlan): plan is LandingZonePlan {
  return 'archive' in plan;
}

/**
 * Config -> plan, for tools without a stack.
 *
 * @throws BaselineConfigError that lists every problem.
 */
export function planAnywhere(config: unknown, input: FileInput): BaselinePlan | LandingZonePlan {
  const { subject, queries, account = UNKNOWN, region = UNKNOWN } = input;
  const common = { subject, queries, isToken: isUnknown, bucketOf };
  return isLandingZone(config)
    ? planLandingZone(config, { ...common, others: [] })
    : planBaseline(config, { ...common, account, homeRegion: region, defaultTrailName: UNKNOWN, invalidProps: {} });
}
