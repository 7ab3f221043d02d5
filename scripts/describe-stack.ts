import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { getBorderCharacters, table } from 'table';
import { BaselinePlan } from '../lib/plan/baseline-plan';
import { LandingZonePlan } from '../lib/plan/landing-zone-plan';

/** An account's plan, or a landing zone's. */
type Plan = BaselinePlan & Partial<LandingZonePlan>;

/** A table of what a stack creates, and for each baseline in it what is recorded, where it goes and how long it is kept. */
export function describeStack(stack: CloudFormationStackArtifact): string {
  const rows = [['creates', creates(stack)]];
  for (const { path, data } of stack.findMetadataByType('cdk-cloudtrail-baseline:plan')) {
    const plan = data as unknown as Plan; // cdk types metadata more narrowly than it is
    rows.push(['baseline', path], ['records', records(plan)], ['goes to', goesTo(plan)], ['is kept', isKept(plan)]);
  }
  for (const { entry } of stack.messages.filter(({ level }) => level === 'warning')) {
    rows.push(['warning', String(entry.data)]);
  }
  return table(rows, { border: getBorderCharacters('norc'), columns: { 1: { width: 100, wrapWord: true } } });
}

function creates(stack: CloudFormationStackArtifact): string {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values<{ Type: string }>(stack.template.Resources ?? {})) {
    counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return [...counts].map(([type, count]) => `${count} ${type}`).sort((a, b) => a.slice(2).localeCompare(b.slice(2))).join('\n') || 'nothing';
}

function records({ trail, events, organization }: Plan): string {
  const { management, data, networkActivity, insights, aggregation } = events;
  const where = trail.multiRegion ? 'all regions' : 'its own region';
  const which = management.readWriteType === 'ALL' ? 'all management events' : `management events (${management.readWriteType})`;
  const without = [...(management.excludeKms ? ['KMS'] : []), ...(management.excludeRdsDataApi ? ['the RDS Data API'] : [])];
  return [
    `by trail ${trail.name}${organization === undefined ? '' : `, of all accounts of ${organization.id}`}, in ${where}${trail.includeGlobalServiceEvents ? ', global services included' : ''}:`,
    ...(management.readWriteType === 'NONE' ? [] : [which + (without.length > 0 ? ` without ${without.join(' and ')}` : '')]),
    ...data.map(({ name, resourceType, readWriteType }) => `data events of ${resourceType} (${readWriteType})${name === undefined ? '' : `: ${name}`}`),
    ...networkActivity.map(({ name, eventSource, onlyDenied }) =>
      `${onlyDenied ? 'denied ' : ''}network activity events of ${eventSource}${name === undefined ? '' : `: ${name}`}`),
    ...(['management', 'data'] as const).flatMap((key) => insights[key].length > 0 ? [`Insights on ${key} events: ${insights[key].join(', ')}`] : []),
    ...(aggregation.length > 0 ? [`summaries of data events: ${aggregation.join(', ')}`] : []),
  ].join('\n');
}

function goesTo({ storage, delivery, trail, archive }: Plan): string {
  const folder = trail.keyPrefix === undefined ? '' : `, below ${trail.keyPrefix}/`;
  const { cloudWatchLogs, notifications } = delivery;
  return [
    archive !== undefined
      ? `the bucket ${archive.logBucketName} of ${archive.account}${folder}`
      : storage.logBucket !== undefined ? `a log bucket${folder}` : `the bucket ${storage.existingBucketName ?? 'that was handed over'}${folder}`,
    ...(storage.logBucket?.replication === undefined ? [] : [`a copy in ${storage.logBucket.replication.bucketArn}`]),
    ...(cloudWatchLogs === undefined ? [] : ['CloudWatch Logs']),
    ...(notifications === undefined ? [] : ['delivery notices to a topic']),
  ].join('\n');
}

function isKept({ storage: { logBucket }, delivery: { cloudWatchLogs } }: BaselinePlan): string {
  const lock = logBucket?.objectLock;
  return [
    logBucket === undefined ? 'in the bucket as its owner says' : [
      `in the bucket ${logBucket.retentionDays} days`,
      ...logBucket.tiers.map(({ storageClass, afterDays }) => `${storageClass} from day ${afterDays}`),
      ...(lock === undefined ? [] : [`locked ${lock.days} days in ${lock.mode} mode`]),
    ].join(', '),
    ...(cloudWatchLogs === undefined ? [] : [
      cloudWatchLogs.retentionDays === undefined ? 'in CloudWatch Logs as its owner says' : `in CloudWatch Logs ${cloudWatchLogs.retentionDays} days`,
    ]),
  ].join('\n');
}
