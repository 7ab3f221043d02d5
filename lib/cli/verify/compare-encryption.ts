import { DriftReport } from './catalog';
import { Keys } from './keys';
import { s3api } from './s3-fixes';
import { BucketEncryptionState, BucketState } from '../account/bucket-state';

/** The types of encryption that a bucket can block without an effect on deliveries. */
const HARMLESS_BLOCKS: readonly string[] = ['SSE-C', 'NONE'];

/** Compares the default encryption of a bucket. @param keyId undefined: S3 managed keys */
export function compareEncryption(
  report: DriftReport,
  subject: string,
  keyId: string | undefined,
  bucket: BucketState,
  keys: Keys,
): void {
  const { value: found, isKnown } = report.read(`encryption of the ${subject}`, bucket.encryption);
  if (!isKnown) {
    return;
  }

  const algorithm = keyId === undefined ? 'AES256' : 'aws:kms';
  const expected = keyId === undefined ? algorithm : `${algorithm} with ${keyId}`;
  const fix = encryptionFix(bucket, keyId);

  if (found?.algorithm !== algorithm) {
    report.find('otherEncryption', subject, { expected, found: found?.algorithm ?? 'not set', fix });
    return;
  }

  if (keyId === undefined && found.keyId !== undefined) {
    report.find('otherEncryption', subject, { expected, found: `${algorithm} with ${found.keyId}`, fix });
  }

  const blocked = found.blockedTypes.filter((type) => !HARMLESS_BLOCKS.includes(type));
  if (blocked.length > 0) {
    report.find('otherEncryption', subject, { expected, found: `${blocked.join(', ')} is blocked`, fix });
  }

  if (keyId !== undefined) {
    compareKey(report, subject, keyId, found, keys, fix);
  }
}

function compareKey(
  report: DriftReport,
  subject: string,
  keyId: string,
  found: BucketEncryptionState,
  keys: Keys,
  fix: string,
): void {
  if (found.keyId === undefined) {
    report.find('otherKey', subject, { expected: keyId, found: 'the AWS managed key aws/s3', fix });
  } else {
    keys.expectSame(report, subject, { expected: keyId, found: found.keyId, fix });
  }

  if (!found.bucketKey) {
    report.find('bucketKeyOff', subject, { expected: 'on', found: 'off', fix });
  }
}

function encryptionFix(bucket: BucketState, keyId: string | undefined): string {
  const ownKey = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyId };
  const rule =
    keyId === undefined
      ? { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }
      : { ApplyServerSideEncryptionByDefault: ownKey, BucketKeyEnabled: true };

  return s3api('put-bucket-encryption', bucket, { 'server-side-encryption-configuration': { Rules: [rule] } });
}
