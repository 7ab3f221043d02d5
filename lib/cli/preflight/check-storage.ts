import { ObstacleReport } from './catalog';
import { checkPolicy, findExistingResource, lacksOf } from './existing-resource';
import { parseArn } from '../../aws/arn';
import { DeployedPolicies } from '../../deployment/deployed-policies';
import { BaselinePlan } from '../../plan/baseline-plan';
import { BucketState } from '../account/bucket-state';
import { ExistingState, DeploymentTarget, UsableKey } from '../account/deployment-target';
import { noted } from '../terminal/aws-command';
import { enableKey, putKeyPolicy } from '../verify/key-fixes';
import { s3api } from '../verify/s3-fixes';

/** Checks that existing buckets and keys meet the requirements of CloudTrail and S3. */
export function checkStorage(
  report: ObstacleReport,
  plan: BaselinePlan,
  policies: DeployedPolicies,
  state: DeploymentTarget,
): void {
  const { storage, encryption } = plan;
  const { existing, homeRegion, partition } = state;
  const bucket = findExistingResource(
    report,
    { subject: 'log bucket', name: storage.existingBucketName, path: 'storage.existingBucketName' },
    existing.logBucket,
  );

  if (bucket !== undefined) {
    checkOwner(report, bucket);
    checkLogBucket(report, bucket, policies, partition);
  }

  const key = findExistingResource(
    report,
    { subject: 'key', name: encryption.existingKeyArn, path: 'encryption.existingKeyArn' },
    existing.key,
  );

  if (key !== undefined) {
    checkKey(report, key, policies, partition);
  }

  checkKeyRegion(report, {
    key,
    createsKey: encryption.existingKeyArn === undefined,
    bucket,
    createsBucket: storage.logBucket !== undefined,
    homeRegion,
  });

  checkAccessLogs(report, plan, policies, state);
  checkReplica(report, plan, existing.replicaBucket);
  checkSources(report, plan, existing.sources);
}

function checkLogBucket(
  report: ObstacleReport,
  bucket: Pick<BucketState, 'name' | 'region' | 'policy'>,
  { logBucket: expected }: DeployedPolicies,
  partition: string,
): void {
  const policy = report.read('the policy of the log bucket', bucket.policy);
  if (policy.isKnown && expected !== undefined) {
    checkPolicy(report, expected, policy.value ?? [], {
      subject: 'log bucket',
      partition,
      write: (document) => s3api('put-bucket-policy', bucket, { policy: document }),
    });
  }
}

/** Reports a bucket that another account owns. */
function checkOwner(report: ObstacleReport, { name, owner }: Pick<BucketState, 'name' | 'owner'>): void {
  if (owner?.isOwner === false) {
    report.find('foreignBucket', 'log bucket', {
      expected: `${name} of account ${owner.expected}`,
      found: 'a bucket of another account',
      fix: 'set storage.existingBucketName to a bucket of that account, or correct storage.existingBucketOwner',
    });
  }
}

function checkSources(report: ObstacleReport, { analytics }: BaselinePlan, readings: ExistingState['sources']): void {
  const sources = analytics?.sources ?? [];
  for (const [index, { name, bucketName }] of sources.entries()) {
    const path = `analytics.sources[${index}].bucketName`;
    findExistingResource(report, { subject: `bucket of the source ${name}`, name: bucketName, path }, readings[index]);
  }
}

function checkKey(
  report: ObstacleReport,
  key: UsableKey,
  { key: expected }: DeployedPolicies,
  partition: string,
): void {
  const refuse = (wanted: string, found: string, fix: string) =>
    report.find('keyUnusable', 'key', { expected: wanted, found, fix });

  const nameAnother = 'set encryption.existingKeyArn to another key, or remove it';
  if (key.manager === 'AWS') {
    refuse('a customer managed key', "an AWS managed key, whose policy can't be changed", nameAnother);
    return;
  }

  if (!key.symmetric) {
    refuse('a symmetric encryption key', 'an asymmetric or HMAC key', nameAnother);
  }

  if (key.state !== 'Enabled') {
    refuse('Enabled', key.state, enableKey(key, 'set encryption.existingKeyArn to another key'));
  }

  const policy = report.read('the policy of the key', key.policy);
  if (policy.isKnown && expected !== undefined) {
    checkPolicy(report, expected, policy.value ?? [], {
      subject: 'key',
      partition,
      write: (document) => putKeyPolicy(key, document),
    });
  }
}

