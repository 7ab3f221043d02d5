import * as fc from 'fast-check';
import { BaselineConfig } from '../../../lib';
import { AccountState } from '../../../lib/cli/account/state';
import { FINDINGS } from '../../../lib/cli/verify/catalog';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { AccountChange, ACCOUNT_CHANGES, Made } from '../../support/account-changes';
import { newBaseline } from '../../support/apps';
import { NOW, stateOf, stateOfLandingZone } from '../../support/deployed-state';
import { newLandingZone, WHOLE_LANDING_ZONE } from '../../support/landing-zones';
import { EVERYTHING, EXISTING } from '../../support/presets';
import { cases } from '../../support/random-cases';
import { validConfigs } from '../../support/random-configs';

interface Base {
  readonly plan: BaselinePlan;
  readonly state: AccountState;
}

function deploy(config: BaselineConfig): Base {
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

function madeBy({
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

function foundAfter({ apply }: AccountChange, { plan, state }: Base): string[] | undefined {
  const changed = apply(state, madeBy(plan));
  return changed && verify(plan, changed, NOW).findings.map(({ id }) => id);
}

const BASES: Record<string, () => Base> = {
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

describe('one change of an account is one finding', () => {
  const bases = Object.fromEntries(Object.entries(BASES).map(([name, make]) => [name, make()]));

  test.each(ACCOUNT_CHANGES.map((one) => [one.id, one.what, one] as const))('%s: %s', (id, _, accountChange) => {
    const results = Object.entries(bases).flatMap(([name, base]) => {
      const ids = foundAfter(accountChange, base);
      return ids === undefined ? [] : [[name, ids] as const];
    });

    expect(results.length).toBeGreaterThan(0);
    expect(Object.fromEntries(results)).toEqual(Object.fromEntries(results.map(([name]) => [name, [id]])));
  });

  test('in any config that is valid', () => {
    fc.assert(
      fc.property(validConfigs, fc.infiniteStream(fc.constantFrom(...ACCOUNT_CHANGES)), (config, changes) => {
        const base = deploy(config as BaselineConfig);
        for (const one of changes.take(20)) {
          const ids = foundAfter(one, base);
          expect({ [one.what]: ids }).toEqual({ [one.what]: ids && [one.id] });
        }
      }),
      { numRuns: cases(40) },
    );
  });
});

test('every finding of the catalog is found', () => {
  // these take several changes at once, and have specifications of their own
  const others = ['otherBucket', 'otherHomeRegion', 'otherLogsRole', 'basicSelectors'];
  expect([...new Set([...ACCOUNT_CHANGES.map(({ id }) => id as string), ...others])].sort()).toEqual(
    Object.keys(FINDINGS).sort(),
  );
});
