import { newApp } from '../support/apps';
import { findingsOfRules, relevantTemplates, ruleFiles, rulesFor, typesIn } from '../support/control-tower';
import { LANDING_ZONES, newLandingZone } from '../support/landing-zones';
import { PRESETS } from '../support/presets';

test('every rule file names the types that it is about', () => {
  expect(ruleFiles.length).toBeGreaterThan(200);
  expect(ruleFiles.filter(({ types }) => types.size === 0)).toEqual([]);
});

test('the rules that name a type of a template find there what all rules find', () => {
  const [baselines, landingZones] = [newApp(), newApp()];
  PRESETS['parts passed in'](baselines);
  newLandingZone(LANDING_ZONES['two accounts, guarded'], landingZones);
  const stacks = [baselines, landingZones].flatMap((app) => app.synth().stacks);
  const paths = stacks.map(({ templateFullPath }) => templateFullPath);

  const found = findingsOfRules(rulesFor(typesIn(stacks)), relevantTemplates(stacks));

  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(findingsOfRules(undefined, paths));
});
