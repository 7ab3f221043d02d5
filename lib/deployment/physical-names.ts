import { TrailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { hasTrailKey, LandingZonePlan, queryAccounts } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { databaseName } from '../plan/sections/analytics-plan';
import { READ_POLICY, resultBucketNames } from '../plan/sections/archive-plan';
import { makesKey } from '../plan/sections/encryption-plan';
import { guardrailNames } from '../plan/sections/guardrails-plan';
import { UNKNOWN } from '../validation/unknown';

/** What is made under a name that AWS lets an account give once. */
export type NamedKind = 'trail' | 'bucket' | 'key alias' | 'log group' | 'topic' | 'work group' | 'database' | 'IAM policy' | 'organization policy';

/** A name that something is made with, in the home region. */
export interface GivenName {
  readonly kind: NamedKind;
  readonly name: string;
  readonly account: string;
}

/**
 * Every name that a plan gives. CloudFormation chooses the others, each time another one.
 * Without the trail's name, those that follow from it are left out.
 */
export function givenNames(plan: BaselinePlan | LandingZonePlan, names: TrailNames): GivenName[] {
  const all = isLandingZonePlan(plan) ? landingZoneNames(plan, names) : accountNames(plan, names);
  return all.filter(({ name }) => !name.includes(UNKNOWN) && name !== databaseName(UNKNOWN));
}

function accountNames(plan: BaselinePlan, names: TrailNames): GivenName[] {
  const { account, keyAlias } = names;
  const { encryption: { alias = keyAlias }, analytics } = plan;
  return [
    ...trailNamesOf(plan, names),
    ...(makesKey(plan.encryption) ? [aliasOf(account, alias)] : []),
    ...(analytics === undefined ? [] : queryNames(account, plan.trail.name)),
  ];
}

function landingZoneNames(plan: LandingZonePlan, names: TrailNames): GivenName[] {
  const { trail, archive, storage, guardrails, organization: { accounts: { management, logArchive, securityTooling } } } = plan;
  const { keyAlias, accessLogBucketName } = archive;
  const readers = securityTooling === undefined ? [logArchive] : [logArchive, securityTooling];
  const bucket = (account: string, name: string): GivenName => ({ kind: 'bucket', name, account });
  return [
    ...(storage.logBucket === undefined ? [] : [bucket(logArchive, archive.logBucketName)]),
    ...(storage.accessLogs === undefined || accessLogBucketName === undefined ? [] : [bucket(logArchive, accessLogBucketName)]),
    ...(makesKey(plan.encryption) ? [aliasOf(logArchive, keyAlias)] : []),
    ...readers.map((account): GivenName => ({ kind: 'IAM policy', name: READ_POLICY, account })),
    ...trailNamesOf(plan, names),
    ...(hasTrailKey(plan) ? [aliasOf(management, keyAlias)] : []),
    ...queryAccounts(plan).flatMap((account) => {
      const { results, accessLogs } = resultBucketNames(account, archive.region);
      const isArchive = account === logArchive;
      return [
        ...queryNames(account, trail.name),
        bucket(account, results),
        ...(isArchive && accessLogBucketName !== undefined ? [] : [bucket(account, accessLogs)]),
        ...(isArchive ? [] : [aliasOf(account, keyAlias)]),
      ];
    }),
    ...(guardrails?.attach === true
      ? Object.values(guardrailNames(trail.name)).map((name): GivenName => ({ kind: 'organization policy', name, account: management }))
      : []),
  ];
}

/** What stands where the trail stands. */
function trailNamesOf({ trail, delivery }: BaselinePlan, { account, logGroupName, topicName }: TrailNames): GivenName[] {
  const { cloudWatchLogs, notifications } = delivery;
  return [
    { kind: 'trail', name: trail.name, account },
    ...(cloudWatchLogs?.retentionDays === undefined ? [] : [{ kind: 'log group' as const, name: logGroupName, account }]),
    ...(notifications?.made === true ? [{ kind: 'topic' as const, name: topicName, account }] : []),
  ];
}

function queryNames(account: string, trailName: string): GivenName[] {
  return [{ kind: 'work group', name: trailName, account }, { kind: 'database', name: databaseName(trailName), account }];
}

function aliasOf(account: string, alias: string): GivenName {
  return { kind: 'key alias', name: `alias/${alias}`, account };
}
