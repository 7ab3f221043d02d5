import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { LogBucketPlan } from '../../plan/sections/storage-plan';

/** An account's plan, or a landing zone's. */
export type AnyPlan = BaselinePlan & Partial<Pick<LandingZonePlan, 'archive' | 'guardrails'>>;

/** A human-readable description of a plan: a line for each thing. */
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
  const ofAccounts = organization === undefined ? '' : `, for all accounts of ${organization.id}`;
  const where = trail.multiRegion ? 'all regions' : 'its home region';
  const globalServices = trail.includeGlobalServiceEvents ? ', including global services' : '';
  const lines = [`trail ${trail.name}${ofAccounts}, in ${where}${globalServices}:`];

  if (management.readWriteType !== 'NONE') {
    lines.push(managementText(management));
  }

  for (const { name, resourceType, readWriteType } of data) {
    lines.push(`data events of ${resourceType} (${readWriteType})${nameText(name)}`);
  }

  for (const { name, eventSource, onlyDenied } of networkActivity) {
    lines.push(`${onlyDenied ? 'denied ' : ''}network activity events of ${eventSource}${nameText(name)}`);
  }

  for (const category of ['management', 'data'] as const) {
    if (insights[category].length > 0) {
      lines.push(`Insights on ${category} events: ${insights[category].join(', ')}`);
    }
  }

  if (aggregation.length > 0) {
    lines.push(`aggregated events: ${aggregation.join(', ')}`);
  }

  return lines;
}

function managementText({ readWriteType, excludeKms, excludeRdsDataApi }: AnyPlan['events']['management']): string {
  const which = readWriteType === 'ALL' ? 'all management events' : `management events (${readWriteType})`;
  const without: string[] = [];
  if (excludeKms) {
    without.push('KMS');
  }

  if (excludeRdsDataApi) {
    without.push('the RDS Data API');
  }

  return without.length === 0 ? which : `${which} except ${without.join(' and ')}`;
}

function nameText(name: string | undefined): string {
  return name === undefined ? '' : `: ${name}`;
}

function goesTo(plan: AnyPlan): string[] {
  const { storage, delivery, trail } = plan;
  const folder = trail.keyPrefix === undefined ? '' : `, below the prefix ${trail.keyPrefix}/`;
  const lines = [`${bucketText(plan)}${folder}`];

  const replication = storage.logBucket?.replication;
  if (replication !== undefined) {
    lines.push(`a replica in ${replication.bucketArn}`);
  }

  if (delivery.cloudWatchLogs !== undefined) {
    lines.push('CloudWatch Logs');
  }

  if (delivery.notifications !== undefined) {
    lines.push('an SNS topic');
  }

  return lines;
}

function bucketText({ archive, storage }: AnyPlan): string {
  if (archive !== undefined) {
    return `the bucket ${archive.logBucketName} in account ${archive.account}`;
  }

  if (storage.logBucket !== undefined) {
    return 'a new log bucket';
  }

  return `the existing bucket ${storage.existingBucketName ?? 'that was passed in'}`;
}

function isKept({ storage: { logBucket }, delivery: { cloudWatchLogs } }: AnyPlan): string[] {
  const lines = [
    logBucket === undefined ? "in the bucket: as the bucket's lifecycle rules say" : retentionText(logBucket),
  ];

  if (cloudWatchLogs !== undefined) {
    const { retentionDays } = cloudWatchLogs;
    const retention = retentionDays === undefined ? "as the log group's retention says" : `${retentionDays} days`;
    lines.push(`in CloudWatch Logs: ${retention}`);
  }

  return lines;
}

function retentionText({ retentionDays, tiers, objectLock }: LogBucketPlan): string {
  const parts = [
    `in the bucket: ${retentionDays} days`,
    ...tiers.map(({ storageClass, afterDays }) => `in ${storageClass} from day ${afterDays}`),
  ];

  if (objectLock !== undefined) {
    parts.push(`locked for ${objectLock.days} days in ${objectLock.mode} mode`);
  }

  return parts.join(', ');
}
