import { describeEvents } from './describe-events';
import { isArn } from '../../aws/arn';
import { DeployedLogKey } from '../../deployment/deployed-keys';
import { deploymentOf, namesOf } from '../../deployment/deployment';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { guardrailNames } from '../../plan/sections/guardrails-plan';
import { LogBucketPlan } from '../../plan/sections/storage-plan';
import { holdsPlaceholder, isUnknown, UNKNOWN } from '../../validation/placeholder';

/** An account's plan, or a landing zone's. */
export type AnyPlan = BaselinePlan & Partial<Pick<LandingZonePlan, 'archive' | 'guardrails'>>;

/** A human-readable description of a plan: a line for each thing. */
export interface PlanDescription {
  readonly records: string[];
  readonly goesTo: string[];
  readonly isKept: string[];
  readonly isProtectedBy: string[];
  readonly isReadBy: string[];
  readonly guardrails: string[];
}

export function describePlan(plan: AnyPlan): PlanDescription {
  return {
    records: [trailText(plan), ...describeEvents(plan.events)],
    goesTo: goesTo(plan),
    isKept: isKept(plan),
    isProtectedBy: isProtectedBy(plan),
    isReadBy: isReadBy(plan),
    guardrails: guardrailLines(plan),
  };
}

function trailText({ trail, organization }: AnyPlan): string {
  const ofAccounts = organization === undefined ? '' : `, for all accounts of ${organization.id}`;
  const where = trail.multiRegion ? 'all regions' : 'its home region';
  const globalServices = trail.includeGlobalServiceEvents ? ', including global services' : '';
  const name = isUnknown(trail.name) ? 'trail with a generated name' : `trail ${trail.name}`;
  return `${name}${ofAccounts}, in ${where}${globalServices}:`;
}

function goesTo(plan: AnyPlan): string[] {
  const { storage, delivery, trail } = plan;
  const folder = trail.keyPrefix === undefined ? '' : `, below the prefix ${trail.keyPrefix}/`;
  const writers = storage.logBucket?.writers ?? [];
  const lines = [`${bucketText(plan)}${folder}`, ...writers.map((writer) => `  also written by ${writer}`)];

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

/** Every trail has log file validation: no option turns it off. */
function isProtectedBy(plan: AnyPlan): string[] {
  const { keys, delivery } = deploymentOf(plan, namesOf(plan, { account: UNKNOWN, homeRegion: UNKNOWN }));
  const lines = ['log file validation', `encryption of log files with ${keyText(keys.log)}`];
  if (keys.createsDeliveryKey) {
    const encrypted = [
      ...(delivery.logGroup?.isCreated === true ? ['log group'] : []),
      ...(delivery.topic?.isCreated === true ? ['topic'] : []),
    ];

    lines.push(`encryption of ${encrypted.join(' and ')} with a new KMS key in the management account`);
  }

  if (keys.createsResultKey) {
    lines.push('encryption of query results with a new KMS key in the security tooling account');
  }

  return lines;
}

function keyText({ isCreated, arn, alias }: DeployedLogKey): string {
  if (!isCreated) {
    return `the existing KMS key ${arn ?? 'that was passed in'}`;
  }

  return alias === undefined || holdsPlaceholder(alias) ? 'a new KMS key' : `a new KMS key, ${alias}`;
}

function isReadBy({ archive, storage }: AnyPlan): string[] {
  const owner = archive === undefined ? "the bucket's account" : `account ${archive.account}`;
  return [
    `principals of ${owner} whose IAM permissions allow it`,
    ...storage.readers.map((reader) => readerText(reader)),
  ];
}

function readerText(reader: string): string {
  if (reader.startsWith('o-')) {
    return `organization ${reader}`;
  }

  return isArn(reader) ? reader : `account ${reader}`;
}

function guardrailLines({ trail, guardrails }: AnyPlan): string[] {
  if (guardrails === undefined) {
    return ['none'];
  }

  const { targets, exemptRoles, attach } = guardrails;
  const { serviceControl, resourceControl } = guardrailNames(trail.name);
  return [
    attach
      ? `${serviceControl} and ${resourceControl}, attached to ${targets.join(', ')}`
      : 'policies as data: attach is false',
    'except: the roles that CloudFormation deploys with',
    ...exemptRoles.map((role) => `except: ${role}`),
  ];
}
