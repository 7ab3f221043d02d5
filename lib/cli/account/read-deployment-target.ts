import { GetRoleCommand } from '@aws-sdk/client-iam';
import { DeploymentTarget } from './deployment-target';
import { Identity } from './identity';
import { AccessTo, Reach } from './reach';
import { readExisting } from './read-existing';
import { readHolder } from './read-name';
import { readOrganization } from './read-organization';
import { readOtherTrails } from './read-other-trails';
import { readRegions } from './read-regions';
import { isIn, OtherTrail } from './trail-state';
import { enabledRegionOf } from '../../aws/partitions';
import { PhysicalName } from '../../deployment/physical-names';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { Aws } from '../aws/aws';
import { read } from '../aws/read';
import { ABSENT, mapped, Reading, valueOf } from '../aws/reading';

/** What will be deployed, and how to access its accounts. */
export interface TargetQuestion {
  readonly plan: BaselinePlan | LandingZonePlan;
  readonly names: readonly PhysicalName[];
  /** Where the trail will be. */
  readonly home: Identity;
  readonly accessTo: AccessTo;
}

/** CloudTrail's role in each account of an organization. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/using-service-linked-roles.html */
const SERVICE_LINKED_ROLE = 'AWSServiceRoleForCloudTrail';

/**
 * Reads the accounts that a plan will be deployed to. What can't be read is `unknown`; everything else is still read.
 */
export async function readDeploymentTarget({ plan, names, home, accessTo }: TargetQuestion): Promise<DeploymentTarget> {
  const { account, region, partition } = home;
  const { management, ...others } = isLandingZonePlan(plan) ? plan.organization.accounts : { management: account };
  const members = Object.values<string>(others);
  const anywhere = new Reach(accessTo, enabledRegionOf(region));
  const enabledRegions = await Promise.all(
    [management, ...members].map(async (id) => [id, await anywhere.read(id, readRegions)] as const),
  );

  const isClosed = (regions: Reading<string[]>) => valueOf(regions)?.includes(region) === false;
  const closed = enabledRegions.filter(([, regions]) => isClosed(regions)).map(([id]) => id);
  const reach = new Reach(accessTo, region, closed);
  const ofOrganization = async <T>(readIt: (aws: Aws) => Promise<Reading<T>>): Promise<Reading<T>> =>
    plan.organization === undefined ? ABSENT : anywhere.read(account, readIt);

  const listed = reach.read(account, (aws) => readOtherTrails(aws));
  const holderOf = async ({ kind, name, account: owner }: PhysicalName) =>
    kind === 'trail'
      ? holderAmong(await listed, name, region)
      : reach.read(owner, (aws) => readHolder(aws, kind, name, { account: owner, region, partition }));

  const reachable = names.filter((name) => reach.has(name.account));
  const [organization, serviceLinkedRole, trails, held, existing] = await Promise.all([
    ofOrganization((aws) => readOrganization(aws, members)),
    ofOrganization(readServiceLinkedRole),
    listed,
    Promise.all(reachable.map(async (name) => ({ ...name, holder: await holderOf(name) }))),
    readExisting(plan, home, reach),
  ]);

  return {
    account,
    homeRegion: region,
    partition,
    organization,
    serviceLinkedRole,
    trails,
    enabledRegions: Object.fromEntries(enabledRegions),
    names: held,
    existing,
  };
}

/** A trail that records all regions has its name in each of them. */
function holderAmong(trails: Reading<OtherTrail[]>, name: string, region: string): Reading<string> {
  return mapped(trails, (found) => found.find((trail) => trail.name === name && isIn(trail, region))?.arn);
}

function readServiceLinkedRole(aws: Aws): Promise<Reading<string>> {
  return read(
    'iam:GetRole',
    async () => (await aws.client('iam').send(new GetRoleCommand({ RoleName: SERVICE_LINKED_ROLE }))).Role?.Arn,
    ['NoSuchEntityException', 'NoSuchEntity'],
  );
}
