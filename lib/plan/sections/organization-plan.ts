import { HOME_REGIONS } from '../../aws/home-regions';
import { partitionOf } from '../../aws/partitions';
import { ControlTowerMode, OrganizationAccounts, OrganizationConfig } from '../../config/organization-config';
import { CheckContext, join } from '../../validation/check';
import { isPlainObject } from '../../validation/problems';
import { homeRegion as checkHomeRegion } from '../shapes/home-region';
import { DELEGATED_ADMINISTRATOR } from '../shapes/shapes';

/** The plan of the organization, with all defaults. */
export interface OrganizationPlan {
  readonly id: string;
  readonly homeRegion: string;
  /** Absent if everything is in the management account. */
  readonly accounts?: OrganizationAccounts;
  readonly controlTower?: ControlTowerMode;
}

/** An account and a region, either of which may be unknown at synth. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** A part of a landing zone that is created alone, and the account and region of its stack. */
export interface PartPlace extends Environment {
  readonly of: keyof OrganizationAccounts;
}

/** What a landing zone's plan needs in addition to the config. */
export interface LandingZoneFacts {
  /** Absent for a whole landing zone, which creates its stacks itself. */
  readonly part?: PartPlace;
  /** The account and region of the Stage, if it has them. */
  readonly stage?: Partial<Environment>;
  /** Other landing zones in the same Stage. */
  readonly others: readonly OtherLandingZone[];
}

export interface OtherLandingZone {
  readonly path: string;
  readonly organizationId: string;
  readonly accounts: readonly string[];
}

/** Plans an organization trail in a stack of the management account, without a landing zone. */
export function planOrganization(
  config: OrganizationConfig,
  region: string,
  path: string,
  context: CheckContext,
): OrganizationPlan {
  checkHomeRegion(region, path, context);
  checkControlTower(config, region, path, context);
  return { id: config.id, homeRegion: region, controlTower: config.controlTower };
}

/** Reports keys that are required for a landing zone, and not for a baseline in one account. */
export function checkMissing(organization: unknown, path: string, { problems }: CheckContext): void {
  const refuse = (key: string, allowed: string, fix: string) =>
    problems.add(key, { wrong: 'is missing', got: undefined, allowed, fix });

  if (organization === undefined) {
    refuse(path, 'id, accounts, homeRegion, controlTower', 'name the organization and its accounts');
    return;
  }

  const keys = organization ?? {};
  if (!isPlainObject(keys)) {
    return; // the check of its shape has reported it
  }

  if (keys.accounts === undefined) {
    refuse(
      join(path, 'accounts'),
      'management, logArchive, securityTooling',
      'name the accounts that the stacks are in',
    );
  }

  if (keys.homeRegion === undefined) {
    refuse(join(path, 'homeRegion'), HOME_REGIONS.join(', '), 'name the region that the stacks are in');
  }
}

/** Plans the organization of a landing zone; undefined if a required key is missing or invalid. */
export function planLandingZoneOrganization(
  config: OrganizationConfig,
  facts: LandingZoneFacts,
  path: string,
  context: CheckContext,
): (OrganizationPlan & { readonly accounts: OrganizationAccounts }) | undefined {
  const { id, accounts, homeRegion, controlTower } = config;

  if (homeRegion !== undefined) {
    checkControlTower(config, homeRegion, path, context);
  }

  if (accounts !== undefined) {
    checkAccounts(accounts, join(path, 'accounts'), context);
  }

  if (accounts === undefined || homeRegion === undefined) {
    return undefined;
  }

  checkPlace(accounts, homeRegion, facts, path, context);
  checkOthers({ id, accounts }, facts, path, context);
  return { id, accounts, homeRegion, controlTower };
}

/** @see https://docs.aws.amazon.com/controltower/latest/userguide/region-how.html */
function checkControlTower(
  { controlTower }: OrganizationConfig,
  region: string,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  const isInChina = !isToken(region) && partitionOf(region) === 'aws-cn';
  if (controlTower === ControlTowerMode.COMPLEMENT && isInChina) {
    problems.add(join(path, 'controlTower'), {
      wrong: "leaves management events to Control Tower, which the China regions don't have",
      got: controlTower,
      allowed: 'nothing in aws-cn',
      fix: 'remove the key, so that this trail records them',
    });
  }
}

