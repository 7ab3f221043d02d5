import { DataEventsConfig } from './data-events-config';
import { NetworkActivityConfig } from './network-activity-config';
import { ReadWriteFilter } from './read-write-filter';

/**
 * What is recorded: an event is, when any part of this section asks for it.
 */
export interface EventsConfig {
  /**
   * Management events: what is done to resources. The first copy in an account and region is free.
   * @default - all of them, reads and writes
   */
  readonly management?: ManagementEventsConfig;

  /**
   * Data events: what is done with the content of resources, such as S3 objects. They cost by volume (USD 0.10 per
   * 100,000 in us-east-1). The trail's own deliveries are never among them: see `recordOwnDeliveries`.
   *
   * @default - none
   */
  readonly data?: DataEventsConfig[];

  /**
   * Whether the entries that S3 makes for each object of a `DeleteObjects` request are left out of every selection of
   * S3 objects. The request itself is recorded all the same.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
   * @default false
   */
  readonly dropBatchDeleteEntries?: boolean;

  /**
   * Whether writes to buckets that the trail delivers to, or whose deliveries follow from it (log bucket, access-log
   * bucket, copy), are recorded like those to any other. Each delivery creates
   * an event, which is delivered in turn, in an endless loop.
   *
   * @default false
   */
  readonly recordOwnDeliveries?: boolean;

  /**
   * Network activity events: calls through VPC endpoints. They cost by volume (USD 0.10 per 100,000 in us-east-1).
   * @default - none
   */
  readonly networkActivity?: NetworkActivityConfig[];

  /**
   * Insights: CloudTrail looks for unusual rates of calls or errors. They cost by the events that are analyzed.
   * @default - none
   */
  readonly insights?: InsightsConfig;

  /**
   * Aggregated events over five minutes, by these templates. They cost by the events that are summarized (USD
   * 0.03 per 100,000 in us-east-1), and the trail has to record data events.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/aggregating-data-events.html
   * @default - none
   */
  readonly aggregation?: AggregationTemplate[];

  /**
   * Says that another trail records management events here already, so that this trail's are a second copy, which costs
   * USD 2.00 per 100,000. It changes no resource: it makes a warning, and counts in `estimateMonthlyCost`.
   *
   * @default false
   */
  readonly managementEventsAlreadyRecorded?: boolean;
}

/**
 * Management events: what is done to resources.
 */
export interface ManagementEventsConfig {
  /**
   * Which of them are recorded. Auditors' tools accept `ALL` only.
   * @default ALL
   */
  readonly readWriteType?: ReadWriteFilter;

  /**
   * Whether events of KMS are left out. Nearly all of them are reads: encryption and decryption by other services.
   * @default false
   */
  readonly excludeKms?: boolean;

  /**
   * Whether events of the RDS Data API are left out.
   * @default false
   */
  readonly excludeRdsDataApi?: boolean;
}

/**
 * Insights: what CloudTrail looks for in the events that the trail records.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export interface InsightsConfig {
  /**
   * What is looked for in management events (USD 0.35 per 100,000 analyzed, for each kind). `API_CALL_RATE` looks at
   * writes, so these have to be recorded; `API_ERROR_RATE` looks at whatever is recorded.
   *
   * @default - nothing
   */
  readonly management?: InsightsMetric[];

  /**
   * What is looked for in data events (USD 0.03 per 100,000 analyzed, for each kind). The trail has to record data
   * events.
   * @default - nothing
   */
  readonly data?: InsightsMetric[];
}

/**
 * What Insights look for.
 */
export enum InsightsMetric {
  /** An unusual number of calls. */
  API_CALL_RATE = 'API_CALL_RATE',
  /** An unusual number of errors. */
  API_ERROR_RATE = 'API_ERROR_RATE',
}

/**
 * What aggregated events consist of.
 */
export enum AggregationTemplate {
  /** How often each API was called. */
  API_ACTIVITY = 'API_ACTIVITY',
  /** How often each resource was accessed. */
  RESOURCE_ACCESS = 'RESOURCE_ACCESS',
  /** What each user did. */
  USER_ACTIONS = 'USER_ACTIONS',
}
