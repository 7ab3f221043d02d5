import { CheckContext, struct } from './check';
import { DeliveryFacts, DeliveryPlan, planDelivery } from './delivery-plan';
import { EncryptionFacts, EncryptionPlan, planEncryption } from './encryption-plan';
import { planEvents } from './events-plan';
import { checkQueryWindow } from './lifecycle-plan';
import { Problems } from './problems';
import { BASELINE_SHAPE } from './shapes';
import { planStorage, StorageFacts, StoragePlan } from './storage-plan';
import { planTrail, TrailPlan } from './trail-plan';
import { BaselineConfig } from '../config/baseline-config';
import { OwnBuckets } from '../events/own-buckets';
import { EventSelection } from '../events/selection';

/** The baseline, every default filled in and everything checked: plain data. */
export interface BaselinePlan {
  readonly trail: TrailPlan;
  readonly events: EventSelection;
  readonly storage: StoragePlan;
  readonly encryption: EncryptionPlan;
  readonly delivery: DeliveryPlan;
}

/** What a plan stands on that the config doesn't say. */
export interface PlanInput extends StorageFacts, DeliveryFacts, Omit<EncryptionFacts, 'keyIsUsedAtHome'>, Pick<OwnBuckets, 'bucketOf'> {
  /** Whose config this is, for the error. */
  readonly subject: string;
  /** The name of a trail that isn't given one. */
  readonly defaultTrailName: string;
  /** Properties that have to be constructs, and aren't. */
  readonly misfits: Record<string, unknown>;
  isToken(value: unknown): boolean;
}

/**
 * Config -> plan: fills in every default and checks everything.
 *
 * @throws BaselineConfigError that lists all problems.
 */
export function planBaseline(config: unknown, input: PlanInput): BaselinePlan {
  const context: CheckContext = { problems: new Problems(), isToken: input.isToken };
  const read: BaselineConfig = struct(BASELINE_SHAPE)(config, '', context) ?? {};
  for (const [name, value] of Object.entries(input.misfits)) {
    context.problems.add(name, {
      wrong: 'must be a construct', got: value, allowed: 'a construct of aws-cdk-lib', mend: 'hand one over, or name what exists already in the config',
    });
  }
  const trail = planTrail(read.trail ?? {}, input.defaultTrailName, 'trail', context);
  const storage = planStorage(read.storage ?? {}, input, 'storage', context);
  const delivery = planDelivery(read.delivery ?? {}, input, 'delivery', context);
  const makesLogGroup = delivery.cloudWatchLogs?.retentionDays !== undefined;
  const keyIsUsedAtHome = storage.logBucket !== undefined || makesLogGroup || delivery.notifications?.made === true;
  const eventFacts = { ...input, multiRegion: trail.multiRegion, ownBucketArns: ownBucketArns(storage, input) };
  const plan: BaselinePlan = {
    trail,
    events: planEvents(read.events ?? {}, eventFacts, 'events', context),
    storage,
    encryption: planEncryption(read.encryption ?? {}, { ...input, keyIsUsedAtHome }, 'encryption', context),
    delivery,
  };
  if (storage.logBucket !== undefined && read.analytics?.queryWindowDays !== undefined) {
    const { tiers, retentionDays } = storage.logBucket;
    checkQueryWindow(tiers, retentionDays, read.analytics.queryWindowDays, 'storage', context);
  }
  context.problems.throwIfAny(input.subject);
  return plan;
}

/** The buckets that a config can name and that are written to because the trail delivers. */
function ownBucketArns(storage: StoragePlan, { logBucketArn, accessLogBucketArn }: PlanInput): string[] {
  const { existingBucketName, existingAccessLogBucketName, logBucket } = storage;
  return [logBucketArn, existingBucketName, accessLogBucketArn, existingAccessLogBucketName, logBucket?.replication?.bucketArn]
    .filter((arn) => arn !== undefined);
}
