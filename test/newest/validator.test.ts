import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { CloudTrailBaseline } from '../../lib';
import { ENV, newApp, newStack } from '../support/apps';
import { LANDING_ZONES, newLandingZone } from '../support/landing-zones';
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

test.each(Object.entries(LANDING_ZONES))('finds nothing in the stacks of a landing zone: %s', (_, config) => {
  const app = newApp();
  newLandingZone(config, app);
  expect(findings(app)).toEqual([]);
});

test('finds nothing in any config in order', () => {
  const PER_APP = 25;
  fc.assert(fc.property(fc.array(validConfigs, { minLength: PER_APP, maxLength: PER_APP }), (configs) => {
    const app = new App({
      analyticsReporting: false, outdir: mkdtempSync(join(tmpdir(), 'configs-')), context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
    });
    configs.forEach((config, index) => {
      const agnostic = index % 5 === 0 && config.delivery?.cloudWatchLogs === undefined; // log groups and roles name an account
      new CloudTrailBaseline(newStack(agnostic ? {} : ENV, app, `Stack${index}`), 'Audit', config as object);
    });
    expect(findings(app)).toEqual([]);
  }), {
    numRuns: 20, // 500 configs
    endOnFailure: true, // shrinking 25 configs at once would take longer than reading the finding
    reporter: ({ failed, seed, counterexamplePath, errorInstance }) => {
      if (failed) {
        throw new Error(`seed ${seed}, path ${counterexamplePath}: ${errorInstance}`);
      }
    },
  });
});
