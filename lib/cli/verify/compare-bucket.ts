import { DriftReport } from './catalog';
import { compareEncryption } from './compare-encryption';
import { compareLifecycle } from './compare-lifecycle';
import { compareNotifications } from './compare-notifications';
import { reportPolicy } from './compare-policies';
import { Keys } from './keys';
import { deleteArchive, lifecycleFix, s3api } from './s3-fixes';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { LifecycleRulePlan } from '../../deployment/lifecycle-rules';
import { BucketState } from '../account/bucket-state';
import { noted } from '../terminal/aws-command';

/** The expected settings of a bucket that the baseline creates. */
export interface ExpectedBucket {
  readonly region: string;
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
  compareRegion(report, subject, expected.region, bucket);
  comparePublicAccess(report, subject, bucket);
  compareOwnership(report, subject, bucket);
  compareVersioning(report, subject, bucket);
  compareEncryption(report, subject, expected.keyId, bucket, keys);

  const lifecycle = report.read(`lifecycle of the ${subject}`, bucket.lifecycle);
  if (lifecycle.isKnown) {
    const rules = lifecycle.value ?? [];
    const { lifecycle: rule, logRoot } = expected;
    compareLifecycle(report, { subject, expected: rule, rules, logRoot, fix: lifecycleFix(bucket, rule, rules) });
  }

  compareNotifications(report, subject, expected.eventBridge, bucket);
  compareArchives(report, subject, bucket);
}

/** Reports a bucket that another account owns. */
export function compareOwner(report: DriftReport, subject: string, { name, owner }: BucketState): void {
  if (owner?.isOwner === false) {
    report.find('foreignBucket', subject, {
      expected: `${name} of account ${owner.expected}`,
      found: 'a bucket of another account',
      fix: `find out who owns ${name}, and let the trail deliver to a bucket of account ${owner.expected}`,
    });
  }
}

function compareRegion(report: DriftReport, subject: string, wanted: string, { region, name }: BucketState): void {
  if (region !== wanted) {
    report.find('bucketInOtherRegion', subject, {
      expected: `${name} in ${wanted}`,
      found: `in ${region}`,
      fix: `copy what you need from ${name}, delete it, and create it again in ${wanted}`,
    });
  }
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
      fix: s3api('put-public-access-block', bucket, {
        'public-access-block-configuration':
          'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
      }),
    });
  }
}

function compareOwnership(report: DriftReport, subject: string, bucket: BucketState): void {
  const { value: ownership, isKnown } = report.read(`ownership of the ${subject}`, bucket.ownership);
  if (isKnown && ownership !== 'BucketOwnerEnforced') {
    // S3 refuses to disable ACLs while the bucket's own has grants.
    const resetAcl = s3api('put-bucket-acl', bucket, { acl: 'private' });
    const disableAcls = s3api('put-bucket-ownership-controls', bucket, {
      'ownership-controls': 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    });

    report.find('aclsEnabled', subject, {
      expected: 'BucketOwnerEnforced',
      found: ownership ?? 'not set',
      fix: noted('this removes the grants of its ACL', `${resetAcl} && ${disableAcls}`),
    });
  }
}

function compareVersioning(report: DriftReport, subject: string, bucket: BucketState): void {
  const { value: versioning, isKnown } = report.read(`versioning of the ${subject}`, bucket.versioning);
  if (isKnown && versioning !== 'Enabled') {
    report.find('versioningOff', subject, {
      expected: 'Enabled',
      found: versioning ?? 'Off',
      fix: s3api('put-bucket-versioning', bucket, { 'versioning-configuration': 'Status=Enabled' }),
    });
  }
}

/** The baseline archives nothing: Athena can't read archived objects. */
function compareArchives(report: DriftReport, subject: string, bucket: BucketState): void {
  const { value: archives = [] } = report.read(`archive tiers of the ${subject}`, bucket.archives);

  for (const { id, tiers, filter } of archives) {
    report.find('objectsArchived', subject, {
      expected: 'no archive tiers',
      found: `${tiers.join(', ')}${filter === undefined ? '' : ` (${filter})`}`,
      fix: deleteArchive(bucket, id),
    });
  }
}

/** Compares a bucket's policy; of an existing bucket, only what keeps the trail from delivering. */
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
      write: (policy) => s3api('put-bucket-policy', bucket, { policy }),
    });
  }
}
