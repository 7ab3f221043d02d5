import { READERS } from '../../../lib/cli/account/readers';
import { AccountState } from '../../../lib/cli/account/state';
import { valueOf } from '../../../lib/cli/aws/reading';
import { newApp } from '../../support/apps';
import { answersOf } from '../../support/aws/answers';
import { withServer } from '../../support/aws/with-server';
import { stateOf, stateOfLandingZone } from '../../support/deployed-state';
import { LANDING_ZONES, newLandingZone } from '../../support/landing-zones';
import { PRESETS } from '../../support/presets';

const server = withServer();

const REGIONS: Record<string, string> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

async function expectRead(state: AccountState): Promise<void> {
  server().answers = answersOf(state);
  expect(await READERS.readAccount({ trail: valueOf(state.trail)!.arn, home: {} })).toEqual(state);
}

describe('an account is read over the wire as it is', () => {
  test.each(Object.keys(PRESETS).filter((preset) => preset !== 'environment-agnostic'))('%s', async (preset) => {
    const baseline = PRESETS[preset](newApp());
    await expectRead(stateOf(baseline, { account: '111111111111', region: REGIONS[preset] ?? 'eu-west-1' }));
  });

  test.each(Object.keys(LANDING_ZONES))('a landing zone: %s', async (name) => {
    await expectRead(
      stateOfLandingZone(newLandingZone(LANDING_ZONES[name]), LANDING_ZONES[name].organization!.homeRegion),
    );
  });
});
