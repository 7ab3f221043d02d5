import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';

/** An account's plan, or a landing zone's. */
export type AnyPlan = BaselinePlan & Partial<Pick<LandingZonePlan, 'archive' | 'guardrails'>>;

/** What a plan means, in words: a line for each thing. */
export interface PlanDescription {
  readonly records: string[];
  readonly goesTo: string[];
  readonly isKept: string[];
}

export function describePlan(plan: AnyPlan): PlanDescription {
  return { records: records(plan), goesTo: goesTo(plan), isKept: isKept(plan) };
}

function records({ trail, events, organization }: AnyPlan): string[] {
  const { management, data, networkActivity, insights, aggregation } = events;
  const where = trail.multiRegion ? 'all regions' : 'its own region';
  const which =
    management.readWriteType === 'ALL' ? 'all management events' : `management events (${management.readWriteType})`;

  const without = [
    ...(management.excludeKms ? ['KMS'] : []),
    ...(management.excludeRdsDataApi ? ['the RDS Data API'] : []),
  ];

  return [
    `by trail ${trail.name}${organization === undefined ? '' : `, of all accounts of ${organization.id}`}, in ` +
      `${where}${trail.includeGlobalServiceEvents ? ', global services included' : ''}:`,
    ...(management.readWriteType === 'NONE'
      ? []
      : [which + (without.length > 0 ? ` without ${without.join(' and ')}` : '')]),
    ...data.map(
      ({ name, resourceType, readWriteType }) =>
        `data events of ${resourceType} (${readWriteType})${name === undefined ? '' : `: ${name}`}`,
    ),
    ...networkActivity.map(
      ({ name, eventSource, onlyDenied }) =>
        `${onlyDenied ? 'denied ' : ''}network activity events of ` +
        `${eventSource}${name === undefined ? '' : `: ${name}`}`,
    ),
    ...(['management', 'data'] as const).flatMap((key) =>
      insights[key].length > 0 ? [`Insights on ${key} events: ${insights[key].join(', ')}`] : [],
    ),
    ...(aggregation.length > 0 ? [`summaries of data events: ${aggregation.join(', ')}`] : []),
  ];
}

function goesTo({ storage, delivery, trail, archive }: AnyPlan): string[] {
  const folder = trail.keyPrefix === undefined ? '' : `, below ${trail.keyPrefix}/`;
  const { cloudWatchLogs, notifications } = delivery;
  return [
    archive !== undefined
      ? `the bucket ${archive.logBucketName} of ${archive.account}${folder}`
      : storage.logBucket !== undefined
        ? `a log bucket${folder}`
        : `the bucket ${storage.existingBucketName ?? 'that was handed over'}${folder}`,
    ...(storage.logBucket?.replication === undefined ? [] : [`a copy in ${storage.logBucket.replication.bucketArn}`]),
    ...(cloudWatchLogs === undefined ? [] : ['CloudWatch Logs']),
    ...(notifications === undefined ? [] : ['delivery notices to a topic']),
  ];
}

function isKept({ storage: { logBucket }, delivery: { cloudWatchLogs } }: AnyPlan): string[] {
  const lock = logBucket?.objectLock;
  return [
    logBucket === undefined
      ? 'in the bucket as its owner says'
      : [
          `in the bucket ${logBucket.retentionDays} days`,
          ...logBucket.tiers.map(({ storageClass, afterDays }) => `${storageClass} from day ${afterDays}`),
          ...(lock === undefined ? [] : [`locked ${lock.days} days in ${lock.mode} mode`]),
        ].join(', '),
    ...(cloudWatchLogs === undefined
      ? []
      : [
          cloudWatchLogs.retentionDays === undefined
            ? 'in CloudWatch Logs as its owner says'
            : `in CloudWatch Logs ${cloudWatchLogs.retentionDays} days`,
        ]),
  ];
}
