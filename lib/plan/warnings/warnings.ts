import { BaselinePlan } from '../baseline-plan';
import { EVENT_WARNINGS } from './event-warnings';
import { PlanWarning } from './plan-warning';
import { partitionOf } from '../../aws/partitions';
import { PRICES } from '../../aws/prices';
import { TIER_RULES } from '../../aws/storage-classes';
import { ControlTowerMode } from '../../config/organization-config';
import { docsPage } from '../../validation/docs-page';

/** The retentions of a log group that every checker accepts. */
const ACCEPTED_LOG_RETENTIONS: readonly number[] = [365, 400, 545, 731, 1827, 3653];

/** Warnings by their ids, each with the messages that it has for a plan. */
type Warnings = Readonly<Record<string, (plan: BaselinePlan, isToken: (value: unknown) => boolean) => string[]>>;

/** About where log files are kept. */
const STORAGE_WARNINGS: Warnings = {
  shortRetention: ({ storage: { logBucket } }, isToken) => {
    const days = logBucket?.retentionDays;
    return days === undefined || isToken(days) || days >= 365
      ? []
      : [`storage.retentionDays: log files are deleted after ${days} days, and most standards ask for at least 365`];
  },
  earlyTransition: ({ storage: { logBucket } }, isToken) =>
    (logBucket?.tiers ?? []).flatMap((tier, index, tiers) => {
      const leaves = tiers[index + 1]?.afterDays ?? logBucket!.retentionDays;
      const { billedDays } = TIER_RULES[tier.storageClass];
      return isToken(tier.afterDays) || isToken(leaves) || leaves - tier.afterDays >= billedDays
        ? []
        : [
            `storage.tiers[${index}]: log files leave ${tier.storageClass} after ${leaves - tier.afterDays} ` +
              `days, and S3 bills ${billedDays} days of it at least`,
          ];
    }),
};

/** About the trail and what it sends to CloudWatch Logs. */
const TRAIL_WARNINGS: Warnings = {
  singleRegionTrail: ({ trail }) =>
    trail.multiRegion
      ? []
      : [
          'trail.multiRegion: the trail records one region only, so what happens in any other leaves no trace, ' +
            'and outside us-east-1 it misses global services too; remove the key to record all regions',
        ],
  logsInManagementAccount: ({ organization }) =>
    organization === undefined || organization.accounts !== undefined
      ? []
      : [
          'organization: the log files of all accounts are kept in the management account, which no policy of the ' +
            'organization binds: ' +
            'its administrators can delete what they did themselves; keep them in an account of their own with ' +
            'OrganizationBaseline',
        ],
  controlTowerTrail: ({ organization }) =>
    organization?.controlTower !== ControlTowerMode.INDEPENDENT
      ? []
      : [
          partitionOf(organization.homeRegion) === 'aws-cn'
            ? 'organization.controlTower: the China regions have no Control Tower, so INDEPENDENT says nothing; ' +
              'remove the key'
            : "organization.controlTower: Control Tower's own trail has to be off, which requires landing zone 4.0 " +
              'or ' +
              'later; while both record management events, ' +
              `the second copy costs USD ${PRICES.managementEventsSecondCopy.usd.toFixed(2)} per 100,000 events; ` +
              `see ${docsPage('organization')}`,
        ],
  logRetention: ({ delivery: { cloudWatchLogs } }, isToken) => {
    const days = cloudWatchLogs?.retentionDays;
    return days === undefined || isToken(days) || ACCEPTED_LOG_RETENTIONS.includes(days)
      ? []
      : [
          `delivery.cloudWatchLogs.retentionDays: not every compliance checker accepts ${days} days; all ` +
            `accept ${ACCEPTED_LOG_RETENTIONS.join(', ')}`,
        ];
  },
};

/** The most that Athena looks at for one query. @see https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
const MAX_PARTITIONS = 1_000_000;

/** About queries. */
const ANALYTICS_WARNINGS: Warnings = {
  wideQueries: ({ analytics }, isToken) => {
    if (analytics?.accounts === undefined) {
      return []; // each query names its own
    }

    const {
      accounts,
      regions,
      days,
      queries: { selected },
    } = analytics;

    // of both ends
    const daysOf = (windowDays: number) => (isToken(days) ? windowDays + 1 : Math.min(windowDays, days) + 1);
    const places = accounts.length * regions.length;
    const wide = selected.filter(
      ({ windowDays }) => windowDays !== undefined && places * daysOf(windowDays) > MAX_PARTITIONS,
    );

    return wide.length === 0
      ? []
      : [
          `analytics.accounts: ${accounts.length} accounts in ${regions.length} regions are more than the ` +
            `${MAX_PARTITIONS} partitions that Athena looks at for ` +
            `${wide.map(({ name }) => name).join(', ')}; list fewer regions, or remove the key, so that each ` +
            'query names its accounts',
        ];
  },
};

/** The ids of all warnings about a config or a selection. */
export const WARNING_IDS: readonly string[] = [
  TRAIL_WARNINGS,
  ANALYTICS_WARNINGS,
  STORAGE_WARNINGS,
  EVENT_WARNINGS,
].flatMap((warnings) => Object.keys(warnings));

/** What is warned of where log files are kept. */
export function storageWarningsOf(plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return messagesOf(STORAGE_WARNINGS, plan, isToken);
}

/** What is warned of the trail, but what is recorded: that comes when everything was added. */
export function trailWarningsOf(plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return [TRAIL_WARNINGS, ANALYTICS_WARNINGS].flatMap((warnings) => messagesOf(warnings, plan, isToken));
}

function messagesOf(warnings: Warnings, plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return Object.entries(warnings).flatMap(([id, messages]) =>
    messages(plan, isToken).map((message) => ({ id, message })),
  );
}
