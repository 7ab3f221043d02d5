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

/** Something of a landing zone, with the plan that it's created from. */
export interface OfLandingZone extends IConstruct {
  readonly _plan: LandingZonePlan;
}

/** A whole landing zone, which plans for its parts too. */
export interface WholeLandingZone extends OfLandingZone {
  readonly _config: BaselineConfig;
}

/** Config -> plan, for a whole landing zone or for one account's part in a stack that exists already. */
export function planOfLandingZone(
  scope: Construct,
  config: BaselineConfig,
  others: OfLandingZone[],
  part?: keyof OrganizationAccounts,
): LandingZonePlan {
  const planned = part === undefined ? undefined : plannedFor(scope, config);
  if (planned !== undefined) {
    return planned;
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

/** The plan of the landing zone that a part belongs to, unless the part has a config of its own. */
function plannedFor(part: Construct, config: BaselineConfig): LandingZonePlan | undefined {
  const isWhole = (construct: IConstruct): construct is WholeLandingZone =>
    '_config' in construct && construct._config === config;

  return part.node.scopes.find(isWhole)?._plan;
}

/** Constructs of the same kind in the same Stage. */
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

/** The trail of a landing zone, of which every account knows everything from the config. */
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

/** The log files, as another account than the archive's knows them. */
export function readableLogs({ archive, trail, encryption }: LandingZonePlan, { buckets }: Deployment): ReadableBucket {
  const { partition, account, region } = archive;
  // its id isn't known in another account
  const keyArn = encryption.existingKeyArn ?? `arn:${partition}:kms:${region}:${account}:key/*`;
  return { bucketArn: buckets.log.arn, keyPrefix: trail.keyPrefix, keyArn, region };
}
