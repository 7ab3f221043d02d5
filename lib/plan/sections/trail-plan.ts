import { TrailConfig } from '../../config/trail-config';
import { CheckContext, join } from '../../validation/check';
import { OWN_TAG } from '../shapes/shapes';

/** The plan of the trail, with all defaults. */
export interface TrailPlan {
  readonly name: string;
  readonly formerNames: string[];
  readonly multiRegion: boolean;
  readonly includeGlobalServiceEvents: boolean;
  readonly keyPrefix?: string;
  readonly tags: { [key: string]: string };
}

/** What a trail needs in addition to its section of the config. */
export interface TrailFacts {
  /** The name of a trail without `trail.name`. */
  readonly defaultName: string;
  readonly isOrganizationTrail: boolean;
}

export function planTrail(config: TrailConfig, facts: TrailFacts, path: string, { problems }: CheckContext): TrailPlan {
  const plan: TrailPlan = {
    name: config.name ?? facts.defaultName,
    formerNames: config.formerNames ?? [],
    multiRegion: config.multiRegion ?? true,
    includeGlobalServiceEvents: config.includeGlobalServiceEvents ?? true,
    keyPrefix: config.keyPrefix,
    tags: { ...OWN_TAG, ...config.tags },
  };

  if (plan.formerNames.includes(plan.name)) {
    problems.add(join(path, 'formerNames'), {
      wrong: "contains the trail's current name",
      got: plan.name,
      allowed: 'former names of the trail',
      fix: 'remove it from the list',
    });
  }

  if (plan.multiRegion && !plan.includeGlobalServiceEvents) {
    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    problems.add(join(path, 'includeGlobalServiceEvents'), {
      wrong: "can't be off in a multi-region trail",
      got: false,
      allowed: 'true',
      fix: 'remove the key, or set multiRegion: false',
    });
  }

  if (!plan.multiRegion && facts.isOrganizationTrail) {
    problems.add(join(path, 'multiRegion'), {
      wrong: "can't be off in an organization trail, which would record one region of every account",
      got: false,
      allowed: 'true',
      fix: 'remove the key',
    });
  }

  return plan;
}
