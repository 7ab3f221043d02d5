import { TrailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { EncryptionPlan } from '../plan/sections/encryption-plan';
import { queryAccounts } from '../plan/sections/landing-zone-queries';

/** The key of log files. */
export interface DeployedLogKey {
  readonly isCreated: boolean;
  /** The ARN by which the plan names it, which can be its alias's; absent: it has none before it is created. */
  readonly arn?: string;
  /** The alias of a key that is created, with `alias/`. */
  readonly alias?: string;
}

/** The keys of a deployment, in all its accounts. */
export interface DeployedKeys {
  readonly log: DeployedLogKey;
  /** Whether log group and topic have a key of their own, in a landing zone's management account. */
  readonly createsDeliveryKey: boolean;
  /** Whether results of queries have a key of their own, in the security tooling account. */
  readonly createsResultKey: boolean;
  /** How many are created. */
  readonly createdCount: number;
}

export function deployedKeys(plan: BaselinePlan | LandingZonePlan, names: TrailNames): DeployedKeys {
  const zone = isLandingZonePlan(plan) ? plan : undefined;
  const {
    encryption,
    delivery: { cloudWatchLogs, notifications },
  } = plan;

  const isCreated = createsLogKey(encryption);
  const alias = zone?.archive.keyAlias ?? encryption.alias ?? names.keyAlias;
  const encryptsDelivery = cloudWatchLogs?.retentionDays !== undefined || notifications?.isCreated === true;
  const createsDeliveryKey = zone !== undefined && encryptsDelivery;
  const createsResultKey =
    zone !== undefined && queryAccounts(zone).some((account) => account !== zone.archive.account);

  return {
    log: {
      isCreated,
      arn: zone?.archive.keyArn ?? encryption.existingKeyArn,
      alias: isCreated ? `alias/${alias}` : undefined,
    },
    createsDeliveryKey,
    createsResultKey,
    createdCount: [isCreated, createsDeliveryKey, createsResultKey].filter((created) => created).length,
  };
}

function createsLogKey({ existingKeyArn, passedIn }: EncryptionPlan): boolean {
  return existingKeyArn === undefined && passedIn !== true;
}
