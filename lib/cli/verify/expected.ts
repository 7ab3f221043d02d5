import { TrailNames, trailNames } from '../../aws/trail-names';
import { DeployedPolicies, deployedPolicies } from '../../deployment/deployed-policies';
import { compile } from '../../events/compile';
import { EventSelector } from '../../events/selector';
import { BaselinePlan } from '../../plan/baseline-plan';
import { deliveryBucketArns, LandingZonePlan, queryAccounts } from '../../plan/landing-zone-plan';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { resultBucketNames } from '../../plan/sections/archive-plan';
import { makesKey } from '../../plan/sections/encryption-plan';
import { RESULT_LOG_PREFIX } from '../../policies/access-log-policy';
import { UNKNOWN } from '../../validation/unknown';
import { AccountState } from '../account/state';
import { valueOf } from '../aws/reading';

/** What a plan means for an account, with the names that were chosen where things were made. */
export interface Expected {
  readonly plan: BaselinePlan | LandingZonePlan;
  readonly names: TrailNames;
  readonly partition: string;
  readonly selectors: EventSelector[];
  readonly policies: DeployedPolicies;
  /** The names that a plan gives; absent: whichever the account has. */
  readonly bucketName?: string;
  readonly accessLogBucketName?: string;
  readonly keyId?: string;
  readonly logGroupArn?: string;
  readonly logsRoleArn?: string;
  readonly topicArn?: string;
  /** The alias of a key that is made, with `alias/`. */
  readonly keyAlias?: string;
}

export function expect(plan: BaselinePlan | LandingZonePlan, state: AccountState): Expected {
  const { partition, homeRegion } = state;
  const { storage, encryption, delivery: { cloudWatchLogs, notifications } } = plan;
  const zone = isLandingZonePlan(plan) ? plan : undefined;
  const names = trailNames({
    ...plan.trail,
    account: zone?.organization.accounts.management ?? state.account,
    homeRegion: zone?.organization.homeRegion ?? homeRegion,
    partition,
    organizationId: plan.organization?.id,
  });
  const trail = valueOf(state.trail);
  const arnOf = (name: string) => `arn:${partition}:s3:::${name}`;
  const bucketName = zone?.archive.logBucketName ?? storage.existingBucketName;
  const accessLogBucketName = zone?.archive.accessLogBucketName ?? storage.existingAccessLogBucketName;
  const logBucketArn = arnOf(trail?.bucketName ?? bucketName ?? `${UNKNOWN}-logs`);
  const sendsAccessLogs = storage.logBucket !== undefined;
  const accessLogBucketArn = sendsAccessLogs ? arnOf(accessLogBucketName ?? valueOf(state.accessLogBucket)?.name ?? `${UNKNOWN}-access-logs`) : undefined;
  const resultBucketArn = zone === undefined ? ownResultBucketArn(plan, state) : archivedResultBucketArn(zone);
  const ownGroupArn = `arn:${partition}:logs:${names.homeRegion}:${names.account}:log-group:${names.logGroupName}`;
  const makesLogGroup = cloudWatchLogs?.retentionDays !== undefined;
  const logGroupArn = cloudWatchLogs?.existingLogGroupArn?.replace(/:\*$/, '') ?? (makesLogGroup ? ownGroupArn : undefined);
  const topicArn = notifications?.existingTopicArn ?? (notifications?.made === true ? names.topicArns[0] : undefined);
  return {
    plan,
    names,
    partition,
    bucketName,
    accessLogBucketName,
    keyId: zone?.archive.keyArn ?? encryption.existingKeyArn,
    keyAlias: makesKey(encryption) ? `alias/${zone?.archive.keyAlias ?? encryption.alias ?? names.keyAlias}` : undefined,
    logGroupArn,
    logsRoleArn: cloudWatchLogs?.existingRoleArn,
    topicArn,
    selectors: compile(plan.events, {
      ownBucketArns: zone !== undefined
        ? [logBucketArn, ...deliveryBucketArns(zone)]
        : [logBucketArn, accessLogBucketArn, storage.logBucket?.replication?.bucketArn, resultBucketArn].filter((arn) => arn !== undefined),
      isToken: (value) => typeof value === 'string' && value.includes(UNKNOWN),
    }),
    policies: deployedPolicies(plan, {
      names,
      logBucketArn,
      accessLogBucketArn,
      resultBucketArn,
      topicArn: topicArn ?? trail?.topicArn,
      logGroupName: (logGroupArn ?? trail?.logGroupArn)?.split(':')[6],
    }),
  };
}

/**
 * Which bucket has the results of queries is only said where it is permitted to send its access logs.
 * The policy that says so is compared with that then, but for the bucket's name.
 */
function ownResultBucketArn({ analytics }: BaselinePlan, { accessLogBucket, partition }: AccountState): string | undefined {
  if (analytics === undefined) {
    return undefined;
  }
  const { name, policy } = valueOf(accessLogBucket) ?? {};
  const statement = policy?.kind === 'found' ? policy.value.find(({ Resource }) => Resource === `arn:${partition}:s3:::${name}/${RESULT_LOG_PREFIX}*`) : undefined;
  const source = Object.values(statement?.Condition ?? {}).map((keys) => keys['aws:SourceArn']).find((arn) => arn !== undefined);
  return typeof source === 'string' && !source.includes('*') ? source : `arn:${partition}:s3:::${UNKNOWN}-results`;
}

function archivedResultBucketArn(plan: LandingZonePlan): string | undefined {
  const { account, region, partition } = plan.archive;
  return queryAccounts(plan).includes(account) ? `arn:${partition}:s3:::${resultBucketNames(account, region).results}` : undefined;
}
