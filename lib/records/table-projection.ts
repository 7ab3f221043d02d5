/** Where the log files of a table are, and which partitions it can have. */
export interface Projected {
  /** `s3://BUCKET/[PREFIX/]AWSLogs/[ORGANIZATION/]`, with a slash at the end. */
  readonly root: string;
  /** CloudTrail's folder for this kind of record. */
  readonly folder: string;
  /** Absent if each query must name its accounts. */
  readonly accounts?: readonly string[];
  readonly regions: readonly string[];
  /** The number of days to look back, as a string that may be a token. */
  readonly days: string;
}

/** The partition keys, which are folders in the object keys of log files. The day is the day of delivery. */
export const PARTITIONS = ['account', 'region', 'day'] as const;

/**
 * The table properties of partition projection: Athena computes the locations of log files from them, so partitions
 * need neither a crawler nor a load. The range of days is relative to the time of each query.
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
