import { AnyPlan } from './describe-plan';
import { deploymentOf, namesOf } from '../../deployment/deployment';
import { compile } from '../../events/compile';
import { countValues, EventSelector } from '../../events/selector';
import { ConfigFile } from '../../file/config-file';
import { FileInput, KnownPlace, planAnywhere } from '../../plan/plan-anywhere';
import { checkSelection } from '../../plan/selection-checks';
import { configWarningsOf } from '../../plan/warnings/config-warnings';
import { eventWarningsOf } from '../../plan/warnings/event-warnings';
import { PlanWarning } from '../../plan/warnings/plan-warning';
import { storageWarningsOf, trailWarningsOf } from '../../plan/warnings/warnings';
import { QUERY_FILES } from '../../queries/query-files';
import { isUnknown, UNKNOWN } from '../../validation/placeholder';
import { Problems } from '../../validation/problems';
import { readTextFile } from '../terminal/user-files';

/** A config, planned. */
export interface PlannedConfig {
  /** The config as it is written: it is valid. */
  readonly config: object;
  readonly plan: AnyPlan;
  /** Buckets without a name before deployment are placeholders. */
  readonly selectors: EventSelector[];
}

/**
 * Config file -> plan, with all checks of a synthesis.
 *
 * @throws BaselineConfigError that lists all problems; UsageError if the file can't be read
 */
export function planFile(path: string, place: KnownPlace = {}): PlannedConfig {
  return ConfigFile._parse(readTextFile(path), path)._make({}, (config) =>
    planConfig(config, { subject: path, queries: QUERY_FILES, ...place }),
  );
}

/**
 * Config -> plan, with all checks of a synthesis.
 *
 * @throws BaselineConfigError that lists all problems.
 */
export function planConfig(config: object, input: FileInput): PlannedConfig {
  const plan = planAnywhere(config, input);
  const { account = UNKNOWN, region: homeRegion = UNKNOWN } = input;
  const { buckets } = deploymentOf(plan, namesOf(plan, { account, homeRegion }));
  const selectors = compile(plan.events, { ownBucketArns: buckets.ownArns, isToken: isUnknown });
  const problems = new Problems();
  checkSelection(plan.events, selectors, 'events', { problems, isToken: isUnknown });
  problems.throwIfAny(input.subject);
  return { config, plan, selectors };
}

/** The warnings of a synthesis, and those that only a file can have. */
export function warningsOf({ config, plan, selectors }: PlannedConfig): PlanWarning[] {
  return [
    ...configWarningsOf(config),
    ...trailWarningsOf(plan, isUnknown),
    ...storageWarningsOf(plan, isUnknown),
    ...eventWarningsOf({
      events: plan.events,
      selectorValues: selectors.reduce((sum, selector) => sum + countValues(selector), 0),
      sendsToCloudWatchLogs: plan.delivery.cloudWatchLogs !== undefined,
      bucketsWithoutBucketKey: [],
      otherTrails: [],
      isToken: isUnknown,
    }),
  ];
}
