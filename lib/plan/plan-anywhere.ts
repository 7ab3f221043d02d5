import { BaselinePlan, PlanInput, planBaseline } from './baseline-plan';
import { LandingZonePlan, planLandingZone } from './landing-zone-plan';
import { bucketOf } from '../events/own-buckets';
import { isUnknown, UNKNOWN } from '../validation/placeholder';
import { isPlainObject } from '../validation/problems';

/** What is known of a baseline's place without its stack. */
export interface KnownPlace {
  readonly account?: string;
  readonly region?: string;
}

/** What a plan depends on where there is no stack. */
export interface FileInput extends KnownPlace, Pick<PlanInput, 'subject' | 'queries'> {}

/** Whether a config is a landing zone's: that names the accounts its stacks are in. */
export function isLandingZone(config: unknown): boolean {
  return isPlainObject(config) && isPlainObject(config.organization) && config.organization.accounts !== undefined;
}

export function isLandingZonePlan(plan: BaselinePlan): plan is LandingZonePlan {
  return 'archive' in plan;
}

/**
 * Config -> plan, for tools that have no stack.
 *
 * @throws BaselineConfigError that lists all problems.
 */
export function planAnywhere(config: unknown, input: FileInput): BaselinePlan | LandingZonePlan {
  const { subject, queries, account = UNKNOWN, region = UNKNOWN } = input;
  const common = { subject, queries, isToken: isUnknown, bucketOf };
  return isLandingZone(config)
    ? planLandingZone(config, { ...common, others: [] })
    : planBaseline(config, { ...common, account, homeRegion: region, defaultTrailName: UNKNOWN, invalidProps: {} });
}
