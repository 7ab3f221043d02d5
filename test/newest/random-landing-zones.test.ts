import { Stage } from 'aws-cdk-lib';
import { newLandingZone, ORGANIZATION } from '../support/landing-zones';
import { findsNothing } from '../support/template-validator';

test('finds nothing in any landing zone in order', () => {
  findsNothing(6, (app, { trail, ...config }, index) => {
    // 150 configs, each in a Stage of its own
    newLandingZone(
      { ...config, trail: { ...trail, multiRegion: true }, organization: ORGANIZATION, guardrails: {} },
      new Stage(app, `Stage${index}`),
    );
  });
});
