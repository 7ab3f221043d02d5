import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { newApp, templateOf } from '../support/apps';
import { controlTowerFindings } from '../support/control-tower';
import { PACKS } from '../support/nag-packs';
import { PRESETS } from '../support/presets';

describe.each(Object.entries(PRESETS))('%s, with no feature flags and with all recommended ones', (_, make) => {
  const synth = (flags: Record<string, unknown>) => {
    const app = newApp(flags);
    return { app, baseline: make(app) };
  };

  const both = () => [synth({}), synth(CURRENTLY_RECOMMENDED_FLAGS)];

  test('has the same logical ids', () => {
    const [none, all] = both().map(({ baseline }) =>
      Object.entries<{ Type: string }>(templateOf(baseline).toJSON().Resources)
        .map(([id, { Type }]) => `${id} ${Type}`)
        .sort(),
    );

    expect(all).toEqual(none);
  });

  test('has the same verdicts of cdk-nag', () => {
    const [none, all] = both().map(({ baseline }) =>
      PACKS.map((Pack) => new Pack().validateScope(baseline).violations),
    );

    expect(all).toEqual(none);
  });

  test('has the same verdicts of Control Tower', () => {
    const [none, all] = both().map(({ app, baseline }) => controlTowerFindings(app, baseline));
    expect(all).toEqual(none);
  });
});
