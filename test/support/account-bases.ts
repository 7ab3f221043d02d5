import { Made } from './account-changes';
import { newBaseline } from './apps';
import { stateOf, stateOfLandingZone } from './deployed-state';
import { newLandingZone, WHOLE_LANDING_ZONE } from './landing-zones';
import { EVERYTHING, EXISTING } from './presets';
import { BaselineConfig } from '../../lib';
import { AccountState } from '../../lib/cli/account/state';
import { BaselinePlan } from '../../lib/plan/baseline-plan';

/** A plan, and the accounts that it was deployed to. */
export interface Base {
  readonly plan: BaselinePlan;
  readonly state: AccountState;
}

export function deploy(config: BaselineConfig): Base {
  const baseline = newBaseline(config);
  return {
    plan: JSON.parse(JSON.stringify((baseline as any).wholePlan)),
    state: stateOf(baseline, undefined, config.analytics?.regions),
  };
}

function deployLandingZone(config: BaselineConfig): Base {
  const landingZone = newLandingZone(config);
  return { plan: JSON.parse(JSON.stringify(landingZone._plan)), state: stateOfLandingZone(landingZone) };
}

/** What of it the baseline made. */
export function madeBy({
  storage,
  encryption,
  delivery: { cloudWatchLogs, notifications },
  events,
  analytics,
  trail,
}: BaselinePlan): Made {
  return {
    logBucket: storage.logBucket !== undefined,
    accessLogBucket: storage.accessLogs !== undefined,
    key: encryption.existingKeyArn === undefined,
    logGroup: cloudWatchLogs?.retentionDays !== undefined,
    logsRole: cloudWatchLogs !== undefined && cloudWatchLogs.existingRoleArn === undefined,
    topic: notifications?.isCreated === true,
    recordsManagementEvents: events.management.readWriteType !== 'NONE' && !events.managementEventsAlreadyRecorded,
    queriesAllRegions: analytics !== undefined && trail.multiRegion,
    formerNames: trail.formerNames,
  };
}

/** Deployments that differ in what the baseline creates. */
export const BASES: Record<string, () => Base> = {
  defaults: () => deploy({ trail: { name: 'audit' } }),
  'everything on': () =>
    deploy({
      ...EVERYTHING,
      events: { ...EVERYTHING.events, managementEventsAlreadyRecorded: false },
      storage: { ...EVERYTHING.storage, objectLock: EVERYTHING.storage!.objectLock },
    }),
  little: () =>
    deploy({
      trail: { name: 'audit', multiRegion: false, includeGlobalServiceEvents: false },
      delivery: { cloudWatchLogs: { enabled: false } },
      storage: { eventBridgeNotifications: false },
    }),
  existing: () => deploy(EXISTING),
  'existing storage': () => deploy({ storage: EXISTING.storage, delivery: { cloudWatchLogs: { enabled: false } } }),
  'landing zone': () => deployLandingZone(WHOLE_LANDING_ZONE),
};
