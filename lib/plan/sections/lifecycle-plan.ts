import { StorageTier, TierStorageClass } from '../../config/log-bucket-config';
import { CheckContext, join } from '../../validation/check';

/** What S3 asks of a storage class that objects move to. */
interface TierRule {
  /** The earliest day an object can move here. */
  readonly earliestDay: number;
  /** Days an object has to stay before S3 lets it move on. */
  readonly staysDays: number;
  /** Days that are billed at least. */
  readonly billedDays: number;
  /** Classes that an object can move to from here. */
  readonly next: readonly TierStorageClass[];
  /** Whether Athena can read it without a restore. */
  readonly readable: boolean;
}

const { INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE } = TierStorageClass;

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
export const TIER_RULES: Readonly<Record<TierStorageClass, TierRule>> = {
  STANDARD_IA: {
    earliestDay: 30, staysDays: 30, billedDays: 30, next: [INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE], readable: true,
  },
  INTELLIGENT_TIERING: { earliestDay: 0, staysDays: 1, billedDays: 0, next: [ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE], readable: true },
  ONEZONE_IA: { earliestDay: 30, staysDays: 30, billedDays: 30, next: [GLACIER, DEEP_ARCHIVE], readable: true },
  GLACIER_IR: { earliestDay: 0, staysDays: 1, billedDays: 90, next: [GLACIER, DEEP_ARCHIVE], readable: true },
  GLACIER: { earliestDay: 0, staysDays: 1, billedDays: 90, next: [DEEP_ARCHIVE], readable: false },
  DEEP_ARCHIVE: { earliestDay: 0, staysDays: 1, billedDays: 180, next: [], readable: false },
};

/** Finds tiers that S3 would refuse, or that the retention makes pointless. */
export function checkTiers(tiers: StorageTier[], retentionDays: number, path: string, { problems, isToken }: CheckContext): void {
  tiers.forEach((tier, index) => {
    const at = `${join(path, 'tiers')}[${index}]`;
    const { storageClass, afterDays } = tier;
    const before = tiers[index - 1] as StorageTier | undefined;
    if (before !== undefined && !TIER_RULES[before.storageClass].next.includes(storageClass)) {
      problems.add(`${at}.storageClass`, {
        wrong: `can't follow ${before.storageClass}`,
        got: storageClass,
        allowed: TIER_RULES[before.storageClass].next.join(', ') || 'nothing, it is the last class',
        mend: 'order the tiers as S3 moves objects, or remove one',
      });
    }
    if (isToken(afterDays)) {
      return;
    }
    const waits = before === undefined || isToken(before.afterDays) ? 0 : before.afterDays + TIER_RULES[before.storageClass].staysDays;
    const earliest = Math.max(TIER_RULES[storageClass].earliestDay, waits);
    const latest = isToken(retentionDays) ? Infinity : retentionDays - 1;
    if (afterDays < earliest) {
      problems.add(`${at}.afterDays`, {
        wrong: earliest === waits && before !== undefined
          ? `comes too early after ${before.storageClass} on day ${before.afterDays}`
          : `comes too early for ${storageClass}`,
        got: afterDays,
        allowed: `${earliest} or more`,
        mend: 'raise the number of days',
      });
    }
    if (afterDays > latest) {
      problems.add(`${at}.afterDays`, {
        wrong: `comes when the log file has expired, after ${retentionDays} days`,
        got: afterDays,
        allowed: `up to ${latest}`,
        mend: 'remove the tier, or raise retentionDays',
      });
    }
  });
}

/** Finds tiers that Athena can't read inside the window that queries were promised. */
export function checkQueryWindow(
  tiers: StorageTier[], retentionDays: number, queryWindowDays: number, path: string, { problems, isToken }: CheckContext,
): void {
  if (isToken(queryWindowDays)) {
    return;
  }
  if (!isToken(retentionDays) && queryWindowDays > retentionDays) {
    problems.add('analytics.queryWindowDays', {
      wrong: `reaches further back than log files are kept, ${retentionDays} days`,
      got: queryWindowDays,
      allowed: `up to ${retentionDays}`,
      mend: 'shorten the window, or raise storage.retentionDays',
    });
  }
  tiers.forEach(({ storageClass, afterDays }, index) => {
    if (!TIER_RULES[storageClass].readable && !isToken(afterDays) && afterDays < queryWindowDays) {
      problems.add(`${join(path, 'tiers')}[${index}].afterDays`, {
        wrong: `moves log files to ${storageClass}, which Athena can't read, inside the query window of ${queryWindowDays} days`,
        got: afterDays,
        allowed: `${queryWindowDays} or more`,
        mend: 'raise the number of days, shorten analytics.queryWindowDays, or use GLACIER_IR',
      });
    }
  });
}
