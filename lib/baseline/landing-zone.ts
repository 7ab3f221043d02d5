import { Stack, Stage } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { BaselineConfig } from '../config/baseline-config';
import { OrganizationAccounts } from '../config/organization-config';
import { Deployment } from '../deployment/deployment';
import { LandingZonePlan, planLandingZone } from '../plan/landing-zone-plan';
import { OtherLandingZone, PartPlace } from '../plan/sections/organization-plan';
import { QUERY_FILES } from '../queries/query-files';
import { ReadableBucket } from '../storage/readable-bucket';
import { isToken } from '../synth/is-token';
import { bucketIdentity } from '../trail/bucket-identity';
import { TrailIdentity } from '../trail/trail-identity';

/** A landing zone or a part of one, with the plan that it is created from. */
export interface OfLandingZone extends IConstruct {
  readonly _plan: LandingZonePlan;
}

/** A whole landing zone, whose plan its parts share. */
export interface WholeLandingZone extends OfLandingZone {
  readonly _config: BaselineConfig;
}

/** Config -> plan, for a whole landing zone, or for the part of one account in a given stack. */
export function planOfLandingZone(
  scope: Construct,
  config: BaselineConfig,
  others: OfLandingZone[],
  part?: keyof OrganizationAccounts,
): LandingZonePlan {
  const sharedPlan = part === undefined ? undefined : planOfParent(scope, config);
  if (sharedPlan !== undefined) {
    return sharedPlan;
  }

  const stage = Stage.of(scope);
  return planLandingZone(config, {
    subject: scope.node.path,
    part: part && placeOfPart(scope, part),
    stage: { account: stage?.account, region: stage?.region },
    others: others.map(({ node, _plan: { organization } }): OtherLandingZone => ({
      path: node.path,
      organizationId: organization.id,
      accounts: Object.values(organization.accounts),
    })),
    queries: QUERY_FILES,
    isToken,
    bucketOf: bucketIdentity,
  });
}

function placeOfPart(scope: Construct, part: keyof OrganizationAccounts): PartPlace {
  const { account, region } = Stack.of(scope);
  return { of: part, account, region };
}

/** The plan of the landing zone that a part belongs to; undefined if the part has a different config. */
function planOfParent(part: Construct, config: BaselineConfig): LandingZonePlan | undefined {
  const isWhole = (construct: IConstruct): construct is WholeLandingZone =>
    '_config' in construct && construct._config === config;

  return part.node.scopes.find(isWhole)?._plan;
}

/** The other constructs of the same kind in the same Stage. */
export function othersInStage<T extends IConstruct>(
  scope: Construct,
  isOfKind: (construct: IConstruct) => construct is T,
): T[] {
  const stage = Stage.of(scope);
  return scope.node.root.node
    .findAll()
    .filter(isOfKind)
    .filter((other) => (other as IConstruct) !== scope && Stage.of(other) === stage);
}

/** The identity of a landing zone's trail: the config determines it, so every account knows it. */
export function identityOf({ trail, organization, archive }: LandingZonePlan): TrailIdentity {
  const { id: organizationId, accounts, homeRegion } = organization;
  return new TrailIdentity({
    ...trail,
    organizationId,
    account: accounts.management,
    homeRegion,
    partition: archive.partition,
  });
}

/** The log bucket as other accounts know it: by names from the config, without references. */
export function readableLogs({ archive, trail, encryption }: LandingZonePlan, { buckets }: Deployment): ReadableBucket {
  const { partition, account, region } = archive;
  // the key's id is unknown in other accounts
  const keyArn = encryption.existingKeyArn ?? `arn:${partition}:kms:${region}:${account}:key/*`;
  return { bucketArn: buckets.log.arn, keyPrefix: trail.keyPrefix, keyArn, region };
}
