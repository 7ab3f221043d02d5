import { DriftReport } from './catalog';
import { compareReplication } from './compare-replication';
import { s3api } from './s3-fixes';
import { BucketState } from '../account/bucket-state';

const SUBJECT = 'access-log bucket';

/** Compares the settings that an access-log bucket doesn't have: Object Lock, access logs, replication. */
export function compareAccessLogBucket(report: DriftReport, bucket: BucketState): void {
  const { value: lock } = report.read(`Object Lock of the ${SUBJECT}`, bucket.objectLock);
  if (lock !== undefined) {
    report.find('accessLogsRefused', SUBJECT, {
      expected: 'no Object Lock',
      found: 'Object Lock is enabled',
      fix: "let the log bucket send its access logs to another bucket, because Object Lock can't be disabled",
    });
  }

  const { value: logging } = report.read(`access logs of the ${SUBJECT}`, bucket.logging);
  if (logging !== undefined) {
    report.find('moreAccessLogs', SUBJECT, {
      expected: 'none',
      found: `${logging.targetBucket}/${logging.targetPrefix}`,
      fix: s3api('put-bucket-logging', bucket, { 'bucket-logging-status': {} }),
    });
  }

  const replication = report.read(`replication of the ${SUBJECT}`, bucket.replication);
  if (replication.isKnown) {
    compareReplication(report, { subject: SUBJECT }, replication.value, bucket);
  }
}
