import * as fc from 'fast-check';
import { BaselineConfig, CloudTrailBaseline } from '../../../lib';
import { AccountState } from '../../../lib/cli/account/state';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { newApp, newBaseline } from '../../support/apps';
import { NOW, stateOf, stateOfLandingZone } from '../../support/deployed-state';
import { LANDING_ZONES, newLandingZone } from '../../support/landing-zones';
import { PRESETS } from '../../support/presets';
import { cases } from '../../support/random-cases';
import { validConfigs } from '../../support/random-configs';

const REGIONS: Record<string, string> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

const planOf = (baseline: CloudTrailBaseline) =>
  JSON.parse(JSON.stringify((baseline as any).wholePlan)) as BaselinePlan;

function expectNoDrift(plan: BaselinePlan, state: AccountState): void {
  expect(verify(plan, JSON.parse(JSON.stringify(state)), NOW)).toEqual({ findings: [], inconclusive: [] });
}

describe('verify finds no drift after a deployment', () => {
  test.each(Object.keys(PRESETS).filter((preset) => preset !== 'environment-agnostic'))('%s', (preset) => {
    const baseline = PRESETS[preset](newApp());
    expectNoDrift(
      planOf(baseline),
      stateOf(baseline, { account: '111111111111', region: REGIONS[preset] ?? 'eu-west-1' }),
    );
  });

  test('of any valid config', () => {
    fc.assert(
      fc.property(validConfigs, (config) => {
        const baseline = newBaseline(config as BaselineConfig);
        expectNoDrift(planOf(baseline), stateOf(baseline, undefined, (config as BaselineConfig).analytics?.regions));
      }),
      { numRuns: cases(60) },
    );
  });
});

test.each(Object.keys(LANDING_ZONES))('verify finds no drift after the deployment of a landing zone: %s', (name) => {
  const landingZone = newLandingZone(LANDING_ZONES[name]);
  const region = LANDING_ZONES[name].organization!.homeRegion!;
  expectNoDrift(JSON.parse(JSON.stringify(landingZone._plan)), stateOfLandingZone(landingZone, region));
});
