import { EventsConfig } from '../../lib';
import { DataEventsConfig } from '../../lib/config/data-events-config';
import { EventCondition } from '../../lib/config/event-condition';
import { ManagementEventsConfig } from '../../lib/config/events-config';
import { NetworkActivityConfig } from '../../lib/config/network-activity-config';

/** A record as CloudTrail writes it. */
export type AnyEvent = Readonly<Record<string, any>>;

/**
 * Whether a trail of this config should record an event, decided by what the config means to its author. It knows no
 * selectors: whatever the library makes of a config has to agree with it.
 */
export function shouldRecord(config: EventsConfig, event: AnyEvent, ownBucketArns: readonly string[]): boolean {
  switch (event.eventCategory) {
    case 'Management':
      return isAskedManagement(config.management ?? {}, event);
    case 'Data':
      return (config.data ?? []).some((entry) => isAskedData(entry, config, event, ownBucketArns));
    case 'NetworkActivity':
      return (config.networkActivity ?? []).some((entry) => isAskedNetworkActivity(entry, event));
    default:
      return false;
  }
}

function isAskedManagement(
  { readWriteType, excludeKms, excludeRdsDataApi }: ManagementEventsConfig,
  event: AnyEvent,
): boolean {
  if (excludeKms && event.eventSource === 'kms.amazonaws.com') {
    return false;
  }

  if (excludeRdsDataApi && event.eventSource === 'rdsdata.amazonaws.com') {
    return false;
  }

  return isAskedReadOrWrite(readWriteType ?? 'ALL', event);
}

function isAskedData(
  entry: DataEventsConfig,
  config: EventsConfig,
  event: AnyEvent,
  ownBucketArns: readonly string[],
): boolean {
  const isOfObjects = entry.resourceType === 'AWS::S3::Object';
  const isOfBatchDelete = event.eventName === 'DeleteObject' && event.eventType === 'AwsServiceEvent';
  if (isOfObjects && config.dropBatchDeleteEntries && isOfBatchDelete) {
    return false;
  }

  const avoidsOwnBuckets = isOfObjects && !config.recordOwnDeliveries && !namesEachBucket(entry.resourceArn ?? {});
  const isAskedResource = ({ type, ARN, ARNPrefix }: AnyEvent) => {
    const arn: string | undefined = ARN ?? ARNPrefix;
    const isOwn = ownBucketArns.some((bucket) => arn?.startsWith(`${bucket}/`));
    return type === entry.resourceType && meets(arn, entry.resourceArn) && !(avoidsOwnBuckets && isOwn);
  };

  const isFromConsole = event.sessionCredentialFromConsole === 'true';
  const isAskedSession =
    entry.sessionCredentialFromConsole === undefined || entry.sessionCredentialFromConsole === isFromConsole;

  return (
    isAskedReadOrWrite(entry.readWriteType ?? 'ALL', event) &&
    meets(event.eventName, entry.eventName) &&
    meets(event.eventSource, entry.eventSource) &&
    meets(event.eventType, entry.eventType) &&
    meets(event.userIdentity?.arn, entry.userIdentityArn) &&
    isAskedSession &&
    (event.resources ?? []).some(isAskedResource)
  );
}

function isAskedNetworkActivity(entry: NetworkActivityConfig, event: AnyEvent): boolean {
  return (
    event.eventSource === entry.eventSource &&
    (!entry.onlyDenied || event.errorCode === 'VpceAccessDenied') &&
    meets(event.eventName, entry.eventName) &&
    meets(event.vpcEndpointId, entry.vpcEndpointId) &&
    meets(event.userIdentity?.arn, entry.userIdentityArn)
  );
}

/** An event that doesn't say whether it's a read or a write is neither. */
function isAskedReadOrWrite(readWriteType: string, { readOnly }: AnyEvent): boolean {
  switch (readWriteType) {
    case 'ALL':
      return true;
    case 'READ_ONLY':
      return readOnly === true;
    case 'WRITE_ONLY':
      return readOnly === false;
    default:
      return false;
  }
}

/** Whether a condition on objects' ARNs is limited to buckets that it names in full. */
function namesEachBucket({ equalTo = [], startsWith = [], endsWith = [] }: EventCondition): boolean {
  const beginnings = [...equalTo, ...startsWith];
  return beginnings.length > 0 && endsWith.length === 0 && beginnings.every((arn) => arn.split(':::')[1].includes('/'));
}

function meets(field: string | undefined, condition: EventCondition = {}): boolean {
  const matches = (values: string[] | undefined, compare: (value: string) => boolean | undefined) =>
    (values ?? []).some((value) => compare(value) === true);

  const isAsked =
    matches(condition.equalTo, (value) => field === value) ||
    matches(condition.startsWith, (value) => field?.startsWith(value)) ||
    matches(condition.endsWith, (value) => field?.endsWith(value));

  const isRefused =
    matches(condition.notEquals, (value) => field === value) ||
    matches(condition.notStartsWith, (value) => field?.startsWith(value)) ||
    matches(condition.notEndsWith, (value) => field?.endsWith(value));

  const asksForAny =
    condition.equalTo === undefined && condition.startsWith === undefined && condition.endsWith === undefined;

  return (asksForAny || isAsked) && !isRefused;
}
