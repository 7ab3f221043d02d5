import { TIER_RULES } from '../../aws/storage-classes';
import { StorageTier } from '../../config/log-bucket-config';
import { CheckContext, join } from '../../validation/check';

/** Refuses tiers that S3 refuses, and tiers after the retention period. */
export function checkTiers(
  tiers: StorageTier[],
  retentionDays: number,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  tiers.forEach((tier, index) => {
    const at = `${join(path, 'tiers')}[${index}]`;
    const { storageClass, afterDays } = tier;
    const before = tiers[index - 1] as StorageTier | undefined;
    if (before !== undefined && !TIER_RULES[before.storageClass].next.includes(storageClass)) {
      problems.add(`${at}.storageClass`, {
        wrong: `can't follow ${before.storageClass}`,
        got: storageClass,
        allowed: TIER_RULES[before.storageClass].next.join(', ') || 'nothing, it is the last class',
        fix: 'order the tiers as S3 moves objects, or remove one',
      });
    }

    if (isToken(afterDays)) {
      return;
    }

    const earliestAfterBefore =
      before === undefined || isToken(before.afterDays)
        ? 0
        : before.afterDays + TIER_RULES[before.storageClass].staysDays;

    const earliest = Math.max(TIER_RULES[storageClass].earliestDay, earliestAfterBefore);
    const latest = isToken(retentionDays) ? Infinity : retentionDays - 1;
    if (afterDays < earliest) {
      problems.add(`${at}.afterDays`, {
        wrong:
          earliest === earliestAfterBefore && before !== undefined
            ? `is too early after ${before.storageClass} on day ${before.afterDays}`
            : `is too early for ${storageClass}`,
        got: afterDays,
        allowed: `${earliest} or more`,
        fix: 'raise the number of days',
      });
    }

    if (afterDays > latest) {
      problems.add(`${at}.afterDays`, {
        wrong: `is after the day on which log files expire, ${retentionDays}`,
        got: afterDays,
        allowed: `up to ${latest}`,
        fix: 'remove the tier, or raise retentionDays',
      });
    }
  });
}

/** Refuses tiers that Athena can't read within the query window. */
export function checkQueryWindow(
  tiers: StorageTier[],
  retentionDays: number,
  queryWindowDays: number,
  path: string,
  { problems, isToken }: CheckContext,
): void {
  if (isToken(queryWindowDays)) {
    return;
  }

  if (!isToken(retentionDays) && queryWindowDays > retentionDays) {
    problems.add('analytics.queryWindowDays', {
      wrong: `is longer than log files are kept, ${retentionDays} days`,
      got: queryWindowDays,
      allowed: `up to ${retentionDays}`,
      fix: 'shorten the window, or raise storage.retentionDays',
    });
  }

  tiers.forEach(({ storageClass, afterDays }, index) => {
    if (!TIER_RULES[storageClass].readable && !isToken(afterDays) && afterDays < queryWindowDays) {
      problems.add(`${join(path, 'tiers')}[${index}].afterDays`, {
        wrong:
          `moves log files to ${storageClass}, which Athena can't read, within the query window of ` +
          `${queryWindowDays} days`,
        got: afterDays,
        allowed: `${queryWindowDays} or more`,
        fix: 'raise the number of days, shorten analytics.queryWindowDays, or use GLACIER_IR',
      });
    }
  });
}
