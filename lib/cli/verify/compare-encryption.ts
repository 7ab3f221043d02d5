import { DriftReport } from './catalog';
import { DEPLOY_AGAIN } from './fixes';
import { Keys } from './keys';
import { s3api } from './s3-fixes';
import { BucketEncryptionState, BucketState } from '../account/bucket-state';

/** The types of encryption that a bucket can block without an effect on deliveries. */
const HARMLESS_BLOCKS: readonly string[] = ['SSE-C', 'NONE'];

/** The key of a log bucket, where no key could be found. */
export const UNKNOWN_KEY = "the trail's key";

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
  const fix = encryptionFix(bucket, keyId === UNKNOWN_KEY ? (found?.keyId ?? UNKNOWN_KEY) : keyId, found);

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
  } else if (keyId !== UNKNOWN_KEY) {
    keys.expectSame(report, subject, { expected: keyId, found: found.keyId, fix });
  }

  if (!found.bucketKey) {
    report.find('bucketKeyOff', subject, { expected: 'on', found: 'off', fix });
  }
}

function encryptionFix(
  bucket: BucketState,
  keyId: string | undefined,
  found: BucketEncryptionState | undefined,
): string {
  if (keyId === UNKNOWN_KEY) {
    return DEPLOY_AGAIN;
  }

  const ownKey = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyId };
  const rule =
    keyId === undefined
      ? { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }
      : { ApplyServerSideEncryptionByDefault: ownKey, BucketKeyEnabled: true };

  const Rules = [{ ...rule, ...blockedTypes(found) }];
  return s3api('put-bucket-encryption', bucket, { 'server-side-encryption-configuration': { Rules } });
}

/** The call replaces what is blocked, so the harmless part of it is written again. */
function blockedTypes({ blockedTypes: types = [] }: Partial<BucketEncryptionState> = {}): object {
  const kept = types.filter((type) => HARMLESS_BLOCKS.includes(type));
  const written = kept.length > 0 ? kept : ['NONE'];

  return types.length === 0 ? {} : { BlockedEncryptionTypes: { EncryptionType: written } };
}
