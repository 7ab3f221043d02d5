import { describeDelivery, describeEncryption } from './describe-delivery';
import { DescribedEvents, describeEvents } from './describe-events';
import { describeStorage } from './describe-storage';
import { bucketArn } from '../../aws/arn';
import { trailNames } from '../../aws/trail-names';
import { BaselineConfig } from '../../config/baseline-config';
import { TrailConfig } from '../../config/trail-config';
import { EventSelector } from '../../events/selector';
import { OWN_TAG } from '../../plan/shapes/shapes';
import { AccountState } from '../account/state';
import { SelectorState, TrailState } from '../account/trail-state';
import { Reading, valueOf } from '../aws/reading';
import { asAdvanced } from '../verify/basic-selectors';

/** An existing trail, as a config. */
export interface Adoption {
  readonly config: BaselineConfig;
  /** Settings that the config can't express, and resources that stay outside of the stack. */
  readonly cannotExpress: string[];
  /** Which resources the baseline manages, so that they are imported. */
  readonly ours: { readonly logBucket: boolean; readonly key: boolean; readonly logGroup: boolean };
}

const UNKNOWN_ORGANIZATION =
  "the organization's id, which the policy of the log bucket doesn't contain: add organization.id";

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

  const storage = describeStorage(trail.bucketName, state.logBucket, names.logRoot);
  const delivery = describeDelivery(trail, state, names);
  const encryption = describeEncryption(trail, state, names);

  const accessLogBucket = storage.isOurs ? valueOf(state.accessLogBucket)?.name : undefined;
  const ownBuckets = [trail.bucketName, accessLogBucket].filter((name) => name !== undefined);
  const recorded = describeRecording(state, ownBuckets);

  const isOrganizationUnknown = trail.organizationTrail && organizationId === undefined;
  return {
    config: {
      trail: describeTrail(trail, state.tags),
      ...(organizationId !== undefined && { organization: { id: organizationId } }),
      ...(!isEmpty(recorded.events) && { events: recorded.events }),
      storage: storage.config,
      ...(!isEmpty(encryption.config) && { encryption: encryption.config }),
      delivery: delivery.config,
    },
    cannotExpress: [
      ...(isOrganizationUnknown ? [UNKNOWN_ORGANIZATION] : []),
      ...recorded.cannotExpress,
      ...storage.cannotExpress,
      ...encryption.cannotExpress,
      ...delivery.cannotExpress,
    ],
    ours: { logBucket: storage.isOurs, key: encryption.isOurs, logGroup: delivery.isOurs },
  };
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
  const { events, cannotExpress } = describeEvents(
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

/** CloudTrail writes log files of member accounts below the organization's id, which the bucket policy must permit. */
function organizationIdOf({ logBucket }: AccountState): string | undefined {
  const policy = valueOf(valueOf(logBucket)?.policy ?? { kind: 'absent' }) ?? [];
  const resources = policy.flatMap(({ Resource }) => Resource);
  return resources
    .map((resource) => /AWSLogs\/(o-[a-z0-9]{10,32})\//.exec(resource)?.[1])
    .find((id) => id !== undefined);
}
