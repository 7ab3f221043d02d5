import { CostLine, EventVolumes, MonthlyCost } from './event-volumes';
import { DAYS_A_MONTH, digestsOf, logFilesOf } from './log-files';
import { Cost, gigabytes, Lifecycle, storageCosts, sum } from './log-storage';
import { readVolumes, VolumeFacts, Volumes } from './read-volumes';
import { EVENT_BYTES, LOGS_COMPRESSION, Price, PRICES, PRICES_AS_OF } from '../aws/prices';
import { AggregationTemplate, InsightsMetric } from '../config/events-config';
import { ReadWriteFilter } from '../config/read-write-filter';
import { DEFAULT_LOG_GROUP_RETENTION_DAYS } from '../plan/sections/delivery-plan';

/** The parts of a plan that an estimate reads, the number of keys, and a check for tokens. */
export interface CostBasis extends VolumeFacts {
  readonly events: {
    readonly management: { readonly readWriteType: ReadWriteFilter };
    readonly managementEventsAlreadyRecorded: boolean;
    readonly data: readonly { readonly resourceType: string }[];
    readonly networkActivity: readonly object[];
    readonly insights: { readonly management: readonly InsightsMetric[]; readonly data: readonly InsightsMetric[] };
    readonly aggregation: readonly AggregationTemplate[];
  };
  readonly storage: {
    /** Absent if the config uses an existing bucket. */
    readonly logBucket?: Lifecycle & { readonly eventBridgeNotifications: boolean; readonly replication?: object };
  };
  readonly delivery: {
    readonly cloudWatchLogs?: { readonly retentionDays?: number };
    readonly notifications?: object;
  };
  /** The number of KMS keys that are created. */
  readonly keys: number;
}

/** The part of the volumes that the trail records. */
interface Recorded {
  readonly management: number;
  readonly managementWrites: number;
  /** Data events by resource type, in the order of the selections. */
  readonly dataByType: ReadonlyMap<string, number>;
  readonly data: number;
  readonly networkActivity: number;
}

/**
 * The cost of a month, when as many log files expire as arrive. A pure function.
 *
 * @throws BaselineConfigError that lists all problems of the volumes.
 */
export function estimateMonthlyCost(volumes: EventVolumes, basis: CostBasis, subject: string): MonthlyCost {
  const read = readVolumes(volumes, subject, basis);
  const recorded = recordedOf(read, basis);
  const costs = [
    ...eventCosts(recorded, basis),
    ...logGroupCosts(recorded, basis),
    ...deliveryCosts(recorded, read, basis),
  ];

  return {
    lines: costs.map(lineOf),
    total: rounded(sum(costs.map(usdOf)), 2),
    pricesAsOf: PRICES_AS_OF,
  };
}

function recordedOf(volumes: Volumes, { events }: CostBasis): Recorded {
  const { ALL, READ_ONLY, WRITE_ONLY } = ReadWriteFilter;
  const { readWriteType } = events.management;
  const writes = [ALL, WRITE_ONLY].includes(readWriteType) ? volumes.managementWriteEvents : 0;
  const reads = [ALL, READ_ONLY].includes(readWriteType) ? volumes.managementEvents - volumes.managementWriteEvents : 0;
  const volumeOf = new Map(volumes.dataEvents.map((volume) => [volume.resourceType, volume.events]));
  const dataByType = new Map(events.data.map(({ resourceType }) => [resourceType, volumeOf.get(resourceType) ?? 0]));
  return {
    management: reads + writes,
    managementWrites: writes,
    dataByType,
    data: sum([...dataByType.values()]),
    networkActivity: events.networkActivity.length > 0 ? volumes.networkActivityEvents : 0,
  };
}

/** The costs that CloudTrail charges for events. */
function eventCosts(recorded: Recorded, { events }: CostBasis): Cost[] {
  const { insights, managementEventsAlreadyRecorded: isSecondCopy } = events;
  const costs: Cost[] = [];
  const add = (item: string, price: Price, quantity: number) =>
    costs.push({ item: `CloudTrail ${item}`, price, quantity });

  if (events.management.readWriteType !== ReadWriteFilter.NONE) {
    const price = isSecondCopy ? PRICES.managementEventsSecondCopy : PRICES.managementEventsFirstCopy;
    add(`management events, ${isSecondCopy ? 'second' : 'first'} copy`, price, recorded.management);
  }

  for (const [type, quantity] of recorded.dataByType) {
    add(`data events, ${type}`, PRICES.dataEvents, quantity);
  }

  if (events.networkActivity.length > 0) {
    add('network activity events', PRICES.networkActivityEvents, recorded.networkActivity);
  }

  for (const kind of insights.management) {
    const analyzed = kind === InsightsMetric.API_CALL_RATE ? recorded.managementWrites : recorded.management;
    add(`Insights on management events, ${kind}`, PRICES.insightsOnManagementEvents, analyzed);
  }

  for (const kind of insights.data) {
    add(`Insights on data events, ${kind}`, PRICES.insightsOnDataEvents, recorded.data);
  }

  if (events.aggregation.length > 0) {
    add('aggregation of data events', PRICES.aggregation, recorded.data);
  }

  return costs;
}

