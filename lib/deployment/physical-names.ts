import { Deployment } from './deployment';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { databaseName } from '../plan/sections/analytics-plan';
import { READ_POLICY } from '../plan/sections/archive-plan';
import { guardrailNames } from '../plan/sections/guardrails-plan';
import { queryAccounts } from '../plan/sections/landing-zone-queries';
import { holdsPlaceholder, UNKNOWN } from '../validation/placeholder';

/** A kind of resource whose name an account can use only once. */
export type NamedKind =
  | 'trail'
  | 'bucket'
  | 'key alias'
  | 'log group'
  | 'topic'
  | 'workgroup'
  | 'database'
  | 'IAM policy'
  | 'organization policy';

/** The name that a resource is created with, in the home region. */
export interface PhysicalName {
  readonly kind: NamedKind;
  readonly name: string;
  readonly account: string;
}

/**
 * Every physical name that the deployment sets. CloudFormation generates unique names for the other resources. If the
 * trail's name is unknown, the names that follow from it are omitted.
 */
export function physicalNames(plan: BaselinePlan | LandingZonePlan, deployment: Deployment): PhysicalName[] {
  const names = isLandingZonePlan(plan) ? namesOfLandingZone(plan, deployment) : namesOfAccount(plan, deployment);
  return names.filter(({ name }) => !holdsPlaceholder(name) && name !== databaseName(UNKNOWN));
}

function namesOfAccount(plan: BaselinePlan, deployment: Deployment): PhysicalName[] {
  const {
    names: { account },
    keys,
  } = deployment;

  const names = [...namesOfTrail(plan, deployment), ...keyAlias(account, keys.log.alias)];
  return plan.analytics === undefined ? names : [...names, ...namesOfQueries(account, plan.trail.name)];
}

function namesOfLandingZone(plan: LandingZonePlan, deployment: Deployment): PhysicalName[] {
  const {
    archive,
    guardrails,
    organization: {
      accounts: { management, logArchive, securityTooling },
    },
  } = plan;

  const { keys } = deployment;
  const alias = `alias/${archive.keyAlias}`;
  const names = [
    ...namesOfBuckets(plan, deployment),
    ...keyAlias(logArchive, keys.log.alias),
    ...namesOfTrail(plan, deployment),
  ];

  for (const account of securityTooling === undefined ? [logArchive] : [logArchive, securityTooling]) {
    names.push({ kind: 'IAM policy', name: READ_POLICY, account });
  }

  if (keys.createsDeliveryKey) {
    names.push({ kind: 'key alias', name: alias, account: management });
  }

  for (const account of queryAccounts(plan)) {
    names.push(...namesOfQueries(account, plan.trail.name));
  }

  if (keys.createsResultKey) {
    names.push({ kind: 'key alias', name: alias, account: securityTooling! });
  }

  if (guardrails?.attach === true) {
    for (const name of Object.values(guardrailNames(plan.trail.name))) {
      names.push({ kind: 'organization policy', name, account: management });
    }
  }

  return names;
}

function namesOfBuckets({ storage, archive }: LandingZonePlan, { buckets }: Deployment): PhysicalName[] {
  const { account } = archive;
  const log = storage.logBucket === undefined ? [] : [{ ...buckets.log, account }];
  const accessLog =
    storage.accessLogs === undefined || buckets.accessLog === undefined ? [] : [{ ...buckets.accessLog, account }];

  return [...log, ...accessLog, ...buckets.queries].map(({ name, account: owner }) => ({
    kind: 'bucket',
    name: name!,
    account: owner,
  }));
}

function namesOfTrail(plan: BaselinePlan, { names, delivery }: Deployment): PhysicalName[] {
  const { account, logGroupName, topicName } = names;
  const physicalNamesOfTrail: PhysicalName[] = [{ kind: 'trail', name: plan.trail.name, account }];
  if (delivery.logGroup?.isCreated === true) {
    physicalNamesOfTrail.push({ kind: 'log group', name: logGroupName, account });
  }

  if (delivery.topic?.isCreated === true) {
    physicalNamesOfTrail.push({ kind: 'topic', name: topicName, account });
  }

  return physicalNamesOfTrail;
}

function namesOfQueries(account: string, trailName: string): PhysicalName[] {
  return [
    { kind: 'workgroup', name: trailName, account },
    { kind: 'database', name: databaseName(trailName), account },
  ];
}

function keyAlias(account: string, alias: string | undefined): PhysicalName[] {
  return alias === undefined ? [] : [{ kind: 'key alias', name: alias, account }];
}
