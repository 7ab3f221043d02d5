import { PlanWarning } from './plan-warning';
import { PRICES } from '../../aws/prices';
import { InsightsMetric } from '../../config/events-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { DataEventResourceType } from '../../events/data-event-resource-type';
import { EVENT_SOURCES, meantEventSource, meantResourceTypes, RESOURCE_TYPES } from '../../events/meant-names';
import { reachesUnnamedBuckets, writesToUnnamedBuckets } from '../../events/own-buckets';
import { DataSelection, EventSelection } from '../../events/selection';
import { MAX_VALUES } from '../../events/selector';
import { didYouMean } from '../../validation/closest';

/** The event selection of a trail, and the facts that warnings about it depend on. */
export interface RecordingFacts {
  readonly events: EventSelection;
  /** How many values the compiled selectors hold. */
  readonly selectorValues: number;
  /** Whether the trail also sends events to CloudWatch Logs. */
  readonly sendsToCloudWatchLogs: boolean;
  /** Paths of the buckets that are encrypted with a KMS key but have no S3 Bucket Key. */
  readonly bucketsWithoutBucketKey: readonly string[];
  /** The other trails of the same app and account that record writes to buckets that they don't name. */
  readonly otherTrails: readonly { readonly path: string; readonly logBucketArn: string }[];
  isToken(value: unknown): boolean;
}

/**
 * The warnings about the event selection: the id of each, and its messages. A message about a cost names the price.
 */
export const EVENT_WARNINGS = {
  secondCopyOfManagementEvents: ({ events: { management, managementEventsAlreadyRecorded } }: RecordingFacts) =>
    managementEventsAlreadyRecorded && management.readWriteType !== ReadWriteFilter.NONE
      ? [
          'events.management: another trail already records management events, and each copy after the first costs ' +
            `${per100k(PRICES.managementEventsSecondCopy.usd)}; ` +
            'set readWriteType: NONE if the other trail is sufficient',
        ]
      : [],
  allS3Objects: ({ events: { data } }: RecordingFacts) =>
    data
      .filter(reachesUnnamedBuckets)
      .map(
        ({ path }) =>
          `${path}: records S3 objects in buckets that it doesn't name, including future buckets, at ` +
          `${per100k(PRICES.dataEvents.usd)}; to record fewer events, name buckets in resourceArn`,
      ),
  readEvents: ({ events: { data } }: RecordingFacts) =>
    data
      .filter(recordsManyReads)
      .map(
        ({ path, resourceType }) =>
          `${path}: records reads of ${resourceType}, which are usually far more frequent than writes, at ` +
          `${per100k(PRICES.dataEvents.usd)}; ` +
          'set readWriteType: WRITE_ONLY if writes are sufficient',
      ),
  dataEventsInCloudWatchLogs: ({ events: { data }, sendsToCloudWatchLogs }: RecordingFacts) =>
    sendsToCloudWatchLogs && data.length > 0
      ? [
          'events.data: CloudTrail also sends data events to CloudWatch Logs, at USD ' +
            `${PRICES.logsIntake.usd.toFixed(2)} per GB, and you can't exclude them; ` +
            'record data events with a second trail without CloudWatch Logs, or set ' +
            'delivery.cloudWatchLogs.enabled: false',
        ]
      : [],
  twoInsightsOnDataEvents: ({ events: { insights } }: RecordingFacts) =>
    insights.data.length === Object.keys(InsightsMetric).length
      ? [
          'events.insights.data: each data event is analyzed twice, once for each kind of Insights, and each ' +
            `analysis costs ${per100k(PRICES.insightsOnDataEvents.usd)}; remove one kind if the other is sufficient`,
        ]
      : [],
  kmsEvents: ({ events: { management }, bucketsWithoutBucketKey }: RecordingFacts) =>
    bucketsWithoutBucketKey
      .filter(() => !management.excludeKms && READS.includes(management.readWriteType))
      .map(
        (path) =>
          `events.management: the bucket ${path} is encrypted with a KMS key but has no S3 Bucket Key, so each ` +
          'read or write of an object creates a KMS event: free in the first copy, ' +
          `${per100k(PRICES.managementEventsSecondCopy.usd)} in any other copy, USD ` +
          `${PRICES.logsIntake.usd.toFixed(2)} per GB in CloudWatch Logs; enable the S3 Bucket Key, or set ` +
          'excludeKms: true',
      ),
  selectorValues: ({ selectorValues }: RecordingFacts) =>
    selectorValues >= MAX_VALUES * 0.8 && selectorValues <= MAX_VALUES
      ? [
          `events: the selectors hold ${selectorValues} of the ${MAX_VALUES} values that CloudTrail accepts; ` +
            'name fewer resources, or match several with one startsWith',
        ]
      : [],
  ownDeliveries: ({ events: { recordOwnDeliveries } }: RecordingFacts) =>
    recordOwnDeliveries
      ? [
          'events.recordOwnDeliveries: each delivered log file can ' +
            'create an event, which is delivered in turn, in an endless loop, at ' +
            `${per100k(PRICES.dataEvents.usd)}; remove the key`,
        ]
      : [],
  otherTrailsDeliveries: ({ events: { data }, otherTrails }: RecordingFacts) =>
    data
      .filter(writesToUnnamedBuckets)
      .flatMap(({ path, resourceArn }) =>
        otherTrails
          .filter(({ logBucketArn }) => resourceArn?.notStartsWith?.includes(`${logBucketArn}/`) !== true)
          .map(
            (other) =>
              `${path}: records the deliveries of ${other.path}, which also records writes to buckets that it ` +
              "doesn't name: each delivery of one trail causes a delivery of the other, in an endless loop, at " +
              `${per100k(PRICES.dataEvents.usd)}; exclude the other trail's log bucket with resourceArn.notStartsWith`,
          ),
      ),
  unknownResourceType: ({ events: { data } }: RecordingFacts) =>
    data
      .filter(({ resourceType }) => !RESOURCE_TYPES.includes(resourceType))
      .map(
        ({ path, resourceType }) =>
          `${path}.resourceType: "${resourceType}" isn't a resource type that was known when this version was ` +
          `released; ${didYouMean(meantResourceTypes(resourceType)) ?? 'check that CloudTrail supports it'}`,
      ),
  unknownEventSource: ({ events: { networkActivity }, isToken }: RecordingFacts) =>
    networkActivity
      .filter(({ eventSource }) => !isToken(eventSource) && !EVENT_SOURCES.includes(eventSource))
      .map(
        ({ path, eventSource }) =>
          `${path}.eventSource: "${eventSource}" isn't a service that was known to have network activity ` +
          `events when this version was released; ` +
          (didYouMean(meantEventSource(eventSource)) ?? 'check that CloudTrail supports it'),
      ),
};

const OFTEN_READ: readonly string[] = [DataEventResourceType.S3_OBJECT, DataEventResourceType.DYNAMODB_TABLE];
const READS: readonly ReadWriteFilter[] = [ReadWriteFilter.ALL, ReadWriteFilter.READ_ONLY];

function recordsManyReads({ resourceType, readWriteType }: DataSelection): boolean {
  return OFTEN_READ.includes(resourceType) && readWriteType !== ReadWriteFilter.WRITE_ONLY;
}

function per100k(usd: number): string {
  return `USD ${usd.toFixed(2)} per 100,000 events`;
}

/** The warnings about an event selection. */
export function eventWarningsOf(facts: RecordingFacts): PlanWarning[] {
  return Object.entries(EVENT_WARNINGS).flatMap(([id, messages]) =>
    messages(facts).map((message) => ({ id, message })),
  );
}
