import { describeDelivery, describeEncryption } from './describe-delivery';
import { DescribedEvents, describeEvents } from './describe-events';
import { describeStorage } from './describe-storage';
import { needsKey, withNewKey } from './new-key';
import { organizationIdOf } from './organization-id';
import { isSharedBucket } from './shared-bucket';
import { bucketArn } from '../../aws/arn';
import { TrailNames, trailNames } from '../../aws/trail-names';
import { BaselineConfig } from '../../config/baseline-config';
import { TrailConfig } from '../../config/trail-config';
import { EventSelector } from '../../events/selector';
import { OWN_TAG } from '../../plan/shapes/shapes';
import { Problems } from '../../validation/problems';
import { AccountState } from '../account/state';
import { SelectorState, TrailState } from '../account/trail-state';
import { Reading, valueOf } from '../aws/reading';
import { asAdvanced } from '../verify/basic-selectors';

/** An existing trail, as a config. */
export interface Adoption {
  readonly config: BaselineConfig;
  readonly names: TrailNames;
  /** Whether several selectors of management events became one that records the same events. */
  readonly mergesManagement: boolean;
  /** Settings that the config can't express, and resources that stay outside of the stack. */
  readonly cannotExpress: string[];
  /** What the config lacks, and only the user knows. */
  readonly problems: Problems;
  /** Which resources the baseline manages, so that they are imported. */
  readonly ours: { readonly logBucket: boolean; readonly key: boolean; readonly logGroup: boolean };
}

/** State -> config: the reverse of a deployment. */
export function adopt(state: AccountState): Adoption {
  const trail = valueOf(state.trail)!;
  const organizationId = trail.organizationTrail ? organizationIdOf(state) : undefined;
  const names = trailNames({
    name: trail.name,
    account: state.account,
    homeRegion: state.homeRegion,
    partition: state.partition,
    keyPrefix: trail.keyPrefix,
    organizationId,
  });

  const storage = describeStorage(trail.bucketName, state, names, isSharedBucket(state, names));
  const delivery = describeDelivery(trail, state, names);
  const encryption = describeEncryption(trail, withNewKey(state, names), names);

  const accessLogBucket = storage.isOurs ? valueOf(state.accessLogBucket)?.name : undefined;
  const ownBuckets = [trail.bucketName, accessLogBucket].filter((name) => name !== undefined);
  const recorded = describeRecording(state, ownBuckets);

  return {
    config: {
      trail: describeTrail(trail, state.tags),
      ...(organizationId !== undefined && { organization: { id: organizationId } }),
      ...(!isEmpty(recorded.events) && { events: recorded.events }),
      storage: storage.config,
      ...(!isEmpty(encryption.config) && { encryption: encryption.config }),
      delivery: delivery.config,
    },
    names,
    mergesManagement: recorded.mergesManagement,
    cannotExpress: [
      ...recorded.cannotExpress,
      ...storage.cannotExpress,
      ...encryption.cannotExpress,
      ...delivery.cannotExpress,
    ],
    problems: problemsOf(state, names),
    ours: { logBucket: storage.isOurs, key: encryption.isOurs, logGroup: delivery.isOurs },
  };
}

/** What the config needs, and the account doesn't tell. */
function problemsOf(state: AccountState, names: TrailNames): Problems {
  const problems = new Problems();
  const { organizationTrail } = valueOf(state.trail)!;
  if (organizationTrail && organizationIdOf(state) === undefined) {
    problems.add('organization.id', {
      wrong: 'is required, because the trail is an organization trail',
      got: undefined,
      allowed: "the organization's id",
      fix: 'add it: aws organizations describe-organization --query Organization.Id',
    });
  }

  const bucketRegion = valueOf(state.logBucket)?.region ?? names.homeRegion;
  if (needsKey(state) && bucketRegion !== names.homeRegion) {
    problems.add('encryption.existingKeyArn', {
      wrong: `is required, because a new key would be in ${names.homeRegion}, and the log bucket is in ${bucketRegion}`,
      got: undefined,
      allowed: `the ARN of a symmetric key in ${bucketRegion}`,
      fix: 'create a key there, and permit CloudTrail to use it',
    });
  }

  return problems;
}

function isEmpty(section: object): boolean {
  return Object.keys(section).length === 0;
}

function describeTrail(trail: TrailState, tags: Reading<Readonly<Record<string, string>>>): TrailConfig {
  const isOwn = (key: string) => !key.startsWith('aws:') && !(key in OWN_TAG);
  const own = Object.entries(valueOf(tags) ?? {}).filter(([key]) => isOwn(key));
  return {
    name: trail.name,
    ...(!trail.multiRegion && { multiRegion: false }),
    ...(!trail.globalServiceEvents && { includeGlobalServiceEvents: false }),
    ...(trail.keyPrefix !== undefined && { keyPrefix: trail.keyPrefix }),
    ...(own.length > 0 && { tags: Object.fromEntries(own) }),
  };
}

/** @param ownBuckets the buckets that the baseline excludes by default */
function describeRecording(state: AccountState, ownBuckets: string[]): DescribedEvents {
  const { events, mergesManagement, cannotExpress } = describeEvents(
    selectorsOf(state.selectors),
    ownBuckets.map((bucket) => bucketArn(state.partition, bucket)),
  );

  const { management = [], data = [] } = valueOf(state.insights) ?? {};
  const insights = { ...(management.length > 0 && { management }), ...(data.length > 0 && { data }) };
  const aggregation = valueOf(state.aggregation) ?? [];
  return {
    events: {
      ...events,
      ...(!isEmpty(insights) && { insights }),
      ...(aggregation.length > 0 && { aggregation }),
    },
    mergesManagement,
    cannotExpress: [
      ...cannotExpress,
      ...unreadable('the event selectors', state.selectors),
      ...unreadable('the Insights selectors', state.insights),
      ...unreadable('the aggregated events', state.aggregation),
    ],
  };
}

function unreadable(what: string, reading: Reading<unknown>): string[] {
  return reading.kind === 'unknown' ? [`${what} can't be read: ${reading.why}; requires ${reading.permission}`] : [];
}

function selectorsOf(reading: Reading<SelectorState>): EventSelector[] {
  const state = valueOf(reading);
  if (state === undefined) {
    return [];
  }

  return state.basic ? asAdvanced(state.selectors) : state.selectors;
}
