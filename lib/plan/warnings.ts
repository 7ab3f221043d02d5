import { BaselinePlan } from './baseline-plan';
import { EVENT_WARNINGS } from './event-warnings';
import { TIER_RULES } from './lifecycle-plan';
import { PlanWarning } from './plan-warning';

/** The retentions of a log group that every checker accepts. */
const ACCEPTED_LOG_RETENTIONS: readonly number[] = [365, 400, 545, 731, 1827, 3653];

/** One entry per warning: its id, and the messages it has for a plan. */
const WARNINGS: Readonly<Record<string, (plan: BaselinePlan, isToken: (value: unknown) => boolean) => string[]>> = {
  singleRegionTrail: ({ trail }) => trail.multiRegion ? [] : [
    'trail.multiRegion: the trail records one region only, so what happens in any other leaves no trace, '
    + 'and outside us-east-1 it misses global services too; remove the key to record all regions',
  ],
  shortRetention: ({ storage: { logBucket } }, isToken) => {
    const days = logBucket?.retentionDays;
    return days === undefined || isToken(days) || days >= 365 ? [] : [
      `storage.retentionDays: log files are deleted after ${days} days, and most standards ask for at least 365`,
    ];
  },
  earlyTransition: ({ storage: { logBucket } }, isToken) => (logBucket?.tiers ?? []).flatMap((tier, index, tiers) => {
    const leaves = tiers[index + 1]?.afterDays ?? logBucket!.retentionDays;
    const { billedDays } = TIER_RULES[tier.storageClass];
    return isToken(tier.afterDays) || isToken(leaves) || leaves - tier.afterDays >= billedDays ? [] : [
      `storage.tiers[${index}]: log files leave ${tier.storageClass} after ${leaves - tier.afterDays} days, and S3 bills ${billedDays} days of it at least`,
    ];
  }),
  logRetention: ({ delivery: { cloudWatchLogs } }, isToken) => {
    const days = cloudWatchLogs?.retentionDays;
    return days === undefined || isToken(days) || ACCEPTED_LOG_RETENTIONS.includes(days) ? [] : [
      `delivery.cloudWatchLogs.retentionDays: not every compliance checker accepts ${days} days; all accept ${ACCEPTED_LOG_RETENTIONS.join(', ')}`,
    ];
  },
};

/** The ids of all warnings about a config or a selection. */
export const WARNING_IDS: readonly string[] = [...Object.keys(WARNINGS), ...Object.keys(EVENT_WARNINGS)];

/** The warnings that a plan gives rise to, but those about what is recorded, which come when everything was added. */
export function warningsOf(plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return Object.entries(WARNINGS).flatMap(([id, messages]) => messages(plan, isToken).map((message) => ({ id, message })));
}
