import { CheckContext, join } from './check';
import { OWN_TAG } from './shapes';
import { TrailConfig } from '../config/trail-config';

/** The trail, every default filled in. */
export interface TrailPlan {
  readonly name: string;
  readonly formerNames: string[];
  readonly multiRegion: boolean;
  readonly includeGlobalServiceEvents: boolean;
  readonly keyPrefix?: string;
  readonly tags: { [key: string]: string };
}

export function planTrail(config: TrailConfig, defaultName: string, path: string, { problems }: CheckContext): TrailPlan {
  const plan: TrailPlan = {
    name: config.name ?? defaultName,
    formerNames: config.formerNames ?? [],
    multiRegion: config.multiRegion ?? true,
    includeGlobalServiceEvents: config.includeGlobalServiceEvents ?? true,
    keyPrefix: config.keyPrefix,
    tags: { ...OWN_TAG, ...config.tags },
  };
  if (plan.formerNames.includes(plan.name)) {
    problems.add(join(path, 'formerNames'), {
      wrong: 'contains the name the trail has now', got: plan.name, allowed: 'names it had before', mend: 'remove it from the list',
    });
  }
  if (plan.multiRegion && !plan.includeGlobalServiceEvents) {
    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    problems.add(join(path, 'includeGlobalServiceEvents'), {
      wrong: 'can\'t be off in a multi-region trail', got: false, allowed: 'true', mend: 'remove the key, or set multiRegion: false',
    });
  }
  return plan;
}
