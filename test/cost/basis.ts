import { AggregationTemplate, InsightsMetric } from '../../lib/config/events-config';
import { ReplicationConfig, StorageTier, TierStorageClass } from '../../lib/config/log-bucket-config';
import { ReadWriteFilter } from '../../lib/config/read-write-filter';
import { EventVolumes, MonthlyCost } from '../../lib/cost/event-volumes';
import { CostBasis, estimateMonthlyCost } from '../../lib/cost/monthly-cost';

/** Stands for a token where no CDK is needed. */
export const NUMBER_TOKEN = -1.8881545897087626e289;

/** What a test wants to be other than the defaults. */
export interface Choices {
  readonly multiRegion?: boolean;
  readonly readWriteType?: ReadWriteFilter;
  readonly alreadyRecorded?: boolean;
  readonly dataTypes?: string[];
  readonly networkActivity?: boolean;
  readonly insights?: { readonly management?: InsightsMetric[]; readonly data?: InsightsMetric[] };
  readonly aggregation?: AggregationTemplate[];
  readonly logBucket?:
    | {
        readonly retentionDays?: number;
        readonly noncurrentVersionRetentionDays?: number;
        readonly tiers?: StorageTier[];
        readonly eventBridgeNotifications?: boolean;
        readonly replication?: ReplicationConfig;
      }
    | false;
  /** A log group's retention, or one that exists already, or none. */
  readonly logs?: number | 'existing' | false;
  readonly notifications?: boolean;
  readonly keys?: number;
}

/** What an estimate reads of the plan of a baseline without options, and what a test changes of it. */
export function basis(choices: Choices = {}): CostBasis {
  const { logBucket = {}, logs = 400 } = choices;
  return {
    trail: { multiRegion: choices.multiRegion ?? true },
    events: {
      management: { readWriteType: choices.readWriteType ?? ReadWriteFilter.ALL },
      managementEventsAlreadyRecorded: choices.alreadyRecorded ?? false,
      data: (choices.dataTypes ?? []).map((resourceType) => ({ resourceType })),
      networkActivity: choices.networkActivity ? [{ eventSource: 'kms.amazonaws.com' }] : [],
      insights: { management: choices.insights?.management ?? [], data: choices.insights?.data ?? [] },
      aggregation: choices.aggregation ?? [],
    },
    storage: {
      logBucket:
        logBucket === false
          ? undefined
          : {
              retentionDays: 2557,
              noncurrentVersionRetentionDays: 90,
              tiers: [{ storageClass: TierStorageClass.INTELLIGENT_TIERING, afterDays: 0 }],
              eventBridgeNotifications: true,
              ...logBucket,
            },
    },
    delivery: {
      cloudWatchLogs: logs === false ? undefined : { retentionDays: logs === 'existing' ? undefined : logs },
      notifications: choices.notifications ? {} : undefined,
    },
    keys: choices.keys ?? 1,
    isToken: (value) => value === NUMBER_TOKEN,
  };
}

export function estimate(volumes: EventVolumes, choices: Choices = {}): MonthlyCost {
  return estimateMonthlyCost(volumes, basis(choices), 'Stack/Audit');
}

/** The lines whose item starts with a string, as `item: quantity unit, usd`. */
export function linesOf(cost: MonthlyCost, start = ''): string[] {
  return cost.lines
    .filter(({ item }) => item.startsWith(start))
    .map(({ item, quantity, unit, usd }) => `${item}: ${quantity} ${unit}, ${usd.toFixed(2)}`);
}
