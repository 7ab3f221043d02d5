/**
 * How many events there are in a month, over all accounts: what an estimate of the costs can't know.
 */
export interface EventVolumes {
  /**
   * Management events a month: all that happen, recorded or not. Without those that `excludeKms` and
   * `excludeRdsDataApi` leave out.
   */
  readonly managementEvents: number;

  /**
   * How many of the management events are writes. The rest are reads.
   * @default - all of them
   */
  readonly managementWriteEvents?: number;

  /**
   * Data events a month, by resource type; each type once. A type that the trail doesn't record costs nothing, and one
   * that it records and that isn't listed here is taken to have no events.
   *
   * @default - none
   */
  readonly dataEvents?: DataEventVolume[];

  /**
   * Network activity events a month that the trail's selections record. They cost nothing if it records none.
   * @default 0
   */
  readonly networkActivityEvents?: number;

  /**
   * How many accounts deliver. Log files and digests are created for each account and region.
   * @default 1
   */
  readonly accounts?: number;

  /**
   * In how many regions of each account events happen all the time, so that there is a log file every five minutes.
   * @default 4, or `enabledRegions` where that is less; 1 for a trail of a single region
   */
  readonly activeRegions?: number;

  /**
   * In how many regions of each account the trail is: each of them delivers a digest every hour, whatever happens in
   * it.
   * @default 17, or `activeRegions` where that is more; 1 for a trail of a single region
   */
  readonly enabledRegions?: number;
}

/**
 * How many data events a type of resource has in a month.
 */
export interface DataEventVolume {
  /**
   * The type of resource, as CloudTrail names it: a constant of `DataEventResourceType`, or any other text.
   */
  readonly resourceType: string;

  /**
   * Events a month, over all accounts: those of them that the trail's selections record.
   */
  readonly events: number;
}

/**
 * What a month costs, in US dollars, at the list prices of us-east-1, once everything is stored that ever will be.
 */
export interface MonthlyCost {
  /**
   * A line for everything that the configuration makes, always in the same order.
   */
  readonly lines: CostLine[];

  /**
   * What all lines cost together, in US dollars, rounded to cents. Lines are rounded one by one, so their sum can
   * differ by some cents.
   */
  readonly total: number;

  /**
   * The day on which the prices were collected: `YYYY-MM-DD`.
   */
  readonly pricesAsOf: string;
}

/**
 * One line of a month's costs.
 */
export interface CostLine {
  /**
   * What costs.
   */
  readonly item: string;

  /**
   * How much of it there is in a month, in `unit`.
   */
  readonly quantity: number;

  /**
   * What the quantity counts, such as `events`, `GB` or `GB-month`.
   */
  readonly unit: string;

  /**
   * What it costs a month, in US dollars, rounded to cents.
   */
  readonly usd: number;
}
