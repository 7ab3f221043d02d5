import { planQueries, QueriesPlan } from './queries-plan';
import { DEFAULT_RETENTION_DAYS } from './storage-plan';
import { partitionOf } from '../../aws/partitions';
import { REGIONS } from '../../aws/regions';
import { AnalyticsConfig, AnalyticsSource, AnalyticsTable, WorkGroupConfig } from '../../config/analytics-config';
import { EventSelection } from '../../events/selection';
import { QuerySource } from '../../queries/saved-query';
import { CheckContext, join } from '../../validation/check';

/** The plan of the Athena resources, with all defaults. */
export interface AnalyticsPlan {
  readonly tables: AnalyticsTable[];
  /** Absent if each query names its accounts. */
  readonly accounts?: string[];
  readonly regions: string[];
  /** How far back the tables reach, in days. */
  readonly days: number;
  readonly workGroup: WorkGroupPlan;
  readonly queries: QueriesPlan;
  readonly sources: (AnalyticsSource & { readonly tables: AnalyticsTable[] })[];
}

/** The plan of the workgroup, with all defaults. */
export interface WorkGroupPlan {
  readonly scanLimitGigabytes: number;
  readonly resultRetentionDays: number;
}

export function planWorkGroup({ scanLimitGigabytes, resultRetentionDays }: WorkGroupConfig): WorkGroupPlan {
  return { scanLimitGigabytes: scanLimitGigabytes ?? 1024, resultRetentionDays: resultRetentionDays ?? 30 };
}

/** What analytics needs in addition to its section of the config. */
export interface AnalyticsFacts {
  /** The account of a trail that records only its own account. */
  readonly account?: string;
  readonly organizationId?: string;
  readonly homeRegion: string;
  readonly multiRegion: boolean;
  readonly events: EventSelection;
  /** Absent with an existing log bucket. */
  readonly retentionDays?: number;
  readonly keyPrefix?: string;
  /** Names or ARNs of the log bucket, if known before it is created. */
  readonly logBuckets: string[];
  /** Where saved queries are. */
  readonly queries: QuerySource;
  /** The identity of the bucket that a name or an ARN names. */
  bucketOf(bucket: string): string;
}

/** The maximum length of a table property in Glue, in characters. @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html */
const MAX_PROPERTY = 512_000;

export function planAnalytics(
  config: AnalyticsConfig,
  facts: AnalyticsFacts,
  path: string,
  context: CheckContext,
): AnalyticsPlan {
  const { problems, isToken } = context;
  const accounts = config.accounts ?? (facts.account === undefined ? undefined : [facts.account]);
  const length = accounts?.join().length ?? 0;
  if (length > MAX_PROPERTY) {
    problems.add(join(path, 'accounts'), {
      wrong: "is longer than Glue accepts for a table's property",
      got: length,
      allowed: `up to ${MAX_PROPERTY} characters`,
      fix: 'remove the key: each query then names its accounts',
    });
  }

  checkSourceNames(config.sources ?? [], join(path, 'sources'), context);
  checkSourceBuckets(config.sources ?? [], facts, join(path, 'sources'), context);
  const partition = isToken(facts.homeRegion) ? 'aws' : partitionOf(facts.homeRegion);
  const tables = Object.values(AnalyticsTable).filter(
    (table) => config.tables?.includes(table) || canFill(table, facts.events),
  );

  const sources = (config.sources ?? []).map((source) => ({
    ...source,
    organizationId: source.organizationId ?? facts.organizationId,
    tables: source.tables ?? [AnalyticsTable.CLOUDTRAIL, AnalyticsTable.DIGESTS],
  }));

  const queryFacts = {
    tables: [tables, ...sources.map((source) => source.tables)].flat(),
    sourceNames: sources.map(({ name }) => name),
    asksForAccount: accounts === undefined,
    queries: facts.queries,
  };

  return {
    tables,
    accounts,
    regions: config.regions ?? (facts.multiRegion ? [...REGIONS[partition]] : [facts.homeRegion]),
    days: facts.retentionDays ?? DEFAULT_RETENTION_DAYS, // a window beyond the oldest log files costs nothing
    workGroup: planWorkGroup(config.workGroup ?? {}),
    queries: planQueries(config.queries ?? {}, queryFacts, join(path, 'queries'), context),
    sources,
  };
}

/** The name of a trail's database: names in Glue are lowercase. */
export function databaseName(trailName: string): string {
  return trailName.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_');
}

function checkSourceNames(sources: AnalyticsSource[], path: string, { problems }: CheckContext): void {
  // forEach and some skip the holes of invalid sources
  sources.forEach(({ name }, index) => {
    const isTaken = sources.slice(0, index).some((other) => other.name === name);
    if (isTaken) {
      problems.add(`${path}[${index}].name`, {
        wrong: 'is the name of another source',
        got: name,
        allowed: 'each name once',
        fix: 'choose another name',
      });
    }
  });
}

/** A source in the log bucket must have another prefix there, such as a former key prefix. */
function checkSourceBuckets(
  sources: AnalyticsSource[],
  facts: AnalyticsFacts,
  path: string,
  { problems }: CheckContext,
): void {
  const logBuckets = facts.logBuckets.map((bucket) => facts.bucketOf(bucket));
  sources.forEach(({ bucketName, keyPrefix, organizationId = facts.organizationId }, index) => {
    const isInLogBucket = logBuckets.includes(facts.bucketOf(bucketName));
    const isSameFolder = keyPrefix === facts.keyPrefix && organizationId === facts.organizationId;
    if (isInLogBucket && isSameFolder) {
      problems.add(`${path}[${index}].bucketName`, {
        wrong: "names the log bucket, whose log files the trail's tables cover already",
        got: bucketName,
        allowed: "other buckets, or another keyPrefix or organizationId than this trail's",
        fix: 'remove the source',
      });
    }
  });
}

/**
 * Whether a trail delivers the events of a table. Data events that are added in code are in a table that always exists.
 */
function canFill(table: AnalyticsTable, { networkActivity, insights, aggregation }: EventSelection): boolean {
  switch (table) {
    case AnalyticsTable.NETWORK_ACTIVITY:
      return networkActivity.length > 0;
    case AnalyticsTable.INSIGHTS:
      return insights.management.length > 0 || insights.data.length > 0;
    case AnalyticsTable.AGGREGATED:
      return aggregation.length > 0;
    default:
      return true;
  }
}
