import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Environment, Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CloudTrailBaseline, OrganizationBaseline } from '../../../lib';
import { plansOfApp } from '../../../lib/cli/account/assembly';
import { UsageError } from '../../../lib/cli/terminal/exit-code';
import { ENV, newApp } from '../../support/apps';
import { ORGANIZATION } from '../../support/landing-zones';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assembly-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function synth(make: (app: App) => void): void {
  const app = newApp({}, { outdir: folder });
  make(app);
  app.synth();
}

const baselineIn = (scope: App | Stage, id: string, env?: Environment, stackName?: string) =>
  new CloudTrailBaseline(new Stack(scope, id, { env, stackName }), 'Trail', { trail: { name: `${id}-audit` } });

test('each baseline has its plan, with what is recorded in code, and where it is deployed', () => {
  synth((app) => {
    const baseline = baselineIn(app, 'Audit', ENV, 'company-audit');
    baseline.recordBucket(new Bucket(Stack.of(baseline), 'Invoices'));
    baselineIn(app, 'Other');
  });

  const [audit, other] = plansOfApp(folder);
  expect(audit).toMatchObject({
    path: '/Audit/Trail',
    stackName: 'company-audit',
    account: '111111111111',
    region: 'eu-west-1',
    plan: { trail: { name: 'Audit-audit' }, events: { data: [{ resourceType: 'AWS::S3::Object' }] } },
  });

  expect(other).toMatchObject({ path: '/Other/Trail', stackName: 'Other', account: undefined, region: undefined });
});

test('those of Stages and of landing zones are found too, each once', () => {
  synth((app) => {
    baselineIn(new Stage(app, 'Prod', { env: ENV }), 'Audit');
    new OrganizationBaseline(new Stage(app, 'Landing'), 'Org', { organization: ORGANIZATION });
  });

  expect(plansOfApp(folder).map(({ path, account }) => `${path} of ${account}`)).toEqual([
    '/Prod/Audit/Trail of 111111111111',
    expect.stringMatching(/^\/Landing\/.*\/Trail of 111111111111$/),
  ]);
});

test('metadata can be in the manifest itself, as older versions of the CDK write it', () => {
  synth((app) => {
    baselineIn(app, 'Audit', ENV);
  });

  const before = plansOfApp(folder);
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const { additionalMetadataFile, ...artifact } = manifest.artifacts.Audit;
  const metadata =
    additionalMetadataFile === undefined
      ? artifact.metadata
      : JSON.parse(readFileSync(join(folder, additionalMetadataFile), 'utf8'));

  writeFileSync(path, JSON.stringify({ ...manifest, artifacts: { Audit: { ...artifact, metadata } } }));
  expect(plansOfApp(folder)).toEqual(before);
});

test('a folder without an assembly, one that is broken, and an app without a baseline are told apart', () => {
  expect(() => plansOfApp(folder)).toThrow(
    `${folder} is not a cloud assembly: it has no manifest.json; run cdk synth, and name its output folder, ` +
      'cdk.out by default',
  );

  writeFileSync(join(folder, 'manifest.json'), '{');
  expect(() => plansOfApp(folder)).toThrow(/manifest\.json can't be read: /);
  writeFileSync(join(folder, 'manifest.json'), '{}');
  expect(() => plansOfApp(folder)).toThrow(`no stack in ${folder} has a CloudTrailBaseline or an OrganizationTrail`);
});

describe('an assembly that is written to harm', () => {
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  const malformed = (path = 'manifest.json') => `${join(folder, path)} can't be read: it isn't a cloud assembly`;

  test.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['artifacts that are null', { artifacts: null }],
    ['an artifact that is null', { artifacts: { Audit: null } }],
    ['a type that is a number', { artifacts: { Audit: { type: 1 } } }],
    ['an environment that is a number', { artifacts: { Audit: { type: 'aws:cloudformation:stack', environment: 1 } } }],
    [
      'metadata that are no list',
      { artifacts: { Audit: { type: 'aws:cloudformation:stack', metadata: { '/A': 1 } } } },
    ],
    [
      'an entry that is null',
      { artifacts: { Audit: { type: 'aws:cloudformation:stack', metadata: { '/A': [null] } } } },
    ],
  ])('is refused with %s', (_, manifest) => {
    write('manifest.json', manifest);
    expect(() => plansOfApp(folder)).toThrow(new UsageError(malformed()));
  });

  test('is refused if it contains itself', () => {
    write('manifest.json', { artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } });
    expect(() => plansOfApp(folder)).toThrow(
      new UsageError(`${join(folder, 'manifest.json')} can't be read: the assembly contains itself`),
    );
  });

  test('is refused if the manifest is a folder', () => {
    mkdirSync(join(folder, 'manifest.json'));
    expect(() => plansOfApp(folder)).toThrow(/manifest\.json can't be read: /);
    expect(() => plansOfApp(folder)).toThrow(UsageError);
  });
});
