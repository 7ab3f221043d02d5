import { PlanWarning } from './plan-warning';
import { PRICES } from '../../aws/prices';
import { InsightsMetric } from '../../config/events-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { DataEventResourceType } from '../../events/data-event-resource-type';
import { NetworkEventSource } from '../../events/network-event-source';
import { reachesUnnamedBuckets, writesToUnnamedBuckets } from '../../events/own-buckets';
import { DataSelection, EventSelection } from '../../events/selection';
import { MAX_VALUES } from '../../events/selector';
import { closest } from '../../validation/closest';

/** What is recorded, and what warnings about it depend on. */
export interface RecordingFacts {
  readonly events: EventSelection;
  /** How many values the compiled selectors hold. */
  readonly selectorValues: number;
  /** Whether events go to CloudWatch Logs too. */
  readonly sendsToCloudWatchLogs: boolean;
  /** Paths of the buckets that are encrypted with KMS without an S3 Bucket Key. */
  readonly bucketsWithoutBucketKey: readonly string[];
  /** Other trails of this account in the app that record writes to buckets they don't name. */
  readonly otherTrails: readonly { readonly path: string; readonly logBucketArn: string }[];
  isToken(value: unknown): boolean;
}

/**
 * One entry per warning about what is recorded: its id, and the messages it has. Each that is about money names the
 * price.
 */
export const EVENT_WARNINGS = {
  secondCopyOfManagementEvents: ({ events: { management, managementEventsAlreadyRecorded } }: RecordingFacts) =>
    managementEventsAlreadyRecorded && management.readWriteType !== ReadWriteFilter.NONE
      ? [
          'events.management: another trail records management events already, and each copy but the first costs ' +
            `${per100k(PRICES.managementEventsSecondCopy.usd)}; ` +
            'set readWriteType: NONE if the other trail is enough',
        ]
      : [],
  allS3Objects: ({ events: { data } }: RecordingFacts) =>
    data
      .filter(reachesUnnamedBuckets)
      .map(
        ({ path }) =>
          `${path}: records objects of buckets that it doesn't name, now and in future, at ` +
          `${per100k(PRICES.dataEvents.usd)}; name buckets with resourceArn to record fewer`,
      ),
  readEvents: ({ events: { data } }: RecordingFacts) =>
    data
      .filter(recordsManyReads)
      .map(
        ({ path, resourceType }) =>
          `${path}: records reads of ${resourceType}, usually far more than writes, at ` +
          `${per100k(PRICES.dataEvents.usd)}; ` +
          'set readWriteType: WRITE_ONLY if writes are enough',
      ),
  dataEventsInCloudWatchLogs: ({ events: { data }, sendsToCloudWatchLogs }: RecordingFacts) =>
    sendsToCloudWatchLogs && data.length > 0
      ? [
          'events.data: CloudTrail sends data events to CloudWatch Logs too, at USD ' +
            `${PRICES.logsIntake.usd.toFixed(2)} per GB, and can't be told not to; ` +
            'record them with a second trail without CloudWatch Logs, or switch delivery.cloudWatchLogs off',
        ]
      : [],
  twoInsightsOnDataEvents: ({ events: { insights } }: RecordingFacts) =>
    insights.data.length === Object.keys(InsightsMetric).length
      ? [
          'events.insights.data: each data event is analyzed twice, once for each kind, and each time costs ' +
            `${per100k(PRICES.insightsOnDataEvents.usd)}; remove one if it is enough`,
        ]
      : [],
  kmsEvents: ({ events: { management }, bucketsWithoutBucketKey }: RecordingFacts) =>
    bucketsWithoutBucketKey
      .filter(() => !management.excludeKms && READS.includes(management.readWriteType))
      .map(
        (path) =>
          `events.management: the bucket ${path} is encrypted with KMS without an S3 Bucket Key, so every object ` +
          'that is read or written creates a KMS event, free in the first copy, ' +
          `${per100k(PRICES.managementEventsSecondCopy.usd)} in any other, USD ` +
          `${PRICES.logsIntake.usd.toFixed(2)} per GB in CloudWatch Logs; switch the bucket key on, or set ` +
          'excludeKms: true',
      ),
  selectorValues: ({ selectorValues }: RecordingFacts) =>
    selectorValues >= MAX_VALUES * 0.8 && selectorValues <= MAX_VALUES
      ? [
          `events: the selectors hold ${selectorValues} values of the ${MAX_VALUES} that CloudTrail accepts; ` +
            'name fewer resources, or more at once with startsWith',
        ]
      : [],
  ownDeliveries: ({ events: { recordOwnDeliveries } }: RecordingFacts) =>
    recordOwnDeliveries
      ? [
          'events.recordOwnDeliveries: each log file that is delivered can ' +
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
              `${path}: records the deliveries of ${other.path}, which records objects of all buckets too: each ` +
              `delivery of one creates the other deliver, in an endless loop, at ${per100k(PRICES.dataEvents.usd)}; ` +
              "leave out the other's log bucket with resourceArn.notStartsWith",
          ),
      ),
  unknownResourceType: ({ events: { data } }: RecordingFacts) =>
    data
      .filter(({ resourceType }) => !RESOURCE_TYPES.includes(resourceType))
      .map(
        ({ path, resourceType }) =>
          `${path}.resourceType: "${resourceType}" is none of the resource types known when this was ` +
          `released${didYouMean(resourceType, RESOURCE_TYPES)}`,
      ),
  unknownEventSource: ({ events: { networkActivity }, isToken }: RecordingFacts) =>
    networkActivity
      .filter(({ eventSource }) => !isToken(eventSource) && !EVENT_SOURCES.includes(eventSource))
      .map(
        ({ path, eventSource }) =>
          `${path}.eventSource: "${eventSource}" is none of the services known to have network activity ` +
          `events when this was released${didYouMean(eventSource, EVENT_SOURCES)}`,
      ),
};

const RESOURCE_TYPES: string[] = Object.values(DataEventResourceType);
const EVENT_SOURCES: string[] = Object.values(NetworkEventSource);
const OFTEN_READ: readonly string[] = [DataEventResourceType.S3_OBJECT, DataEventResourceType.DYNAMODB_TABLE];
const READS: readonly ReadWriteFilter[] = [ReadWriteFilter.ALL, ReadWriteFilter.READ_ONLY];

function recordsManyReads({ resourceType, readWriteType }: DataSelection): boolean {
  return OFTEN_READ.includes(resourceType) && readWriteType !== ReadWriteFilter.WRITE_ONLY;
}

function per100k(usd: number): string {
  return `USD ${usd.toFixed(2)} per 100,000 events`;
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const core = (text: string) => text.replace(/^AWS::|\.amazonaws\.com$/gi, ''); // what all have in common says nothing
  const nearest = closest(core(word), candidates.map(core));
  const meant = candidates.find((candidate) => core(candidate) === nearest);
  return meant === undefined ? '; make sure that CloudTrail has it' : `; did you mean "${meant}"?`;
}

/** The warnings that what is recorded gives rise to. */
export function eventWarningsOf(facts: RecordingFacts): PlanWarning[] {
  return Object.entries(EVENT_WARNINGS).flatMap(([id, messages]) =>
    messages(facts).map((message) => ({ id, message })),
  );
}
