import { BaselinePlan } from '../baseline-plan';
import { EVENT_WARNINGS } from './event-warnings';
import { PlanWarning } from './plan-warning';
import { partitionOf } from '../../aws/partitions';
import { PRICES } from '../../aws/prices';
import { TIER_RULES } from '../../aws/storage-classes';
import { ControlTowerMode } from '../../config/organization-config';
import { docsPage } from '../../validation/docs-page';

/** The log group retentions that every compliance checker accepts. */
const ACCEPTED_LOG_RETENTIONS: readonly number[] = [365, 400, 545, 731, 1827, 3653];

/** Warnings by id. Each function returns the messages for a plan. */
type Warnings = Readonly<Record<string, (plan: BaselinePlan, isToken: (value: unknown) => boolean) => string[]>>;

/** Warnings about log storage. */
const STORAGE_WARNINGS: Warnings = {
  shortRetention: ({ storage: { logBucket } }, isToken) => {
    const days = logBucket?.retentionDays;
    return days === undefined || isToken(days) || days >= 365
      ? []
      : [`storage.retentionDays: log files are deleted after ${days} days, but most standards require at least 365`];
  },
  earlyTransition: ({ storage: { logBucket } }, isToken) =>
    (logBucket?.tiers ?? []).flatMap((tier, index, tiers) => {
      const leaves = tiers[index + 1]?.afterDays ?? logBucket!.retentionDays;
      const { billedDays } = TIER_RULES[tier.storageClass];
      return isToken(tier.afterDays) || isToken(leaves) || leaves - tier.afterDays >= billedDays
        ? []
        : [
            `storage.tiers[${index}]: log files leave ${tier.storageClass} after ${leaves - tier.afterDays} ` +
              `days, but S3 bills at least ${billedDays} days in this storage class`,
          ];
    }),
};

/** Warnings about the trail and its delivery to CloudWatch Logs. */
const TRAIL_WARNINGS: Warnings = {
  singleRegionTrail: ({ trail }) =>
    trail.multiRegion
      ? []
      : [
          'trail.multiRegion: the trail records only one region, so it misses events in all other regions, ' +
            'and outside us-east-1 also events of global services; remove the key to record all regions',
        ],
  logsInManagementAccount: ({ organization }) =>
    organization === undefined || organization.accounts !== undefined
      ? []
      : [
          'organization: the log files of all accounts are in the management account, to which no policy of the ' +
            'organization applies, so its administrators can delete the records of their own actions; keep log ' +
            'files in a separate account with OrganizationBaseline',
        ],
  controlTowerTrail: ({ organization }) =>
    organization?.controlTower !== ControlTowerMode.INDEPENDENT
      ? []
      : [
          partitionOf(organization.homeRegion) === 'aws-cn'
            ? 'organization.controlTower: the China regions have no Control Tower, so INDEPENDENT has no meaning; ' +
              'remove the key'
            : "organization.controlTower: Control Tower's own trail must be off, which requires landing zone 4.0 or " +
              'later; while both trails record management events, ' +
              `the second copy costs USD ${PRICES.managementEventsSecondCopy.usd.toFixed(2)} per 100,000 events; ` +
              `see ${docsPage('organization')}`,
        ],
  logRetention: ({ delivery: { cloudWatchLogs } }, isToken) => {
    const days = cloudWatchLogs?.retentionDays;
    return days === undefined || isToken(days) || ACCEPTED_LOG_RETENTIONS.includes(days)
      ? []
      : [
          `delivery.cloudWatchLogs.retentionDays: some compliance checkers don't accept ${days} days; all ` +
            `accept ${ACCEPTED_LOG_RETENTIONS.join(', ')}`,
        ];
  },
};

/** The maximum number of partitions that Athena accepts in one query. @see https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
const MAX_PARTITIONS = 1_000_000;

/** Warnings about queries. */
const ANALYTICS_WARNINGS: Warnings = {
  wideQueries: ({ analytics }, isToken) => {
    if (analytics?.accounts === undefined) {
      return []; // each query names its own accounts
    }

    const {
      accounts,
      regions,
      days,
      queries: { selected },
    } = analytics;

    // a query window includes its first and its last day
    const daysOf = (windowDays: number) => (isToken(days) ? windowDays + 1 : Math.min(windowDays, days) + 1);
    const places = accounts.length * regions.length;
    const wide = selected.filter(
      ({ windowDays }) => windowDays !== undefined && places * daysOf(windowDays) > MAX_PARTITIONS,
    );

    return wide.length === 0
      ? []
      : [
          `analytics.accounts: with ${accounts.length} accounts in ${regions.length} regions, these saved queries ` +
            `exceed the ${MAX_PARTITIONS} partitions that Athena accepts in one query: ` +
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

/** The warnings about log storage. */
export function storageWarningsOf(plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return messagesOf(STORAGE_WARNINGS, plan, isToken);
}

/** The warnings about the trail, except for those about its events: these come once the selection is complete. */
export function trailWarningsOf(plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return [TRAIL_WARNINGS, ANALYTICS_WARNINGS].flatMap((warnings) => messagesOf(warnings, plan, isToken));
}

function messagesOf(warnings: Warnings, plan: BaselinePlan, isToken: (value: unknown) => boolean): PlanWarning[] {
  return Object.entries(warnings).flatMap(([id, messages]) =>
    messages(plan, isToken).map((message) => ({ id, message })),
  );
}
