import { DriftReport } from './catalog';
import { compareLifecycle } from './compare-lifecycle';
import { reportPolicy } from './compare-policies';
import { Keys } from './keys';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { BucketEncryptionState, BucketState } from '../account/bucket-state';

/** What a bucket that is made should be like. */
export interface ExpectedBucket {
  readonly lifecycle: LifecycleRulePlan;
  /** What it is encrypted with; absent: S3's own keys. */
  readonly keyId?: string;
  readonly eventBridge: boolean;
}

/** What every bucket that is made has in common. */
export function compareBucket(
  report: DriftReport,
  subject: string,
  expected: ExpectedBucket,
  bucket: BucketState,
  keys: Keys,
): void {
  const s3api = (command: string) => `aws s3api ${command} --bucket ${bucket.name}`;
  const of = (what: string) => `${what} of the ${subject}`;

  const blocks = report.read(of('public access'), bucket.publicAccess);
  const open = Object.entries(blocks.value ?? { publicAccessBlock: false })
    .filter(([, isBlocked]) => !isBlocked)
    .map(([name]) => name);

  if (blocks.isKnown && open.length > 0) {
    report.find('publicAccess', subject, {
      expected: 'all four on',
      found: blocks.value === undefined ? 'none set' : `off: ${open.join(', ')}`,
      mend:
        `${s3api('put-public-access-block')} --public-access-block-configuration ` +
        'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    });
  }

  const ownership = report.read(of('ownership'), bucket.ownership);
  if (ownership.isKnown && ownership.value !== 'BucketOwnerEnforced') {
    report.find('ownership', subject, {
      expected: 'BucketOwnerEnforced',
      found: ownership.value ?? 'never set',
      mend:
        `${s3api('put-bucket-ownership-controls')} --ownership-controls ` +
        'Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    });
  }

  const versioning = report.read(of('versioning'), bucket.versioning);
  if (versioning.isKnown && versioning.value !== 'Enabled') {
    report.find('versioningOff', subject, {
      expected: 'Enabled',
      found: versioning.value ?? 'Off',
      mend: `${s3api('put-bucket-versioning')} --versioning-configuration Status=Enabled`,
    });
  }

  const encryption = report.read(of('encryption'), bucket.encryption);
  if (encryption.isKnown) {
    compareEncryption(report, subject, expected.keyId, encryption.value, keys, s3api('put-bucket-encryption'));
  }

  const lifecycle = report.read(of('lifecycle'), bucket.lifecycle);
  if (lifecycle.isKnown) {
    compareLifecycle(
      report,
      subject,
      expected.lifecycle,
      lifecycle.value ?? [],
      `${s3api('put-bucket-lifecycle-configuration')} --lifecycle-configuration JSON`,
    );
  }

  const eventBridge = report.read(of('notifications'), bucket.eventBridge);
  if (eventBridge.isKnown && (eventBridge.value ?? false) !== expected.eventBridge) {
    report.find(expected.eventBridge ? 'eventBridgeOff' : 'eventBridgeOn', subject, {
      expected: expected.eventBridge ? 'on' : 'off',
      found: expected.eventBridge ? 'off' : 'on',
      mend:
        `${s3api('put-bucket-notification-configuration')} --notification-configuration ` +
        `'${expected.eventBridge ? '{"EventBridgeConfiguration":{}}' : '{}'}'`,
    });
  }
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
  const mend = `${command} --server-side-encryption-configuration JSON`;
  if (found?.algorithm !== algorithm) {
    report.find('otherEncryption', subject, {
      expected: keyId === undefined ? algorithm : `${algorithm} with ${keyId}`,
      found: found?.algorithm ?? 'none set',
      mend,
    });
  } else if (keyId !== undefined) {
    if (found.keyId === undefined) {
      report.find('otherKey', subject, { expected: keyId, found: 'the key that S3 has in every account', mend });
    } else {
      keys.expectSame(report, subject, { expected: keyId, found: found.keyId, mend });
    }

    if (!found.bucketKey) {
      report.find('bucketKeyOff', subject, { expected: 'on', found: 'off', mend });
    }
  }
}

/** A bucket's policy; of somebody else's, what it has to say at least. */
export function compareBucketPolicy(
  report: DriftReport,
  subject: string,
  expected: DeployedPolicy,
  { name, policy }: BucketState,
  partition: string,
): void {
  const found = report.read(`policy of the ${subject}`, policy);
  if (found.isKnown) {
    reportPolicy(report, expected, found.value ?? [], {
      subject,
      partition,
      command: `aws s3api put-bucket-policy --bucket ${name} --policy file://policy.json`,
    });
  }
}
