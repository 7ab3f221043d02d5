import { ManagementEventsConfig } from '../../config/events-config';
import { ReadWriteFilter } from '../../config/read-write-filter';

/** The management events of several selectors, as one. */
export interface MergedManagement {
  readonly management: ManagementEventsConfig;
  /** How many selectors record events that the config doesn't. */
  readonly unmerged: number;
}

/**
 * A trail can have several selectors of management events, which are combined: `addS3EventSelector` of aws-cdk-lib adds
 * one each time. The config has one.
 */
export function mergeManagement(selectors: readonly ManagementEventsConfig[]): MergedManagement {
  const [first, ...others] = selectors;
  if (first === undefined) {
    return { management: { readWriteType: ReadWriteFilter.NONE }, unmerged: 0 };
  }

  return others.reduce<MergedManagement>(
    ({ management, unmerged }, other) => {
      const both = union(management, other);
      return both === undefined ? { management, unmerged: unmerged + 1 } : { management: both, unmerged };
    },
    { management: first, unmerged: 0 },
  );
}

/** Exactly the events of both; undefined if the config can't express that. */
function union(one: ManagementEventsConfig, other: ManagementEventsConfig): ManagementEventsConfig | undefined {
  if (covers(one, other)) {
    return one;
  }

  if (covers(other, one)) {
    return other;
  }

  const { readWriteType: _, ...exclusions } = one;
  const hasSameExclusions =
    isSubset(exclusionsOf(one), exclusionsOf(other)) && isSubset(exclusionsOf(other), exclusionsOf(one));

  return hasSameExclusions ? exclusions : undefined;
}

/** Whether the first records everything that the second records. */
function covers(broad: ManagementEventsConfig, narrow: ManagementEventsConfig): boolean {
  const hasReadWrite = broad.readWriteType === undefined || broad.readWriteType === narrow.readWriteType;
  return hasReadWrite && isSubset(exclusionsOf(broad), exclusionsOf(narrow));
}

function exclusionsOf({ excludeKms, excludeRdsDataApi }: ManagementEventsConfig): string[] {
  return Object.entries({ excludeKms, excludeRdsDataApi }).flatMap(([key, isExcluded]) => (isExcluded ? [key] : []));
}

function isSubset(values: readonly string[], of: readonly string[]): boolean {
  return values.every((value) => of.includes(value));
}
