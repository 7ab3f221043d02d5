import { REGIONS } from '../../aws/regions';
import { Check, checkOf, string } from '../../validation/check';
import { closest } from '../../validation/closest';
import { REGION } from '../../validation/string-formats';

/** The regions of all partitions. */
export const ALL_REGIONS: readonly string[] = Object.values(REGIONS).flat();

/** The region that a misspelled name probably means; undefined for a region, and if none is similar. */
export function meantRegion(name: unknown, candidates: readonly string[] = ALL_REGIONS): string | undefined {
  return typeof name !== 'string' || ALL_REGIONS.includes(name) ? undefined : closest(name, candidates);
}

/** The name of a region, or a token. AWS adds regions, so one that is only unknown is a warning. */
export const region: Check<string> = checkOf(string(REGION).schema, (value, path, context) => {
  const meant = meantRegion(value);
  return string(meant === undefined ? REGION : { ...REGION, meant, fix: `write ${meant}` })(value, path, context);
});
