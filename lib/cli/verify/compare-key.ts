import { DriftReport } from './catalog';
import { reportPolicy } from './compare-policies';
import { enableKey, kms, putKeyPolicy } from './key-fixes';
import { parseArn } from '../../aws/arn';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { KeyState } from '../account/key-state';
import { awsCommand } from '../terminal/aws-command';

/** The number of days after which KMS rotates a key, unless it is set. @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
const DEFAULT_ROTATION_DAYS = 365;

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
  compareState(report, subject, key);
  if (policy.isWhole) {
    compareRotation(report, subject, key);
    compareGrants(report, subject, key);
  }

  compareAlias(report, subject, alias, key);

  const found = report.read(`policy of the ${subject}`, key.policy);
  if (found.isKnown) {
    reportPolicy(report, policy, found.value ?? [], {
      subject,
      partition,
      write: (document) => putKeyPolicy(key, document),
    });
  }
}

function compareState(report: DriftReport, subject: string, key: KeyState): void {
  const fix = enableKey(key, 'let the trail use another key, and deploy');
  const isPendingDeletion = ['PendingDeletion', 'PendingReplicaDeletion'].includes(key.state);
  if (isPendingDeletion) {
    report.find('keyPendingDeletion', subject, {
      expected: 'Enabled',
      found: key.deletedAt === undefined ? key.state : `deletion at ${key.deletedAt}`,
      fix,
    });
  } else if (key.state !== 'Enabled') {
    report.find('keyUnusable', subject, { expected: 'Enabled', found: key.state, fix });
  }
}

function compareRotation(report: DriftReport, subject: string, key: KeyState): void {
  const { value: rotation, isKnown } = report.read(`rotation of the ${subject}`, key.rotation);
  const fix = kms('enable-key-rotation', key, { 'rotation-period-in-days': DEFAULT_ROTATION_DAYS });
  if (isKnown && rotation === undefined) {
    report.find('rotationOff', subject, { expected: 'on', found: 'off', fix });
  }

  const { periodDays = DEFAULT_ROTATION_DAYS } = rotation ?? {};
  if (periodDays !== DEFAULT_ROTATION_DAYS) {
    const isRarer = periodDays > DEFAULT_ROTATION_DAYS;
    report.find(isRarer ? 'rotationRarer' : 'rotationMoreFrequent', subject, {
      expected: `every ${DEFAULT_ROTATION_DAYS} days`,
      found: `every ${periodDays} days`,
      fix,
    });
  }
}

/** The baseline creates no grants. A grant gives access that the key's policy doesn't show. */
function compareGrants(report: DriftReport, subject: string, key: KeyState): void {
  const { value: grants = [] } = report.read(`grants of the ${subject}`, key.grants);

  for (const { id, grantee, isService, operations } of grants) {
    report.find(isService ? 'grantToService' : 'grantToPrincipal', subject, {
      expected: 'no grants',
      found: `${operations.join(', ')} for ${grantee}`,
      fix: kms('revoke-grant', key, { 'grant-id': id }),
    });
  }
}

function compareAlias(report: DriftReport, subject: string, alias: string | undefined, key: KeyState): void {
  const { value: aliases = [], isKnown } = report.read(`aliases of the ${subject}`, key.aliases);
  if (alias === undefined || !isKnown || aliases.includes(alias)) {
    return;
  }

  const { region } = parseArn(key.arn);
  const refer = (command: string) =>
    awsCommand(`kms ${command}`, { 'alias-name': alias, 'target-key-id': key.arn, region });

  report.find('aliasElsewhere', subject, {
    expected: `${alias} refers to ${key.arn}`,
    found: aliases.length === 0 ? 'no alias' : aliases.join(', '),
    fix: `${refer('update-alias')} || ${refer('create-alias')}`,
  });
}