interface KeyAndBucket {
  readonly key: UsableKey | undefined;
  readonly createsKey: boolean;
  readonly bucket: Pick<BucketState, 'region'> | undefined;
  readonly createsBucket: boolean;
  readonly homeRegion: string;
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail-update-trail.html */
function checkKeyRegion(
  report: ObstacleReport,
  { key, createsKey, bucket, createsBucket, homeRegion }: KeyAndBucket,
): void {
  const bucketRegion = createsBucket ? homeRegion : bucket?.region;
  if (bucketRegion === undefined) {
    return; // it doesn't exist, or can't be read
  }

  const keyRegion = createsKey ? homeRegion : key && parseArn(key.arn).region;
  if (keyRegion !== undefined && keyRegion !== bucketRegion) {
    report.find('otherRegion', 'key', {
      expected: `${bucketRegion}, like the log bucket`,
      found: createsKey ? `${keyRegion}, where the key is created` : keyRegion,
      fix: `set encryption.existingKeyArn to a key in ${bucketRegion}, or use a log bucket in ${keyRegion}`,
    });
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function checkAccessLogs(
  report: ObstacleReport,
  { storage }: BaselinePlan,
  policies: DeployedPolicies,
  { existing, homeRegion, partition }: DeploymentTarget,
): void {
  const subject = 'access-log bucket';
  const path = 'storage.accessLogs.existingBucketName';
  const bucket = findExistingResource(
    report,
    { subject, name: storage.existingAccessLogBucketName, path },
    existing.accessLogBucket,
  );

  if (bucket === undefined) {
    return;
  }

  if (bucket.region !== homeRegion) {
    report.find('otherRegion', subject, {
      expected: `${homeRegion}, like the log bucket`,
      found: bucket.region,
      fix: `set ${path} to a bucket in that region, or remove it`,
    });
  }

  const refuse = (expected: string, found: string, fix: string) =>
    report.find('accessLogsRefused', subject, { expected, found, fix });

  const policy = report.read(`the policy of the ${subject}`, bucket.policy);
  const expected = policies.accessLogBucket ?? { statements: [], isWhole: false };
  const write = (document: object) => s3api('put-bucket-policy', bucket, { policy: document });
  const lacks = policy.isKnown ? lacksOf(report, expected, policy.value ?? [], { subject, partition, write }) : [];

  for (const { expected: wanted, found, fix } of lacks) {
    refuse(wanted, found, fix);
  }

  if (report.read(`Object Lock of the ${subject}`, bucket.objectLock).value !== undefined) {
    refuse('no Object Lock', 'Object Lock is enabled', `set ${path} to another bucket, or remove it`);
  }

  const algorithm = report.read(`the encryption of the ${subject}`, bucket.encryption).value?.algorithm;
  if (algorithm?.startsWith('aws:kms')) {
    refuse(
      'encrypted with S3 managed keys (AES256)',
      algorithm,
      s3api('put-bucket-encryption', bucket, {
        'server-side-encryption-configuration': {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      }),
    );
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html */
function checkReplica(
  report: ObstacleReport,
  { storage: { logBucket } }: BaselinePlan,
  reading: ExistingState['replicaBucket'],
): void {
  const { bucketArn, keyArn } = logBucket?.replication ?? {};
  const subject = 'replica bucket';
  const bucket = findExistingResource(
    report,
    { subject, name: bucketArn, path: 'storage.replication.bucketArn' },
    reading,
  );

  if (bucket === undefined) {
    return;
  }

  const versioning = report.read(`versioning of the ${subject}`, bucket.versioning);
  if (versioning.isKnown && versioning.value !== 'Enabled') {
    report.find('replicationRefused', subject, {
      expected: 'versioning enabled',
      found: versioning.value ?? 'Off',
      fix: s3api('put-bucket-versioning', bucket, { 'versioning-configuration': 'Status=Enabled' }),
    });
  }

  const lock = report.read(`Object Lock of the ${subject}`, bucket.objectLock);
  if (lock.isKnown && lock.value === undefined) {
    report.find('replicationRefused', subject, {
      expected: 'Object Lock enabled, like the log bucket',
      found: 'off',
      fix: noted(
        'Object Lock can never be disabled again',
        s3api('put-object-lock-configuration', bucket, { 'object-lock-configuration': 'ObjectLockEnabled=Enabled' }),
      ),
    });
  }

  const keyRegion = keyArn && parseArn(keyArn).region;
  if (keyRegion !== bucket.region) {
    report.find('otherRegion', 'replica key', {
      expected: `${bucket.region}, like the replica bucket`,
      found: keyRegion ?? 'none',
      fix: `set storage.replication.keyArn to a key in ${bucket.region}`,
    });
  }
}