/** The costs of CloudWatch Logs, to which CloudTrail doesn't send network activity events. */
function logGroupCosts(recorded: Recorded, { delivery: { cloudWatchLogs }, isToken }: CostBasis): Cost[] {
  if (cloudWatchLogs === undefined) {
    return [];
  }

  const intake = gigabytes((recorded.management + recorded.data) * EVENT_BYTES);
  const costs: Cost[] = [{ item: 'CloudWatch Logs intake', price: PRICES.logsIntake, quantity: intake }];
  if (cloudWatchLogs.retentionDays !== undefined) {
    // the baseline creates the log group
    const days = isToken(cloudWatchLogs.retentionDays)
      ? DEFAULT_LOG_GROUP_RETENTION_DAYS
      : cloudWatchLogs.retentionDays;

    costs.push({
      item: 'CloudWatch Logs storage',
      price: PRICES.logsStorage,
      quantity: (intake * LOGS_COMPRESSION * days) / DAYS_A_MONTH,
    });
  }

  return costs;
}

/** The costs of log files and digests, and of the notifications and events that each of them causes. */
function deliveryCosts(recorded: Recorded, volumes: Volumes, basis: CostBasis): Cost[] {
  const {
    storage: { logBucket },
    delivery: { notifications },
    keys,
    isToken,
  } = basis;

  const places = volumes.accounts * volumes.activeRegions;
  // Network activity events have a folder of their own.
  const logFiles = [
    logFilesOf(recorded.management + recorded.data, places),
    logFilesOf(recorded.networkActivity, places),
  ];

  const logFileCount = sum(logFiles.map(({ count }) => count));
  const objects = logFileCount + digestsOf(volumes.accounts * volumes.enabledRegions);

  const costs: Cost[] = [{ item: 'S3 writes of log files and digests', price: PRICES.s3Writes, quantity: objects }];
  const { transitions, storage } =
    logBucket === undefined ? { transitions: [], storage: [] } : storageCosts(logFiles, logBucket, isToken);

  costs.push(...transitions, ...storage);
  if (logBucket?.replication !== undefined) {
    costs.push({ item: 'S3 writes of replicas', price: PRICES.s3Writes, quantity: objects });
  }

  if (keys > 0) {
    costs.push({ item: 'KMS key', price: PRICES.kmsKey, quantity: keys });
    costs.push({ item: 'KMS key, its first two rotations', price: PRICES.kmsKeyRotation, quantity: 2 * keys });
  }

  if (notifications !== undefined) {
    costs.push({ item: 'SNS notifications', price: PRICES.snsNotifications, quantity: logFileCount });
  }

  if (logBucket?.eventBridgeNotifications) {
    costs.push({ item: 'EventBridge events of new objects', price: PRICES.eventBridgeEvents, quantity: objects });
    // Each object gets a delete marker when it expires, and is deleted later: two events, and one for each transition.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
    const lifecycle = 2 * objects + sum(transitions.map(({ quantity }) => quantity));
    costs.push({ item: 'EventBridge events of the lifecycle', price: PRICES.eventBridgeEvents, quantity: lifecycle });
  }

  return costs;
}

function usdOf({ quantity, price }: Cost): number {
  return (quantity * price.usd) / price.per;
}

function lineOf(cost: Cost): CostLine {
  const {
    item,
    price: { unit },
    quantity,
  } = cost;

  return { item, quantity: rounded(quantity, unit.startsWith('GB') ? 3 : 0), unit, usd: rounded(usdOf(cost), 2) };
}

/** Rounds half up, using only the 15 digits that a floating-point number holds exactly. */
function rounded(value: number, digits: number): number {
  const shifted = Number((value * 10 ** digits).toPrecision(15));
  return Number((Math.round(shifted) / 10 ** digits).toFixed(digits));
}
