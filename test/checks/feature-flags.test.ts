import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { newApp, templateOf } from '../support/apps';
import { controlTowerFindings } from '../support/control-tower';
import { PRESETS } from '../support/presets';

describe.each(Object.entries(PRESETS))('%s, with no feature flags and with all recommended ones', (_, make) => {
  const synth = (flags: Record<string, unknown>) => {
    const app = newApp(flags);
    const baseline = make(app);
    return { app, baseline, ids: Object.entries<{ Type: string }>(templateOf(baseline).toJSON().Resources).map(([id, { Type }]) => `${id} ${Type}`).sort() };
  };
  const none = synth({});
  const all = synth(CURRENTLY_RECOMMENDED_FLAGS);

  test('has the same logical ids', () => {
    expect(all.ids).toEqual(none.ids);
  });

  test('has the same verdicts of cdk-nag', () => {
    for (const Pack of [AwsSolutionsChecks, NIST80053R5Checks]) {
      expect(new Pack().validateScope(all.baseline).violations).toEqual(new Pack().validateScope(none.baseline).violations);
    }
  });

  test('has the same verdicts of Control Tower', () => {
    expect(controlTowerFindings(all.app, all.baseline)).toEqual(controlTowerFindings(none.app, none.baseline));
  });
});
