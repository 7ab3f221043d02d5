import { DataEventsConfig } from './data-events-config';
import { NetworkActivityConfig } from './network-activity-config';
import { ReadWriteFilter } from './read-write-filter';

/**
 * The events that the trail records. An event is recorded if any part of this section selects it.
 */
export interface EventsConfig {
  /**
   * Management events: operations on resources. The first copy in an account and region is free.
   * @default - all management events, reads and writes
   */
  readonly management?: ManagementEventsConfig;

  /**
   * Data events: operations on the content of resources, such as S3 objects. CloudTrail charges by volume (USD 0.10 per
   * 100,000 in us-east-1). The trail doesn't record its own deliveries, unless `recordOwnDeliveries` is `true`.
   * @default - no data events
   */
  readonly data?: DataEventsConfig[];

  /**
   * Whether to exclude the entries that S3 records for each object of a `DeleteObjects` request, in all selections of
   * S3 objects. The request itself is still recorded.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
   * @default false
   */
  readonly dropBatchDeleteEntries?: boolean;

  /**
   * Whether to record writes to the buckets that the trail writes to, directly or indirectly, like those to other
   * buckets: the log bucket, the access-log bucket, the replica bucket and the result bucket. Each delivery then
   * creates an event, which is delivered in turn, in an endless loop.
   *
   * @default false
   */
  readonly recordOwnDeliveries?: boolean;

  /**
   * Network activity events: calls through VPC endpoints. CloudTrail charges by volume (USD 0.10 per 100,000 in
   * us-east-1).
   * @default - no network activity events
   */
  readonly networkActivity?: NetworkActivityConfig[];

  /**
   * Insights events: unusual rates of calls or errors. CloudTrail charges by the number of events that it analyzes.
   * @default - no Insights events
   */
  readonly insights?: InsightsConfig;

  /**
   * Aggregated events over five minutes, by template. CloudTrail charges by the number of events that it aggregates
   * (USD 0.03 per 100,000 in us-east-1). The trail must record data events.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/aggregating-data-events.html
   * @default - no aggregated events
   */
  readonly aggregation?: AggregationTemplate[];

  /**
   * Declares that another trail already records management events here, so this trail records a second copy, which
   * costs USD 2.00 per 100,000. It changes no resource, but causes a warning and is included in `estimateMonthlyCost`.
   * @default false
   */
  readonly managementEventsAlreadyRecorded?: boolean;
}

/**
 * The management events that the trail records.
 */
export interface ManagementEventsConfig {
  /**
   * Which management events are recorded: reads, writes, both or none. Compliance checkers accept only `ALL`.
   * @default ALL
   */
  readonly readWriteType?: ReadWriteFilter;

  /**
   * Whether to exclude AWS KMS events. Nearly all of them are reads: other services encrypt and decrypt data.
   * @default false
   */
  readonly excludeKms?: boolean;

  /**
   * Whether to exclude Amazon RDS Data API events.
   * @default false
   */
  readonly excludeRdsDataApi?: boolean;
}

/**
 * Insights: the metrics that CloudTrail analyzes in the events that the trail records.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export interface InsightsConfig {
  /**
   * The metrics to analyze in management events (USD 0.35 per 100,000 analyzed, for each metric). `API_CALL_RATE`
   * analyzes writes, which the trail must record. `API_ERROR_RATE` analyzes all management events that the trail
   * records.
   *
   * @default - none
   */
  readonly management?: InsightsMetric[];

  /**
   * The metrics to analyze in data events (USD 0.03 per 100,000 analyzed, for each metric). The trail must record data
   * events.
   * @default - none
   */
  readonly data?: InsightsMetric[];
}

/**
 * The metrics that Insights can analyze.
 */
export enum InsightsMetric {
  /** Unusual rates of API calls. */
  API_CALL_RATE = 'API_CALL_RATE',
  /** Unusual rates of API errors. */
  API_ERROR_RATE = 'API_ERROR_RATE',
}

/**
 * The templates of aggregated events.
 */
export enum AggregationTemplate {
  /** The number of calls to each API. */
  API_ACTIVITY = 'API_ACTIVITY',
  /** The number of accesses to each resource. */
  RESOURCE_ACCESS = 'RESOURCE_ACCESS',
  /** The actions of each user. */
  USER_ACTIONS = 'USER_ACTIONS',
}
