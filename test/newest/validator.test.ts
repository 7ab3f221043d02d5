import { readFileSync } from 'fs';
import { join } from 'path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Validations } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ENV, newApp, newBaseline, newStack } from '../support/apps';
import { CDK_FOLDER } from '../support/cdk-version';
import { LANDING_ZONES, newLandingZone } from '../support/landing-zones';
import { PRESETS } from '../support/presets';
import { findings } from '../support/template-validator';

const validate = jest.requireActual('@aws/cloudformation-validate');

test("the validator runs, and finds a trail that isn't one", () => {
  const app = newApp();
  new CfnTrail(newStack(ENV, app), 'Trail', { isLogging: true, s3BucketName: 'logs', trailName: 'x' });
  expect(findings(app)).toEqual([expect.stringContaining('TrailName')]);
});

test("the validator's warnings count too: it finds an ACL", () => {
  const app = newApp();
  new CfnBucket(newStack(ENV, app), 'Bucket', { accessControl: 'Private' });
  expect(findings(app)).toEqual([expect.stringContaining('W3045')]);
});

test("a validator that fails isn't one that finds nothing", () => {
  const app = newApp();
  newBaseline({}, newStack(ENV, app));
  jest.spyOn(validate.CompositeEngine.prototype, 'validateTemplate').mockImplementation(() => {
    throw new Error('out of memory');
  });

  expect(findings(app)).toEqual([expect.stringContaining('out of memory')]);
  jest.restoreAllMocks();
});

test('the engine that test files share judges as a new one does', () => {
  const real = jest.requireActual(join(CDK_FOLDER, 'node_modules', '@aws', 'cloudformation-validate'));
  const [ofShared, ofNew] = [validate, real].map(({ CompositeEngine, TemplateContent }) => {
    const engine = new CompositeEngine({});
    return (strings: string[]) =>
      strings.map((text) => {
        const { diagnostics } = engine.validateTemplate(new TemplateContent(text), { severityLevel: 'DEBUG' });
        return JSON.parse(JSON.stringify(diagnostics));
      });
  });

  const [none, ...some] = [{}, { accessControl: 'Private' }, { bucketName: 'NO' }].map((props) => {
    const app = newApp({ '@aws-cdk/core:validateAgainstDefaultRules': false });
    PRESETS['everything on'](app);
    new CfnBucket(newStack(ENV, app, 'Buckets'), 'Bucket', props);
    const strings = app.synth().stacks.map(({ template }) => JSON.stringify(template));
    expect(ofShared(strings)).toEqual(ofNew(strings));
    return ofNew(strings);
  });

  some.forEach((diagnostics) => expect(diagnostics).not.toEqual(none));
});

test.each(Object.entries(PRESETS))('finds nothing in: %s', (_, make) => {
  const app = newApp();
  make(app);
  expect(findings(app)).toEqual([]);
});

test("Control Tower's control that costs is acknowledged, with its reason", () => {
  const app = newApp();
  Validations.of(app).addPlugins(new CfnGuardValidator());
  newLandingZone(undefined, app);
  expect(
    findings(app)
      .map((finding) => finding.split(':')[0])
      .filter((rule) => rule.includes('event_notifications')),
  ).toEqual([]);

  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  // it was found, and put aside
  expect(JSON.stringify(pluginReports)).toContain('s3_event_notifications_enabled_check');
});

test.each(Object.entries(LANDING_ZONES))('finds nothing in the stacks of a landing zone: %s', (_, config) => {
  const app = newApp();
  newLandingZone(config, app);
  expect(findings(app)).toEqual([]);
});

test('nothing deprecated is used, which the newest aws-cdk-lib would warn users of', () => {
  process.env.JSII_DEPRECATED = 'fail';
  try {
    Object.values(PRESETS).forEach((make) => make(newApp()));
    Object.values(LANDING_ZONES).forEach((config) => newLandingZone(config));
    const stack = newStack();
    // it would be noticed
    expect(() => stack.addDependency(newStack(ENV, stack.node.root as App, 'Other'))).toThrow('deprecated');
  } finally {
    delete process.env.JSII_DEPRECATED;
  }
});
