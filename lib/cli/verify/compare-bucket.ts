import { DriftReport } from './catalog';
import { compareLifecycle } from './compare-lifecycle';
import { reportPolicy } from './compare-policies';
import { Keys } from './keys';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { BucketEncryptionState, BucketState } from '../account/bucket-state';
import { quoted } from '../terminal/text';

/** The expected settings of a bucket that the baseline creates. */
export interface ExpectedBucket {
  readonly lifecycle: LifecycleRulePlan;
  /** The key prefix of log files, in a log bucket. */
  readonly logRoot?: string;
  /** The key that it is encrypted with. Absent: S3 managed keys. */
  readonly keyId?: string;
  readonly eventBridge: boolean;
}

/** Compares the settings that all buckets of the baseline have. */
export function compareBucket(
  report: DriftReport,
  subject: string,
  expected: ExpectedBucket,
  bucket: BucketState,
  keys: Keys,
): void {
  comparePublicAccess(report, subject, bucket);
  compareOwnership(report, subject, bucket);
  compareVersioning(report, subject, bucket);

  const encryption = report.read(`encryption of the ${subject}`, bucket.encryption);
  if (encryption.isKnown) {
    const command = s3api('put-bucket-encryption', bucket);
    compareEncryption(report, subject, expected.keyId, encryption.value, keys, command);
  }

  const lifecycle = report.read(`lifecycle of the ${subject}`, bucket.lifecycle);
  if (lifecycle.isKnown) {
    const fix = `${s3api('put-bucket-lifecycle-configuration', bucket)} --lifecycle-configuration JSON`;
    const { lifecycle: rule, logRoot } = expected;
    compareLifecycle(report, { subject, expected: rule, rules: lifecycle.value ?? [], logRoot, fix });
  }

  compareEventBridge(report, subject, expected.eventBridge, bucket);
}

function comparePublicAccess(report: DriftReport, subject: string, bucket: BucketState): void {
  const { value: blocks, isKnown } = report.read(`public access of the ${subject}`, bucket.publicAccess);
  const open = Object.entries(blocks ?? { publicAccessBlock: false })
    .filter(([, isBlocked]) => !isBlocked)
    .map(([name]) => name);

  if (isKnown && open.length > 0) {
    report.find('publicAccessNotBlocked', subject, {
      expected: 'all four settings on',
      found: blocks === undefined ? 'not set' : `off: ${open.join(', ')}`,
      fix:
        `${s3api('put-public-access-block', bucket)} --public-access-block-configuration ` +
        'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    });
  }
}

function compareOwnership(report: DriftReport, subject: string, bucket: BucketState): void {
  const { value: ownership, isKnown } = report.read(`ownership of the ${subject}`, bucket.ownership);
  if (isKnown && ownership !== 'BucketOwnerEnforced') {
    report.find('aclsEnabled', subject, {
      expected: 'BucketOwnerEnforced',
      found: ownership ?? 'not set',
      fix:
        `${s3api('put-bucket-ownership-controls', bucket)} --ownership-controls ` +
        'Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    });
  }
}

function compareVersioning(report: DriftReport, subject: string, bucket: BucketState): void {
  const { value: versioning, isKnown } = report.read(`versioning of the ${subject}`, bucket.versioning);
  if (isKnown && versioning !== 'Enabled') {
    report.find('versioningOff', subject, {
      expected: 'Enabled',
      found: versioning ?? 'Off',
      fix: `${s3api('put-bucket-versioning', bucket)} --versioning-configuration Status=Enabled`,
    });
  }
}

function compareEventBridge(report: DriftReport, subject: string, wanted: boolean, bucket: BucketState): void {
  const { value: notifications, isKnown } = report.read(`notifications of the ${subject}`, bucket.notifications);
  const found = notifications?.eventBridge ?? false;
  if (!isKnown || found === wanted) {
    return;
  }

  // The call replaces all notifications, so the others are part of it.
  const others = notifications?.others ?? {};
  const configuration = wanted ? { ...others, EventBridgeConfiguration: {} } : others;
  const command = s3api('put-bucket-notification-configuration', bucket);
  const keepsOthers = Object.keys(others).length > 0;
  const note = keepsOthers ? 'this keeps the other notifications, whose destinations S3 checks again: ' : '';

  report.find(wanted ? 'eventBridgeOff' : 'eventBridgeOn', subject, {
    expected: wanted ? 'on' : 'off',
    found: found ? 'on' : 'off',
    fix: `${note}${command} --notification-configuration ${quoted(JSON.stringify(configuration))}`,
  });
}

function compareEncryption(
  report: DriftReport,
  subject: string,
  keyId: string | undefined,
  found: BucketEncryptionState | undefined,
  keys: Keys,
  command: string,
): void {
  const algorithm = keyId === undefined ? 'AES256' : 'aws:kms';
  const fix = `${command} --server-side-encryption-configuration JSON`;
  if (found?.algorithm !== algorithm) {
    report.find('otherEncryption', subject, {
      expected: keyId === undefined ? algorithm : `${algorithm} with ${keyId}`,
      found: found?.algorithm ?? 'not set',
      fix,
    });

    return;
  }

  if (keyId === undefined) {
    return;
  }

  if (found.keyId === undefined) {
    report.find('otherKey', subject, { expected: keyId, found: 'the AWS managed key aws/s3', fix });
  } else {
    keys.expectSame(report, subject, { expected: keyId, found: found.keyId, fix });
  }

  if (!found.bucketKey) {
    report.find('bucketKeyOff', subject, { expected: 'on', found: 'off', fix });
  }
}

/** Compares a bucket's policy; of an existing bucket, only for missing statements. */
export function compareBucketPolicy(
  report: DriftReport,
  subject: string,
  expected: DeployedPolicy,
  bucket: BucketState,
  partition: string,
): void {
  const found = report.read(`policy of the ${subject}`, bucket.policy);
  if (found.isKnown) {
    reportPolicy(report, expected, found.value ?? [], {
      subject,
      partition,
      command: `${s3api('put-bucket-policy', bucket)} --policy file://policy.json`,
    });
  }
}

function s3api(command: string, { name }: BucketState): string {
  return `aws s3api ${command} --bucket ${name}`;
}
