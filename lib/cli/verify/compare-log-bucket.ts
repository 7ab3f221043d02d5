import { DriftReport } from './catalog';
import { LogBucketPlan } from '../../plan/sections/storage-plan';
import { BucketState, ObjectLockState, ReplicationRuleState } from '../account/bucket-state';

const SUBJECT = 'log bucket';

/** Where access logs go. */
export interface AccessLogs {
  /** Absent: whichever the account has. */
  readonly bucketName?: string;
  readonly prefix: string;
}

/** What only a log bucket has: Object Lock, access logs, a copy. */
export function compareLogBucket(
  report: DriftReport,
  plan: LogBucketPlan,
  bucket: BucketState,
  accessLogs: AccessLogs,
): void {
  const lock = report.read('Object Lock of the log bucket', bucket.objectLock);
  if (lock.isKnown) {
    compareLock(report, plan, lock.value, bucket.name);
  }

  const logging = report.read('access logs of the log bucket', bucket.logging);
  const { targetBucket, targetPrefix } = logging.value ?? {};
  const { bucketName = targetBucket ?? 'the access-log bucket', prefix } = accessLogs;
  if (logging.isKnown && (targetBucket !== bucketName || targetPrefix !== prefix)) {
    report.find('accessLogsOff', SUBJECT, {
      expected: `${bucketName}/${prefix}`,
      found: logging.value === undefined ? 'none' : `${targetBucket}/${targetPrefix}`,
      mend:
        `aws s3api put-bucket-logging --bucket ${bucket.name} --bucket-logging-status ` +
        `'{"LoggingEnabled":{"TargetBucket":"${bucketName}","TargetPrefix":"${prefix}"}}'`,
    });
  }

  const replication = report.read('replication of the log bucket', bucket.replication);
  if (replication.isKnown) {
    compareReplication(report, plan, replication.value?.rules ?? [], bucket.name);
  }
}

function compareLock(
  report: DriftReport,
  { objectLock }: LogBucketPlan,
  found: ObjectLockState | undefined,
  bucketName: string,
): void {
  const text = (mode?: string, days?: number) =>
    mode === undefined ? 'enabled, without a default retention' : `${mode} for ${days} days`;

  const foundDays = found?.days ?? (found?.years ?? 0) * 365;
  const rule =
    objectLock === undefined
      ? ''
      : `,"Rule":{"DefaultRetention":{"Mode":"${objectLock.mode}","Days":${objectLock.days}}}`;

  const difference = {
    expected: text(objectLock?.mode, objectLock?.days),
    found: found === undefined ? 'not enabled' : text(found.mode, foundDays),
    mend:
      `aws s3api put-object-lock-configuration --bucket ${bucketName} --object-lock-configuration ` +
      `'{"ObjectLockEnabled":"Enabled"${rule}}'`,
  };

  const strength = (mode?: string) => ['GOVERNANCE', 'COMPLIANCE'].indexOf(mode ?? '');
  const [byMode, byDays] = [strength(found?.mode) - strength(objectLock?.mode), foundDays - (objectLock?.days ?? 0)];
  if (found === undefined) {
    report.find('lockOff', SUBJECT, difference);
  } else if (byMode < 0 || byDays < 0) {
    report.find('lockWeaker', SUBJECT, difference);
  } else if (byMode > 0 || byDays > 0) {
    report.find('lockStronger', SUBJECT, difference);
  }
}

function compareReplication(
  report: DriftReport,
  { replication }: LogBucketPlan,
  rules: ReplicationRuleState[],
  bucketName: string,
): void {
  const enabled = rules.filter((rule) => rule.enabled);
  const isPlanned = ({ bucketArn, keyId, account }: ReplicationRuleState) =>
    bucketArn === replication?.bucketArn &&
    keyId === replication.keyArn &&
    (account === undefined || account === replication.accountId);

  const text = (all: ReplicationRuleState[]) =>
    all
      .map(({ bucketArn, keyId, account }) =>
        [
          `to ${bucketArn}`,
          ...(account === undefined ? [] : [`of ${account}`]),
          ...(keyId === undefined ? [] : [`with ${keyId}`]),
        ].join(' '),
      )
      .join('; ') || 'nothing';

  const elsewhere = enabled.filter((rule) => rule.bucketArn !== replication?.bucketArn);
  const mend = `aws s3api put-bucket-replication --bucket ${bucketName} --replication-configuration JSON`;
  if (replication !== undefined && !enabled.some(isPlanned)) {
    report.find('copyOff', SUBJECT, {
      expected: `to ${replication.bucketArn} of ${replication.accountId ?? 'the same account'} with ${replication.keyArn}`,
      found: text(enabled),
      mend,
    });
  }

  if (elsewhere.length > 0) {
    report.find('copiedElsewhere', SUBJECT, {
      expected: replication === undefined ? 'nothing' : `to ${replication.bucketArn}`,
      found: text(elsewhere),
      mend: replication === undefined ? `aws s3api delete-bucket-replication --bucket ${bucketName}` : mend,
    });
  }
}
