import { FindingId, DriftReport } from './catalog';
import { Expected } from './expected';
import { ManagementReadWriteType } from '../../config/events-config';
import { Attempt, TrailState, TrailStatus } from '../account/trail-state';

const HOUR = 3_600_000;

/** CloudTrail delivers every few minutes, and a digest every hour; what is later than this is held up. */
const LATE = { delivery: 24 * HOUR, digest: 6 * HOUR };

/** How the trail does. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html */
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
      mend: `aws cloudtrail start-logging --name ${trail.arn} --region ${trail.homeRegion}`,
    });

    return;
  }

  const isOld = (at: string | undefined, most: number) => at !== undefined && now.getTime() - Date.parse(at) > most;
  const isLate = ({ at }: Attempt, most: number) =>
    isOld(status.startedAt, most) && (at === undefined || isOld(at, most));

  const failed = (id: FindingId, { at, error }: Attempt, mend: string) =>
    error !== undefined &&
    report.find(id, 'trail', {
      expected: 'no error',
      found: `${error}${at === undefined ? '' : `, the last success at ${at}`}`,
      mend,
    });

  const late = (id: FindingId, { at }: Attempt, most: number) =>
    report.find(id, 'trail', {
      expected: `one in the last ${most / HOUR} hours`,
      found:
        at === undefined
          ? 'none'
          : `the last one ${Math.floor((now.getTime() - Date.parse(at)) / HOUR)} hours ago, at ${at}`,
      mend:
        'look for what changed at that time in the policies of bucket and key, and at ' +
        'https://health.aws.amazon.com',
    });

  const { latestDelivery, latestDigest, latestCloudWatchLogsDelivery, latestNotification } = status;
  const records = plan.events.management.readWriteType !== ManagementReadWriteType.NONE;
  if (latestDelivery.error !== undefined) {
    failed(
      'deliveryFailed',
      latestDelivery,
      'let the policies of bucket and key permit it, as the findings about them say',
    );
  } else if (records && isLate(latestDelivery, LATE.delivery)) {
    late('deliveryLate', latestDelivery, LATE.delivery);
  }

  if (latestDigest.error !== undefined) {
    failed(
      'digestFailed',
      latestDigest,
      'let the policies of bucket and key permit it, as the findings about them say',
    );
  } else if (trail.logFileValidation && isLate(latestDigest, LATE.digest)) {
    late('digestLate', latestDigest, LATE.digest);
  }

  if (plan.delivery.cloudWatchLogs !== undefined) {
    failed('cloudWatchLogsFailed', latestCloudWatchLogsDelivery, 'look at the log group, its key and the log role');
  }

  if (plan.delivery.notifications !== undefined) {
    failed('noticesFailed', latestNotification, 'look at the policies of topic and key');
  }
}
