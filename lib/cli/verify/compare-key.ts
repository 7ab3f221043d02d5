import { DriftReport } from './catalog';
import { reportPolicy } from './compare-policies';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { KeyState } from '../account/key-state';

/** The expected settings of a key. */
export interface ExpectedKey {
  readonly policy: DeployedPolicy;
  /** With `alias/`; only for a key that the baseline creates. */
  readonly alias?: string;
}

export function compareKey(
  report: DriftReport,
  subject: string,
  { policy, alias }: ExpectedKey,
  key: KeyState,
  partition: string,
): void {
  const kms = (command: string) => `aws kms ${command} --key-id ${key.arn}`;
  compareState(report, subject, key, kms);

  if (policy.isWhole) {
    const rotation = report.read(`rotation of the ${subject}`, key.rotation);
    if (rotation.isKnown && rotation.value !== true) {
      report.find('rotationOff', subject, { expected: 'on', found: 'off', fix: kms('enable-key-rotation') });
    }
  }

  compareAlias(report, subject, alias, key);

  const found = report.read(`policy of the ${subject}`, key.policy);
  if (found.isKnown) {
    reportPolicy(report, policy, found.value ?? [], {
      subject,
      partition,
      command: `${kms('put-key-policy')} --policy file://policy.json`,
    });
  }
}

function compareState(report: DriftReport, subject: string, key: KeyState, kms: (command: string) => string): void {
  const isPendingDeletion = ['PendingDeletion', 'PendingReplicaDeletion'].includes(key.state);
  if (isPendingDeletion) {
    report.find('keyPendingDeletion', subject, {
      expected: 'Enabled',
      found: key.deletedAt === undefined ? key.state : `deletion at ${key.deletedAt}`,
      fix: `${kms('cancel-key-deletion')}, then ${kms('enable-key')}`,
    });
  } else if (key.state !== 'Enabled') {
    report.find('keyUnusable', subject, { expected: 'Enabled', found: key.state, fix: kms('enable-key') });
  }
}

function compareAlias(report: DriftReport, subject: string, alias: string | undefined, key: KeyState): void {
  const { value: aliases = [], isKnown } = report.read(`aliases of the ${subject}`, key.aliases);
  if (alias === undefined || !isKnown || aliases.includes(alias)) {
    return;
  }

  report.find('aliasElsewhere', subject, {
    expected: `${alias} refers to ${key.arn}`,
    found: aliases.length === 0 ? 'no alias' : aliases.join(', '),
    fix: `aws kms update-alias --alias-name ${alias} --target-key-id ${key.arn} (create-alias if there is none)`,
  });
}
