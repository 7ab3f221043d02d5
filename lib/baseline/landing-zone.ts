import { Stack, Stage } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { BaselineConfig } from '../config/baseline-config';
import { OrganizationAccounts } from '../config/organization-config';
import { LandingZonePlan, planLandingZone } from '../plan/landing-zone-plan';
import { OtherLandingZone } from '../plan/sections/organization-plan';
import { QUERY_FILES } from '../queries/query-files';
import { isToken } from '../synth/is-token';
import { bucketIdentity } from '../trail/bucket-identity';
import { TrailIdentity } from '../trail/trail-identity';

/** Something of a landing zone, with the plan that it's made from. */
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

  const { account, region } = Stage.of(scope) ?? {};
  return planLandingZone(config, {
    subject: scope.node.path,
    part:
      part === undefined ? undefined : { of: part, account: Stack.of(scope).account, region: Stack.of(scope).region },
    stage: { account, region },
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

/** The plan of the landing zone that a part belongs to, unless the part has a config of its own. */
function plannedFor(part: Construct, config: BaselineConfig): LandingZonePlan | undefined {
  const isWhole = (construct: IConstruct): construct is WholeLandingZone =>
    '_config' in construct && construct._config === config;

  return part.node.scopes.find(isWhole)?._plan;
}

/** Constructs of the same kind in the same Stage. */
export function othersInStage<T extends IConstruct>(
  scope: Construct,
  isOne: (construct: IConstruct) => construct is T,
): T[] {
  const stage = Stage.of(scope);
  return scope.node.root.node
    .findAll()
    .filter(isOne)
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
