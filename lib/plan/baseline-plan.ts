import { AnalyticsFacts, AnalyticsPlan, planAnalytics } from './sections/analytics-plan';
import { ACCOUNT_SHAPE } from './shapes/account-shape';
import { CheckContext, struct } from '../validation/check';
import { alongsideControlTower, checkComplement } from './sections/control-tower';
import { DeliveryFacts, DeliveryPlan, planDelivery } from './sections/delivery-plan';
import { EncryptionFacts, EncryptionPlan, planEncryption } from './sections/encryption-plan';
import { planEvents } from './sections/events-plan';
import { checkQueryWindow } from './sections/lifecycle-plan';
import { OrganizationPlan, planOrganization } from './sections/organization-plan';
import { OrganizationConfig } from '../config/organization-config';
import { Problems } from '../validation/problems';
import { planStorage, StorageFacts, StoragePlan } from './sections/storage-plan';
import { planTrail, TrailPlan } from './sections/trail-plan';
import { BaselineConfig } from '../config/baseline-config';
import { OwnBuckets, ownBucketArns } from '../events/own-buckets';
import { EventSelection } from '../events/selection';

/** The plan of a baseline: the config with all defaults, after all checks. Plain data. */
export interface BaselinePlan {
  readonly trail: TrailPlan;
  /** Absent if the trail records only its own account. */
  readonly organization?: OrganizationPlan;
  readonly events: EventSelection;
  readonly storage: StoragePlan;
  readonly encryption: EncryptionPlan;
  readonly delivery: DeliveryPlan;
  /** Absent without `analytics`. */
  readonly analytics?: AnalyticsPlan;
}

/** What a plan needs in addition to the config. */
export interface PlanInput
  extends
    StorageFacts,
    DeliveryFacts,
    Omit<EncryptionFacts, 'keyIsUsedAtHome'>,
    Pick<AnalyticsFacts, 'queries'>,
    Pick<OwnBuckets, 'bucketOf'> {
  /** The path of the construct, for the error. */
  readonly subject: string;
  /** The name of a trail without `trail.name`. */
  readonly defaultTrailName: string;
  /** Props that must be constructs, and aren't. */
  readonly invalidProps: Record<string, unknown>;
  isToken(value: unknown): boolean;
}

/** The default name of an organization trail. It is fixed, so that moving the construct doesn't replace the trail. */
export const ORGANIZATION_TRAIL = 'organization-audit';

/**
 * Config -> plan: fills in every default and checks everything.
 *
 * @throws BaselineConfigError that lists every problem.
 */
export function planBaseline(config: unknown, input: PlanInput): BaselinePlan {
  const context: CheckContext = { problems: new Problems(), isToken: input.isToken };
  const read: BaselineConfig = struct(ACCOUNT_SHAPE)(config, '', context) ?? {};

  for (const [name, value] of Object.entries(input.invalidProps)) {
    context.problems.add(name, {
      wrong: 'must be a construct',
      got: value,
      allowed: 'a construct of aws-cdk-lib',
      fix: 'pass a construct, or name the existing resource in the config',
    });
  }

  const organization =
    read.organization && planOrganization(read.organization, input.homeRegion, 'organization', context);

  const facts: SectionFacts = {
    organization,
    defaultTrailName: organization === undefined ? input.defaultTrailName : ORGANIZATION_TRAIL,
    storage: input,
    delivery: input,
    queryBucketNames: [],
    queries: input.queries,
    bucketOf: input.bucketOf,
  };

  const sections = planSections(read, facts, context);
  const encryptionFacts = { ...input, keyIsUsedAtHome: usesKeyAtHome(sections) };
  const encryption = planEncryption(read.encryption ?? {}, encryptionFacts, 'encryption', context);
  context.problems.throwIfAny(input.subject);
  return { ...sections, organization, encryption };
}

/** The sections that depend only on the config and the facts. */
type Sections = Omit<BaselinePlan, 'organization' | 'encryption'>;

