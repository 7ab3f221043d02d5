import { ChosenNames } from './placeholders';
import { TrailNames } from '../aws/trail-names';
import { BaselinePlan } from '../plan/baseline-plan';
import { LandingZonePlan } from '../plan/landing-zone-plan';
import { isLandingZonePlan } from '../plan/plan-anywhere';
import { EncryptionPlan } from '../plan/sections/encryption-plan';
import { queryAccounts } from '../plan/sections/landing-zone-queries';

/** The key that encrypts log files. */
export interface DeployedLogKey {
  readonly isCreated: boolean;
  /** The ARN in the plan, which can be that of an alias; absent if it is unknown before the key is created. */
  readonly arn?: string;
  /** The ARN that was chosen when it was deployed, if known. */
  readonly chosenArn?: string;
  /** The alias of a key that the baseline creates, with `alias/`. */
  readonly alias?: string;
}

/** The keys of a deployment, in all accounts. */
export interface DeployedKeys {
  readonly log: DeployedLogKey;
  /** Whether a key for log group and topic is created, in a landing zone's management account. */
  readonly createsDeliveryKey: boolean;
  /** Whether a key for query results is created, in the security tooling account. */
  readonly createsResultKey: boolean;
  /** The number of keys that the baseline creates. */
  readonly createdCount: number;
}

export function deployedKeys(
  plan: BaselinePlan | LandingZonePlan,
  names: TrailNames,
  { logKeyArn }: ChosenNames,
): DeployedKeys {
  const landingZone = isLandingZonePlan(plan) ? plan : undefined;
  const {
    encryption,
    delivery: { cloudWatchLogs, notifications },
  } = plan;

  const isCreated = createsLogKey(encryption);
  const alias = landingZone?.archive.keyAlias ?? encryption.alias ?? names.keyAlias;
  const encryptsDelivery = cloudWatchLogs?.retentionDays !== undefined || notifications?.isCreated === true;
  const createsDeliveryKey = landingZone !== undefined && encryptsDelivery;
  const createsResultKey =
    landingZone !== undefined && queryAccounts(landingZone).some((account) => account !== landingZone.archive.account);

  return {
    log: {
      isCreated,
      arn: landingZone?.archive.keyArn ?? encryption.existingKeyArn,
      chosenArn: logKeyArn,
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