function checkAccounts(
  { management, logArchive, securityTooling }: OrganizationAccounts,
  path: string,
  { problems }: CheckContext,
): void {
  if (logArchive === management) {
    problems.add(join(path, 'logArchive'), {
      wrong: "is the management account, which organization policies don't apply to",
      got: logArchive,
      allowed: 'a member account of its own',
      fix: 'name another account, or use CloudTrailBaseline in the management account',
    });
  }

  if (securityTooling === management || securityTooling === logArchive) {
    problems.add(join(path, 'securityTooling'), {
      wrong: 'is named twice',
      got: securityTooling,
      allowed: 'an account of its own, or nothing',
      fix: 'name another account, or remove the key',
    });
  }
}

/** The account and region of the stack and of the Stage must be those in the config. */
function checkPlace(
  accounts: OrganizationAccounts,
  homeRegion: string,
  { part, stage }: LandingZoneFacts,
  path: string,
  context: CheckContext,
): void {
  if (part !== undefined) {
    checkPlaceOfPart(accounts, homeRegion, part, path, context);
  }

  if (stage !== undefined) {
    checkPlaceOfStage(accounts, homeRegion, stage, path, context);
  }
}

function checkPlaceOfPart(
  accounts: OrganizationAccounts,
  homeRegion: string,
  part: PartPlace,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  const configuredAccount = accounts[part.of];
  if (isOtherThan(part.account, [configuredAccount], isToken)) {
    problems.add(join(path, `accounts.${part.of}`), {
      wrong: `isn't the account of the stack, ${part.account}`,
      got: configuredAccount,
      allowed: 'the account of the stack',
      fix:
        part.of === 'management'
          ? `place the trail in a stack of the management account: ${DELEGATED_ADMINISTRATOR}`
          : 'correct it, or place the log archive in a stack of that account',
    });
  }

  if (isOtherThan(part.region, [homeRegion], isToken)) {
    problems.add(join(path, 'homeRegion'), {
      wrong: `isn't the region of the stack, ${part.region}`,
      got: homeRegion,
      allowed: 'the region of the stack',
      fix: 'correct it, or place the construct in a stack of that region',
    });
  }
}

function checkPlaceOfStage(
  accounts: OrganizationAccounts,
  homeRegion: string,
  stage: Partial<Environment>,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  const { management, logArchive, securityTooling } = accounts;
  if (isOtherThan(stage.account, [management, logArchive, securityTooling], isToken)) {
    problems.add(join(path, 'accounts'), {
      wrong: `doesn't name the account of the Stage, ${stage.account}`,
      got: accounts,
      allowed: 'the account of the Stage among them, or a Stage without an account',
      fix: "correct the accounts, or remove the account from the Stage's env",
    });
  }

  if (isOtherThan(stage.region, [homeRegion], isToken)) {
    problems.add(join(path, 'homeRegion'), {
      wrong: `isn't the region of the Stage, ${stage.region}`,
      got: homeRegion,
      allowed: 'the region of the Stage, or a Stage without a region',
      fix: "correct the region, or remove it from the Stage's env",
    });
  }
}

/** Whether an account or a region is known, and isn't in the config. */
function isOtherThan(
  value: string | undefined,
  configured: readonly (string | undefined)[],
  isToken: CheckContext['isToken'],
): boolean {
  return value !== undefined && !isToken(value) && !configured.includes(value);
}

function checkOthers(
  { id, accounts }: Required<Pick<OrganizationConfig, 'id' | 'accounts'>>,
  { others }: LandingZoneFacts,
  path: string,
  { problems }: CheckContext,
): void {
  for (const other of others) {
    if (other.organizationId === id) {
      problems.add(join(path, 'id'), {
        wrong: `is also the organization of ${other.path}, in the same Stage`,
        got: id,
        allowed: 'each organization once',
        fix: 'remove one of the two, or place it in a Stage of its own',
      });

      continue;
    }

    for (const [key, account] of Object.entries(accounts)) {
      if (other.accounts.includes(account)) {
        problems.add(join(path, `accounts.${key}`), {
          wrong: `is also an account of ${other.path}, so that names would collide`,
          got: account,
          allowed: 'accounts of this organization',
          fix: 'correct the account',
        });
      }
    }
  }
}
