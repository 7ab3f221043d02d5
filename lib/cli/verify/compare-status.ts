import { FindingId, DriftReport } from './catalog';
import { Expected } from './expected';
import { startLogging } from './trail-fixes';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { Attempt, TrailState, TrailStatus } from '../account/trail-state';

const HOUR = 3_600_000;

/** CloudTrail delivers log files every few minutes, and a digest file every hour. A longer gap counts as late. */
const LATE = { delivery: 24 * HOUR, digest: 6 * HOUR };

const FIX_POLICIES = 'allow it in the policies of bucket and key, as their own findings say';

/** Compares the trail's status. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html */
export function compareStatus(
  report: DriftReport,
  { plan }: Expected,
  trail: TrailState,
  status: TrailStatus,
  now: Date,
): void {
  if (!status.isLogging) {
    report.find('loggingStopped', 'trail', {
      expected: 'logging',
      found: status.stoppedAt === undefined ? 'stopped' : `stopped at ${status.stoppedAt}`,
      fix: startLogging(trail),
    });

    return;
  }

  const { latestDelivery, latestDigest, latestCloudWatchLogsDelivery, latestNotification } = status;
  const isLate = (attempt: Attempt, limit: number) =>
    isOlder(status.startedAt, limit, now) && (attempt.at === undefined || isOlder(attempt.at, limit, now));

  const recordsManagementEvents = plan.events.management.readWriteType !== ReadWriteFilter.NONE;
  if (latestDelivery.error !== undefined) {
    reportFailure(report, 'deliveryFailed', latestDelivery, FIX_POLICIES);
  } else if (recordsManagementEvents && isLate(latestDelivery, LATE.delivery)) {
    reportLate(report, 'deliveryLate', latestDelivery, LATE.delivery, now);
  }

  if (latestDigest.error !== undefined) {
    reportFailure(report, 'digestFailed', latestDigest, FIX_POLICIES);
  } else if (trail.logFileValidation && isLate(latestDigest, LATE.digest)) {
    reportLate(report, 'digestLate', latestDigest, LATE.digest, now);
  }

  const delivers = (planned: object | undefined, attempt: Attempt) =>
    planned !== undefined && recordsManagementEvents && isLate(attempt, LATE.delivery);

  const { cloudWatchLogs, notifications } = plan.delivery;
  if (cloudWatchLogs !== undefined && latestCloudWatchLogsDelivery.error !== undefined) {
    const fix = 'check the log group, its key and the log role';
    reportFailure(report, 'cloudWatchLogsFailed', latestCloudWatchLogsDelivery, fix);
  } else if (delivers(cloudWatchLogs, latestCloudWatchLogsDelivery)) {
    reportLate(report, 'cloudWatchLogsLate', latestCloudWatchLogsDelivery, LATE.delivery, now);
  }

  if (notifications !== undefined && latestNotification.error !== undefined) {
    reportFailure(report, 'notificationsFailed', latestNotification, 'check the policies of topic and key');
  } else if (delivers(notifications, latestNotification)) {
    reportLate(report, 'notificationsLate', latestNotification, LATE.delivery, now);
  }
}

function isOlder(at: string | undefined, limit: number, now: Date): boolean {
  return at !== undefined && age(at, now) > limit;
}

/** In milliseconds. */
function age(at: string, now: Date): number {
  return now.getTime() - Date.parse(at);
}

/** Reports the last error, if there is one. */
function reportFailure(report: DriftReport, id: FindingId, { at, error }: Attempt, fix: string): void {
  if (error === undefined) {
    return;
  }

  const found = at === undefined ? error : `${error}; last success at ${at}`;
  report.find(id, 'trail', { expected: 'no error', found, fix });
}

function reportLate(report: DriftReport, id: FindingId, { at }: Attempt, limit: number, now: Date): void {
  report.find(id, 'trail', {
    expected: `one in the last ${limit / HOUR} hours`,
    found: at === undefined ? 'none' : `the last one ${Math.floor(age(at, now) / HOUR)} hours ago, at ${at}`,
    fix: 'check what changed at that time in the policies of bucket and key, and check https://health.aws.amazon.com',
  });
}