/** Whether the key encrypts a resource that the baseline creates. */
function usesKeyAtHome({ storage, delivery, analytics }: Sections): boolean {
  const createsLogBucket = storage.logBucket !== undefined;
  const createsLogGroup = delivery.cloudWatchLogs?.retentionDays !== undefined;
  const createsTopic = delivery.notifications?.isCreated === true;
  return createsLogBucket || createsLogGroup || createsTopic || analytics !== undefined;
}

/** The facts that the sections need, both for a baseline in one account and for a landing zone. */
export interface SectionFacts extends Pick<AnalyticsFacts, 'queries'>, Pick<OwnBuckets, 'bucketOf'> {
  readonly organization?: Partial<Pick<OrganizationConfig, 'id' | 'controlTower'>>;
  readonly defaultTrailName: string;
  readonly storage: StorageFacts;
  readonly delivery: DeliveryFacts;
  /** The names of the buckets that queries write to, if the plan sets them. */
  readonly queryBucketNames: readonly string[];
}

/** Plans the sections that a baseline in one account and a landing zone have in common. */
export function planSections(read: BaselineConfig, facts: SectionFacts, context: CheckContext): Sections {
  const trailFacts = { defaultName: facts.defaultTrailName, isOrganizationTrail: facts.organization !== undefined };
  const trail = planTrail(read.trail ?? {}, trailFacts, 'trail', context);
  const storage = planStorage(read.storage ?? {}, facts.storage, 'storage', context);
  const events = planRecorded(read, trail, storage, facts, context);
  const delivery = planDelivery(read.delivery ?? {}, facts.delivery, 'delivery', context);

  const analyticsFacts = factsOfAnalytics({ trail, storage, events }, facts);
  const analytics = read.analytics && planAnalytics(read.analytics, analyticsFacts, 'analytics', context);

  const queryWindowDays = read.analytics?.queryWindowDays;
  if (storage.logBucket !== undefined && queryWindowDays !== undefined) {
    const { tiers, retentionDays } = storage.logBucket;
    checkQueryWindow(tiers, retentionDays, queryWindowDays, 'storage', context);
  }

  return { trail, events, storage, delivery, analytics };
}

/** Plans the events, for an organization with or without a trail of Control Tower. */
function planRecorded(
  { events: config = {} }: BaselineConfig,
  trail: TrailPlan,
  storage: StoragePlan,
  facts: SectionFacts,
  context: CheckContext,
): EventSelection {
  const eventFacts = {
    homeRegion: facts.delivery.homeRegion,
    multiRegion: trail.multiRegion,
    bucketOf: (arn: string) => facts.bucketOf(arn),
    ownBucketArns: namedBuckets(storage, facts),
  };

  checkComplement(config, facts.organization, 'events', context);
  return planEvents(alongsideControlTower(config, facts.organization), eventFacts, 'events', context);
}

function factsOfAnalytics(
  { trail, storage, events }: Pick<Sections, 'trail' | 'storage' | 'events'>,
  facts: SectionFacts,
): AnalyticsFacts {
  const { organization } = facts;
  const { account, homeRegion } = facts.delivery;
  const logBuckets = [facts.storage.logBucketArn, storage.existingBucketName, facts.storage.logBucketName];

  return {
    account: organization === undefined ? account : undefined,
    organizationId: organization?.id,
    homeRegion,
    multiRegion: trail.multiRegion,
    events,
    retentionDays: storage.logBucket?.retentionDays,
    keyPrefix: trail.keyPrefix,
    logBuckets: logBuckets.filter((bucket) => bucket !== undefined),
    queries: facts.queries,
    bucketOf: (bucket) => facts.bucketOf(bucket),
  };
}

/** The buckets of the trail, if their names are known at synth. */
function namedBuckets(storage: StoragePlan, { storage: facts, queryBucketNames: queries }: SectionFacts): string[] {
  return ownBucketArns({
    log: facts.logBucketArn ?? storage.existingBucketName ?? facts.logBucketName,
    accessLog:
      facts.accessLogBucketArn ??
      storage.accessLogTargetArn ??
      storage.existingAccessLogBucketName ??
      facts.accessLogBucketName,
    replica: storage.logBucket?.replication?.bucketArn,
    queries,
  });
}
