import { HOME_REGIONS } from '../../aws/home-regions';
import { partitionOf } from '../../aws/partitions';
import { ControlTowerMode, OrganizationAccounts, OrganizationConfig } from '../../config/organization-config';
import { CheckContext, join } from '../../validation/check';
import { isPlainObject } from '../../validation/problems';
import { homeRegion as checkHomeRegion } from '../shapes/home-region';
import { DELEGATED_ADMINISTRATOR } from '../shapes/shapes';

/** The organization, every default filled in. */
export interface OrganizationPlan {
  readonly id: string;
  readonly homeRegion: string;
  /** Absent when everything is in the management account. */
  readonly accounts?: OrganizationAccounts;
  readonly controlTower?: ControlTowerMode;
}

/** An account and a region, either of which may be unknown at synth. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** Which account's part of a landing zone is created in a stack that exists already, and where that stack is. */
export interface PartPlace extends Environment {
  readonly of: keyof OrganizationAccounts;
}

/** What a landing zone's plan needs in addition to the config. */
export interface LandingZoneFacts {
  /** Absent for a whole landing zone, which creates its stacks. */
  readonly part?: PartPlace;
  /** The environment of the Stage it is in, as far as that has one. */
  readonly stage?: Partial<Environment>;
  /** Other landing zones of the same Stage. */
  readonly others: readonly OtherLandingZone[];
}

export interface OtherLandingZone {
  readonly path: string;
  readonly organizationId: string;
  readonly accounts: readonly string[];
}

/** An organization trail of one account's stack. */
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

/** What a landing zone can't do without, and a trail of one account can. */
export function checkMissing(organization: unknown, path: string, { problems }: CheckContext): void {
  const refuse = (key: string, allowed: string, fix: string) =>
    problems.add(key, { wrong: 'is missing', got: undefined, allowed, fix });

  if (organization === undefined) {
    refuse(path, 'id, accounts, homeRegion, controlTower', 'name the organization and its accounts');
    return;
  }

  const keys = organization ?? {};
  if (!isPlainObject(keys)) {
    return; // its shape has said so
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

/** The organization of a landing zone; undefined if what it can't do without is missing or wrong. */
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
      wrong: 'is the management account, whose administrators no policy of the organization binds',
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

/** What is placed already has to be where the config says. */
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
  const wantedAccount = accounts[part.of];
  if (isOtherThan(part.account, [wantedAccount], isToken)) {
    problems.add(join(path, `accounts.${part.of}`), {
      wrong: `isn't the account of the stack, ${part.account}`,
      got: wantedAccount,
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
      fix: 'correct it, or place it in a stack of that region',
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
      allowed: 'a Stage of one of these accounts, or without one',
      fix: "correct the accounts, or remove the account from the Stage's env",
    });
  }

  if (isOtherThan(stage.region, [homeRegion], isToken)) {
    problems.add(join(path, 'homeRegion'), {
      wrong: `isn't the region of the Stage, ${stage.region}`,
      got: homeRegion,
      allowed: 'a Stage of this region, or without one',
      fix: "correct the region, or remove it from the Stage's env",
    });
  }
}

/** Whether an account or a region is known, and none of those that the config names. */
function isOtherThan(
  value: string | undefined,
  wanted: readonly (string | undefined)[],
  isToken: CheckContext['isToken'],
): boolean {
  return value !== undefined && !isToken(value) && !wanted.includes(value);
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
        wrong: `is the organization of ${other.path} too, in the same Stage`,
        got: id,
        allowed: 'each organization once',
        fix: 'remove one of the two, or place it in a Stage of its own',
      });

      continue;
    }

    for (const [key, account] of Object.entries(accounts)) {
      if (other.accounts.includes(account)) {
        problems.add(join(path, `accounts.${key}`), {
          wrong: `is an account of ${other.path} too, so that names would collide`,
          got: account,
          allowed: 'accounts of this organization',
          fix: 'correct the account',
        });
      }
    }
  }
}
