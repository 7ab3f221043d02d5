import { DataEventsConfig } from '../config/data-events-config';
import { AggregationTemplate, InsightsMetric } from '../config/events-config';
import { NetworkActivityConfig } from '../config/network-activity-config';
import { ReadWriteFilter } from '../config/read-write-filter';

/** The events that a trail records, with all defaults: plain data. */
export interface EventSelection {
  readonly management: ManagementSelection;
  readonly managementEventsAlreadyRecorded: boolean;
  readonly data: DataSelection[];
  readonly dropBatchDeleteEntries: boolean;
  readonly recordOwnDeliveries: boolean;
  readonly networkActivity: NetworkSelection[];
  readonly insights: { readonly management: InsightsMetric[]; readonly data: InsightsMetric[] };
  readonly aggregation: AggregationTemplate[];
}

export interface ManagementSelection {
  readonly readWriteType: ReadWriteFilter;
  readonly excludeKms: boolean;
  readonly excludeRdsDataApi: boolean;
}

/** One selection of data events. */
export interface DataSelection extends DataEventsConfig {
  /** The path of the selection in the config, or the `record*` call that added it. */
  readonly path: string;
  readonly readWriteType: ReadWriteFilter;
}

/** One selection of network activity events. */
export interface NetworkSelection extends NetworkActivityConfig {
  /** The path of the selection in the config. */
  readonly path: string;
  readonly onlyDenied: boolean;
}
