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
  awsAccountId: { type: 'string', description: 'account whose log files the digest covers' },
  digestStartTime: { type: 'string', description: 'start of the hour that the digest covers, in UTC' },
  digestEndTime: { type: 'string', description: 'end of that hour, in UTC' },
  digestS3Bucket: { type: 'string', description: 'bucket that the digest was delivered to' },
  digestS3Object: { type: 'string', description: 'object key of the digest' },
  digestPublicKeyFingerprint: {
    type: 'string',
    description: "fingerprint of the public key that verifies the digest's signature",
  },
  digestSignatureAlgorithm: { type: 'string', description: 'algorithm of the signature' },
  newestEventTime: { type: 'string', description: 'time of the newest event in the log files' },
  oldestEventTime: { type: 'string', description: 'time of the oldest event in the log files' },
  previousDigestS3Bucket: { type: 'string', description: 'bucket of the previous digest' },
  previousDigestS3Object: {
    type: 'string',
    description: 'object key of the previous digest; absent in the first digest',
  },
  previousDigestHashValue: { type: 'string', description: 'hash of the previous digest' },
  previousDigestHashAlgorithm: { type: 'string', description: 'algorithm of that hash' },
  previousDigestSignature: { type: 'string', description: 'signature of the previous digest' },
  logFiles: { type: { list: LOG_FILE }, description: 'log files that the digest covers, each with its hash' },
};
