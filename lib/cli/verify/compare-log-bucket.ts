import { DriftReport } from './catalog';
import { compareReplication } from './compare-replication';
import { DEPLOY_AGAIN } from './fixes';
import { s3api } from './s3-fixes';
import { LogBucketPlan } from '../../plan/sections/storage-plan';
import { BucketState, LoggingState, ObjectLockState } from '../account/bucket-state';
import { noted } from '../terminal/aws-command';

const SUBJECT = 'log bucket';

/** The settings that only a log bucket has. */
export interface ExpectedLogBucket {
  readonly plan: LogBucketPlan;
  /** The account that owns the bucket. Undefined: it isn't known. */
  readonly account?: string;
  readonly accessLogs: AccessLogs;
  /** The role that S3 assumes to replicate. Undefined: its name isn't known. */
  readonly replicationRole?: string;
}

/** The destination of access logs. */
interface AccessLogs {
  /** Absent: any bucket is accepted. */
  readonly bucketName?: string;
  readonly prefix: string;
}

/** Compares the settings that only a log bucket has: Object Lock, access logs, replication. */
export function compareLogBucket(report: DriftReport, expected: ExpectedLogBucket, bucket: BucketState): void {
  const lock = report.read('Object Lock of the log bucket', bucket.objectLock);
  if (lock.isKnown) {
    compareLock(report, expected.plan, lock.value, bucket);
  }

  compareAccessLogs(report, expected.accessLogs, bucket);

  const replication = report.read('replication of the log bucket', bucket.replication);
  if (replication.isKnown) {
    const { plan, account, replicationRole: roleArn } = expected;
    const wanted = { subject: SUBJECT, replication: plan.replication, account, roleArn };
    compareReplication(report, wanted, replication.value, bucket);
  }
}

function compareAccessLogs(report: DriftReport, expected: AccessLogs, bucket: BucketState): void {
  const { value: found, isKnown } = report.read('access logs of the log bucket', bucket.logging);
  const { targetBucket, targetPrefix, others } = found ?? {};
  const { bucketName = targetBucket ?? 'the access-log bucket', prefix } = expected;

  const isThere = targetBucket === bucketName && targetPrefix === prefix && others === undefined;
  if (isKnown && !isThere) {
    const isNamed = bucketName !== 'the access-log bucket';
    const logging = { LoggingEnabled: { TargetBucket: bucketName, TargetPrefix: prefix } };

    report.find('accessLogsOff', SUBJECT, {
      expected: `${bucketName}/${prefix}`,
      found: found === undefined ? 'none' : loggingText(found),
      fix: isNamed ? s3api('put-bucket-logging', bucket, { 'bucket-logging-status': logging }) : DEPLOY_AGAIN,
    });
  }
}

function loggingText({ targetBucket, targetPrefix, others }: LoggingState): string {
  return `${targetBucket}/${targetPrefix}${others === undefined ? '' : ` with ${others}`}`;
}

function compareLock(
  report: DriftReport,
  { objectLock: wanted }: LogBucketPlan,
  found: ObjectLockState | undefined,
  bucket: BucketState,
): void {
  const foundDays = (found?.days ?? 0) + (found?.years ?? 0) * 365;
  const difference = {
    expected: lockText(wanted?.mode, wanted?.days),
    found: found === undefined ? 'not enabled' : lockText(found.mode, foundDays, found.eventHold),
    fix: lockFix(wanted, found, bucket),
  };

  const byMode = lockStrength(found?.mode) - lockStrength(wanted?.mode);
  const byDays = foundDays - (wanted?.days ?? 0);
  if (found === undefined) {
    report.find('lockOff', SUBJECT, difference);
  } else if (byMode < 0 || byDays < 0) {
    report.find('lockWeaker', SUBJECT, difference);
  } else if (found.mode !== wanted?.mode || byDays > 0 || found.eventHold !== undefined) {
    report.find('lockStronger', SUBJECT, difference);
  }
}

function lockText(mode: string | undefined, days: number | undefined, eventHold?: string): string {
  const hold = eventHold === undefined ? '' : `, with a hold until an event: ${eventHold}`;

  return `${mode === undefined ? 'enabled, without a default retention' : `${mode} for ${days} days`}${hold}`;
}

/** What can't be undone is said first. */
function lockFix(wanted: LogBucketPlan['objectLock'], found: ObjectLockState | undefined, bucket: BucketState): string {
  const rule = wanted && { DefaultRetention: { Mode: wanted.mode, Days: wanted.days } };
  const configuration = { ObjectLockEnabled: 'Enabled', Rule: rule };
  const warnings = [
    ...(found === undefined ? ['Object Lock can never be disabled again'] : []),
    ...(wanted?.mode === 'COMPLIANCE' ? [`nobody can delete a log file for ${wanted.days} days`] : []),
  ];

  const fix = s3api('put-object-lock-configuration', bucket, { 'object-lock-configuration': configuration });
  return warnings.length === 0 ? fix : noted(warnings.join(', and '), fix);
}

/** Higher for a stronger mode, lowest without one. */
function lockStrength(mode: string | undefined): number {
  return ['GOVERNANCE', 'COMPLIANCE'].indexOf(mode ?? '');
}
