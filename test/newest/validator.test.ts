import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stage, Validations } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { CloudTrailBaseline } from '../../lib';
import { ENV, newApp, newStack } from '../support/apps';
import { LANDING_ZONES, newLandingZone, ORGANIZATION } from '../support/landing-zones';
import { PRESETS } from '../support/presets';
import { validConfigs } from '../support/random-configs';

/** What CloudFormation's validator, which aws-cdk-lib runs by itself, finds in an app. Warnings of constructs aren't its findings. */
function findings(app: App): string[] {
  let directory: string;
  try {
    ({ directory } = app.synth());
  } catch {
    directory = app.outdir; // a finding is an error, and the report is there all the same
  }
  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  return pluginReports
    .filter(({ pluginName }: any) => !/annotation/i.test(pluginName))
    .flatMap(({ violations }: any) => violations.map(({ ruleName, description }: any) => `${ruleName}: ${description}`));
}

test('the validator runs, and finds a trail that isn\'t one', () => {
  const app = newApp();
  new CfnTrail(newStack(ENV, app), 'Trail', { isLogging: true, s3BucketName: 'logs', trailName: 'x' });
  expect(findings(app)).toEqual([expect.stringContaining('TrailName')]);
});

test('the validator\'s warnings count too: it finds an ACL', () => {
  const app = newApp();
  new CfnBucket(newStack(ENV, app), 'Bucket', { accessControl: 'Private' });
  expect(findings(app)).toEqual([expect.stringContaining('W3045')]);
});

test.each(Object.entries(PRESETS))('finds nothing in: %s', (_, make) => {
  const app = newApp();
  make(app);
  expect(findings(app)).toEqual([]);
});

test('Control Tower\'s control that costs is acknowledged, with its reason', () => {
  const app = newApp();
  Validations.of(app).addPlugins(new CfnGuardValidator());
  newLandingZone(undefined, app);
  expect(findings(app).map((finding) => finding.split(':')[0]).filter((rule) => rule.includes('event_notifications'))).toEqual([]);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  expect(JSON.stringify(pluginReports)).toContain('s3_event_notifications_enabled_check'); // it was found, and put aside
});

test.each(Object.entries(LANDING_ZONES))('finds nothing in the stacks of a landing zone: %s', (_, config) => {
  const app = newApp();
  newLandingZone(config, app);
  expect(findings(app)).toEqual([]);
});

/** Random configs that are checked, in apps of so many each: the validator takes its time to start. */
const PER_APP = 25;

function findsNothing(runs: number, make: (app: App, config: any, index: number) => void): void {
  fc.assert(fc.property(fc.array(validConfigs, { minLength: PER_APP, maxLength: PER_APP }), (configs) => {
    const app = new App({
      analyticsReporting: false, outdir: mkdtempSync(join(tmpdir(), 'configs-')), context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
    });
    configs.forEach((config, index) => make(app, config, index));
    expect(findings(app)).toEqual([]);
  }), {
    numRuns: runs,
    endOnFailure: true, // shrinking 25 configs at once would take longer than reading the finding
    reporter: ({ failed, seed, counterexamplePath, errorInstance }) => {
      if (failed) {
        throw new Error(`seed ${seed}, path ${counterexamplePath}: ${errorInstance}`);
      }
    },
  });
}

test('nothing deprecated is used, which the newest aws-cdk-lib would warn users of', () => {
  process.env.JSII_DEPRECATED = 'fail';
  try {
    Object.values(PRESETS).forEach((make) => make(newApp()));
    Object.values(LANDING_ZONES).forEach((config) => newLandingZone(config));
    const stack = newStack();
    expect(() => stack.addDependency(newStack(ENV, stack.node.root as App, 'Other'))).toThrow('deprecated'); // it would be noticed
  } finally {
    delete process.env.JSII_DEPRECATED;
  }
});

test('finds nothing in any config in order', () => {
  findsNothing(20, (app, config, index) => { // 500 configs
    const agnostic = index % 5 === 0 && config.delivery?.cloudWatchLogs === undefined; // log groups and roles name an account
    new CloudTrailBaseline(newStack(agnostic ? {} : ENV, app, `Stack${index}`), 'Audit', config);
  });
});

test('finds nothing in any landing zone in order', () => {
  findsNothing(6, (app, { trail, ...config }, index) => { // 150 configs, each in a Stage of its own
    newLandingZone({ ...config, trail: { ...trail, multiRegion: true }, organization: ORGANIZATION, guardrails: {} }, new Stage(app, `Stage${index}`));
  });
});
