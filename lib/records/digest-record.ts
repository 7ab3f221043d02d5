import { Column, FieldType } from './field-type';

const LOG_FILE: FieldType = {
  struct: {
    s3Bucket: 'string',
    s3Object: 'string',
    hashValue: 'string',
    hashAlgorithm: 'string',
    newestEventTime: 'string',
    oldestEventTime: 'string',
  },
};

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html */
export const DIGEST_COLUMNS: Readonly<Record<string, Column>> = {
  awsAccountId: { type: 'string', says: 'the account whose log files it vouches for' },
  digestStartTime: { type: 'string', says: 'the beginning of its hour, in UTC' },
  digestEndTime: { type: 'string', says: 'the end of its hour' },
  digestS3Bucket: { type: 'string', says: 'the bucket it was delivered to' },
  digestS3Object: { type: 'string', says: 'its own key in the bucket' },
  digestPublicKeyFingerprint: { type: 'string', says: 'the public key that its signature is verified with' },
  digestSignatureAlgorithm: { type: 'string', says: 'how it was signed' },
  newestEventTime: { type: 'string', says: 'the newest event in its log files' },
  oldestEventTime: { type: 'string', says: 'the oldest event in its log files' },
  previousDigestS3Bucket: { type: 'string', says: 'where the digest before it is' },
  previousDigestS3Object: { type: 'string', says: 'the key of the digest before it; absent in the first' },
  previousDigestHashValue: { type: 'string', says: 'the hash of the digest before it' },
  previousDigestHashAlgorithm: { type: 'string', says: 'how that was hashed' },
  previousDigestSignature: { type: 'string', says: 'the signature of the digest before it' },
  logFiles: { type: { list: LOG_FILE }, says: 'the log files of its hour, each with its hash' },
};
