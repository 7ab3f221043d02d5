/**
 * The number of events a month, for all accounts that deliver: the inputs of a cost estimate besides the config.
 */
export interface EventVolumes {
  /**
   * Management events a month: all events, including those that the trail doesn't record, except for events that
   * `excludeKms` and `excludeRdsDataApi` exclude.
   */
  readonly managementEvents: number;

  /**
   * The number of management events that are writes. All others are reads.
   * @default - all management events
   */
  readonly managementWriteEvents?: number;

  /**
   * Data events a month, by resource type. List each type once. A type that the trail doesn't record costs nothing. A
   * type that the trail records and that isn't listed counts as having no events.
   *
   * @default - none
   */
  readonly dataEvents?: DataEventVolume[];

  /**
   * Network activity events a month that the trail's selections record. They cost nothing if the trail has no such
   * selection.
   * @default 0
   */
  readonly networkActivityEvents?: number;

  /**
   * The number of accounts that deliver. Log files and digests are created for each account and region.
   * @default 1
   */
  readonly accounts?: number;

  /**
   * The number of regions of each account that have events all the time, and so deliver a log file every five minutes.
   * @default 4, or `enabledRegions` if that is less; 1 for a single-region trail
   */
  readonly activeRegions?: number;

  /**
   * The number of regions of each account that the trail is in. Each of them delivers a digest every hour, even without
   * events.
   * @default 17, or `activeRegions` if that is more; 1 for a single-region trail
   */
  readonly enabledRegions?: number;
}

/**
 * The number of data events of a resource type in a month.
 */
export interface DataEventVolume {
  /**
   * The resource type, as CloudTrail names it: a constant of `DataEventResourceType`, or any other string.
   */
  readonly resourceType: string;

  /**
   * Events a month that the trail's selections record, for all accounts.
   */
  readonly events: number;
}

/**
 * The cost of a month, in US dollars, at the list prices of us-east-1, when as many log files expire as arrive.
 */
export interface MonthlyCost {
  /**
   * A line for each cost that the config causes, always in the same order.
   */
  readonly lines: CostLine[];

  /**
   * The total cost, in US dollars, rounded to cents. Each line is rounded by itself, so the sum of the lines can differ
   * by some cents.
   */
  readonly total: number;

  /**
   * The day on which the prices were collected: `YYYY-MM-DD`.
   */
  readonly pricesAsOf: string;
}

/**
 * One line of the cost of a month.
 */
export interface CostLine {
  /**
   * The item that is charged.
   */
  readonly item: string;

  /**
   * The quantity a month, in `unit`.
   */
  readonly quantity: number;

  /**
   * The unit of the quantity, such as `events`, `GB` or `GB-month`.
   */
  readonly unit: string;

  /**
   * The cost a month, in US dollars, rounded to cents.
   */
  readonly usd: number;
}
