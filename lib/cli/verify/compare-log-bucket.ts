import { DriftReport } from './catalog';
import { LogBucketPlan } from '../../plan/sections/storage-plan';
import { BucketState, ObjectLockState, ReplicationRuleState } from '../account/bucket-state';

const SUBJECT = 'log bucket';

/** The destination of access logs. */
export interface AccessLogs {
  /** Absent: any bucket is accepted. */
  readonly bucketName?: string;
  readonly prefix: string;
}

/** Compares the settings that only a log bucket has: Object Lock, access logs, replication. */
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

  compareAccessLogs(report, accessLogs, bucket);

  const replication = report.read('replication of the log bucket', bucket.replication);
  if (replication.isKnown) {
    compareReplication(report, plan, replication.value?.rules ?? [], bucket.name);
  }
}

function compareAccessLogs(report: DriftReport, expected: AccessLogs, bucket: BucketState): void {
  const { value: found, isKnown } = report.read('access logs of the log bucket', bucket.logging);
  const { targetBucket, targetPrefix } = found ?? {};
  const { bucketName = targetBucket ?? 'the access-log bucket', prefix } = expected;

  const isThere = targetBucket === bucketName && targetPrefix === prefix;
  if (isKnown && !isThere) {
    report.find('accessLogsOff', SUBJECT, {
      expected: `${bucketName}/${prefix}`,
      found: found === undefined ? 'none' : `${targetBucket}/${targetPrefix}`,
      fix:
        `aws s3api put-bucket-logging --bucket ${bucket.name} --bucket-logging-status ` +
        `'{"LoggingEnabled":{"TargetBucket":"${bucketName}","TargetPrefix":"${prefix}"}}'`,
    });
  }
}

function compareLock(
  report: DriftReport,
  { objectLock: wanted }: LogBucketPlan,
  found: ObjectLockState | undefined,
  bucketName: string,
): void {
  const foundDays = found?.days ?? (found?.years ?? 0) * 365;
  const rule =
    wanted === undefined ? '' : `,"Rule":{"DefaultRetention":{"Mode":"${wanted.mode}","Days":${wanted.days}}}`;

  const difference = {
    expected: lockText(wanted?.mode, wanted?.days),
    found: found === undefined ? 'not enabled' : lockText(found.mode, foundDays),
    fix:
      `aws s3api put-object-lock-configuration --bucket ${bucketName} --object-lock-configuration ` +
      `'{"ObjectLockEnabled":"Enabled"${rule}}'`,
  };

  const byMode = lockStrength(found?.mode) - lockStrength(wanted?.mode);
  const byDays = foundDays - (wanted?.days ?? 0);
  if (found === undefined) {
    report.find('lockOff', SUBJECT, difference);
  } else if (byMode < 0 || byDays < 0) {
    report.find('lockWeaker', SUBJECT, difference);
  } else if (byMode > 0 || byDays > 0) {
    report.find('lockStronger', SUBJECT, difference);
  }
}

function lockText(mode: string | undefined, days: number | undefined): string {
  return mode === undefined ? 'enabled, without a default retention' : `${mode} for ${days} days`;
}

/** Higher for a stronger mode, lowest without one. */
function lockStrength(mode: string | undefined): number {
  return ['GOVERNANCE', 'COMPLIANCE'].indexOf(mode ?? '');
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

  const fix = `aws s3api put-bucket-replication --bucket ${bucketName} --replication-configuration JSON`;
  if (replication !== undefined && !enabled.some(isPlanned)) {
    const { bucketArn, accountId = 'the same account', keyArn } = replication;
    report.find('replicationMissing', SUBJECT, {
      expected: `to ${bucketArn} in ${accountId} with key ${keyArn}`,
      found: replicasText(enabled),
      fix,
    });
  }

  const elsewhere = enabled.filter((rule) => rule.bucketArn !== replication?.bucketArn);
  if (elsewhere.length > 0) {
    report.find('replicatedElsewhere', SUBJECT, {
      expected: replication === undefined ? 'nothing' : `to ${replication.bucketArn}`,
      found: replicasText(elsewhere),
      fix: replication === undefined ? `aws s3api delete-bucket-replication --bucket ${bucketName}` : fix,
    });
  }
}

function replicasText(rules: ReplicationRuleState[]): string {
  return rules.map(replicaText).join('; ') || 'nothing';
}

function replicaText({ bucketArn, keyId, account }: ReplicationRuleState): string {
  const ofAccount = account === undefined ? '' : ` in ${account}`;
  const withKey = keyId === undefined ? '' : ` with key ${keyId}`;
  return `to ${bucketArn}${ofAccount}${withKey}`;
}
