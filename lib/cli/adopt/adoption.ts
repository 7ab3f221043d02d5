import { describeDelivery, describeEncryption } from './describe-delivery';
import { DescribedEvents, describeEvents } from './describe-events';
import { describeStorage } from './describe-storage';
import { bucketArn } from '../../aws/arn';
import { trailNames } from '../../aws/trail-names';
import { BaselineConfig } from '../../config/baseline-config';
import { TrailConfig } from '../../config/trail-config';
import { OWN_TAG } from '../../plan/shapes/shapes';
import { AccountState } from '../account/state';
import { SelectorState, TrailState } from '../account/trail-state';
import { Reading, valueOf } from '../aws/reading';
import { asAdvanced } from '../verify/basic-selectors';

/** A trail that is there, as a config. */
export interface Adoption {
  readonly config: BaselineConfig;
  /** What of it the config can't say, or leaves to its owner. */
  readonly cannotExpress: string[];
  /** What the baseline makes, so that it has to be imported. */
  readonly ours: { readonly logBucket: boolean; readonly key: boolean; readonly logGroup: boolean };
}

const UNKNOWN_ORGANIZATION =
  "the organization's id, which the policy of the log bucket doesn't tell: add organization.id";

/** State -> config: the other way round than a deployment goes. */
export function adopt(state: AccountState): Adoption {
  const trail = valueOf(state.trail)!;
  const organizationId = trail.organizationTrail ? organizationIdOf(state) : undefined;
  const names = trailNames({
    name: trail.name,
    account: state.account,
    homeRegion: state.homeRegion,
    partition: state.partition,
    organizationId,
  });

  const storage = describeStorage(trail.bucketName, state.logBucket);
  const delivery = describeDelivery(trail, state, names);
  const encryption = describeEncryption(trail, state, names);
  const target = storage.isOurs ? valueOf(state.accessLogBucket)?.name : undefined;
  const recorded = describeRecording(state, [trail.bucketName, ...(target === undefined ? [] : [target])]);
  return {
    config: {
      trail: describeTrail(trail, state.tags),
      ...(organizationId !== undefined && { organization: { id: organizationId } }),
      ...(Object.keys(recorded.events).length > 0 && { events: recorded.events }),
      storage: storage.config,
      ...(Object.keys(encryption.config).length > 0 && { encryption: encryption.config }),
      delivery: delivery.config,
    },
    cannotExpress: [
      ...(trail.organizationTrail && organizationId === undefined ? [UNKNOWN_ORGANIZATION] : []),
      ...recorded.cannotExpress,
      ...storage.cannotExpress,
      ...encryption.cannotExpress,
      ...delivery.cannotExpress,
    ],
    ours: { logBucket: storage.isOurs, key: encryption.isOurs, logGroup: delivery.isOurs },
  };
}

function describeTrail(trail: TrailState, tags: Reading<Readonly<Record<string, string>>>): TrailConfig {
  const own = Object.entries(valueOf(tags) ?? {}).filter(([key]) => !key.startsWith('aws:') && !(key in OWN_TAG));
  return {
    name: trail.name,
    ...(!trail.multiRegion && { multiRegion: false }),
    ...(!trail.globalServiceEvents && { includeGlobalServiceEvents: false }),
    ...(trail.keyPrefix !== undefined && { keyPrefix: trail.keyPrefix }),
    ...(own.length > 0 && { tags: Object.fromEntries(own) }),
  };
}

/** @param ownBuckets those that the baseline leaves out by itself */
function describeRecording(state: AccountState, ownBuckets: string[]): DescribedEvents {
  const { events, cannotExpress } = describeEvents(
    selectorsOf(state.selectors),
    ownBuckets.map((bucket) => bucketArn(state.partition, bucket)),
  );

  const { management = [], data = [] } = valueOf(state.insights) ?? {};
  const aggregation = valueOf(state.aggregation) ?? [];
  const insights = { ...(management.length > 0 && { management }), ...(data.length > 0 && { data }) };
  return {
    events: {
      ...events,
      ...(Object.keys(insights).length > 0 && { insights }),
      ...(aggregation.length > 0 && { aggregation }),
    },
    cannotExpress: [
      ...cannotExpress,
      ...(
        [
          ['what it records', state.selectors],
          ['its Insights', state.insights],
          ['its summaries', state.aggregation],
        ] as const
      ).flatMap(([what, reading]) =>
        reading.kind === 'unknown'
          ? [`${what}, which can't be read: ${reading.why}; it takes ${reading.permission}`]
          : [],
      ),
    ],
  };
}

function selectorsOf(reading: Reading<SelectorState>) {
  const state = valueOf(reading);
  return state === undefined ? [] : state.basic ? asAdvanced(state.selectors) : state.selectors;
}

/** CloudTrail writes log files of members below the organization's id, which the policy has to permit. */
function organizationIdOf({ logBucket }: AccountState): string | undefined {
  const policy = valueOf(valueOf(logBucket)?.policy ?? { kind: 'absent' }) ?? [];
  const resources = policy.flatMap(({ Resource }) => Resource);
  return resources
    .map((resource) => /AWSLogs\/(o-[a-z0-9]{10,32})\//.exec(resource)?.[1])
    .find((id) => id !== undefined);
}
