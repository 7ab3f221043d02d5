/** Where a table's log files are, and which of them there can be. */
export interface Projected {
  /** `s3://BUCKET/[PREFIX/]AWSLogs/[ORGANIZATION/]`, with a slash at its end. */
  readonly root: string;
  /** CloudTrail's folder for this kind of records. */
  readonly folder: string;
  /** Absent where each query names its accounts. */
  readonly accounts?: readonly string[];
  readonly regions: readonly string[];
  /** How many days back, as a string that may be a token. */
  readonly days: string;
}

/** What log files are partitioned by: the folders of their keys. The day is that of the delivery. */
export const PARTITIONS = ['account', 'region', 'day'] as const;

/**
 * Partition projection: Athena computes where log files are from these properties, and nothing has to be loaded or
 * crawled.
 * The range of days rolls with the clock of each query.
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export function projectionProperties({ root, folder, accounts, regions, days }: Projected): Record<string, string> {
  const placeholders = PARTITIONS.map((partition) => `\${${partition}}`);
  return {
    'projection.enabled': 'true',
    ...(accounts === undefined
      ? { 'projection.account.type': 'injected' }
      : { 'projection.account.type': 'enum', 'projection.account.values': accounts.join(',') }),
    'projection.region.type': 'enum',
    'projection.region.values': regions.join(','),
    'projection.day.type': 'date',
    'projection.day.format': 'yyyy/MM/dd',
    'projection.day.range': `NOW-${days}DAYS,NOW`,
    'projection.day.interval': '1',
    'projection.day.interval.unit': 'DAYS',
    'storage.location.template': `${root}${placeholders[0]}/${folder}/${placeholders[1]}/${placeholders[2]}/`,
  };
}
