import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { configApp } from '../../lib/app/config-app';
import { run } from '../support/command';

const folder = mkdtempSync(join(tmpdir(), 'app-'));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const PLACE = { CDK_DEFAULT_ACCOUNT: '111111111111', CDK_DEFAULT_REGION: 'eu-west-1' };
const LANDING_ZONE =
  'organization: { id: o-exampleorg1, homeRegion: eu-west-1, accounts: { management: "111111111111", ' +
  'logArchive: "222222222222" } }';

test("an account's config is a stack where the CDK says", () => {
  const [stack, ...more] = configApp(fileOf('account-audit.yaml', 'trail: { name: org-audit }'), PLACE).synth().stacks;
  expect(more).toEqual([]);
  expect([stack.stackName, stack.environment.account, stack.environment.region]).toEqual([
    'account-audit',
    '111111111111',
    'eu-west-1',
  ]);

  expect(
    Object.values<any>(stack.template.Resources).find(({ Type }) => Type === 'AWS::CloudTrail::Trail').Properties
      .TrailName,
  ).toBe('org-audit');
});

test("a landing zone's config is its stacks, each in its account", () => {
  const { stacks } = configApp(fileOf('landing-zone.yaml', LANDING_ZONE), {}).synth();
  expect(stacks.map(({ environment }) => environment.account).sort()).toEqual(['111111111111', '222222222222']);
});

describe('docs/config.md and the README say how account and region are chosen', () => {
  const read = (page: string) => readFileSync(join(__dirname, '..', '..', page), 'utf8');
  const SECTION = /### Account and region\n([\s\S]*?)\n## /;

  test.each(['CDK_DEFAULT_ACCOUNT', 'CDK_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_REGION', '--profile'])('%s', (word) => {
    expect(SECTION.exec(read('docs/config.md'))?.[1]).toContain(word);
    expect(read('README.md')).toContain(word);
  });

  test('a landing zone names its accounts and its region in the config', () => {
    for (const page of ['docs/config.md', 'README.md']) {
      expect(read(page)).toMatch(/landing zone.*`organization\.accounts`.*`organization\.homeRegion`/);
    }
  });

  test('the stacks of the sample are those of a landing zone', () => {
    const named = [...SECTION.exec(read('docs/config.md'))![1].matchAll(/deploy (landing-zone\/\w+)/g)].map(
      ([, stack]) => stack,
    );

    const { stacks } = configApp(fileOf('landing-zone.yaml', LANDING_ZONE), {}).synth();
    expect(named).toEqual(stacks.map(({ hierarchicalId }) => hierarchicalId));
  });
});

test.each([
  ['audit.yaml', 'audit'],
  ['1 audit_trail!.yml', 'audit-trail'],
  ['2026.yaml', 'Audit'],
])('a stack is named after the file, as far as a stack can be: %s', (file, name) => {
  expect(configApp(fileOf(file, '{}'), PLACE).synth().stacks[0].stackName).toBe(name);
});

describe('the command', () => {
  const { env } = process;
  beforeEach(() => {
    process.env = { ...env, ...PLACE, CDK_OUTDIR: join(folder, 'cdk.out') };
  });

  afterAll(() => {
    process.env = env;
  });

  test('writes the app where the CDK says', async () => {
    expect(await run('app', fileOf('audit.yaml', '{}'))).toEqual({ code: 0, out: '', err: '' });
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'cdk.out', 'manifest.json'), 'utf8')).artifacts)).toContain(
      'audit',
    );
  });

  test('says what is wrong with the file', async () => {
    const path = fileOf('wrong.yaml', 'trail: { multiRegion: 1 }');
    expect(await run('app', path)).toEqual({
      code: 2,
      out: '',
      err:
        `${path} has 1 problem:\n  - ${path}:1:23 trail.multiRegion: must be a boolean, got 1; allowed: true, ` +
        `false; write one of the two, without quotes\n`,
    });
  });

  test('says where in the file is what only the whole selection tells', async () => {
    const path = fileOf('nothing.yaml', 'events:\n  management: { readWriteType: NONE }');
    const { code, err } = await run('app', path);
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(
        `${path}:2:32 events.management.readWriteType: leaves the trail without events to record`,
      ),
    });
  });

  test('says how it is started', async () => {
    delete process.env.CDK_OUTDIR;
    expect(await run('app', 'audit.yaml')).toEqual({
      code: 2,
      out: '',
      err: 'app must be started by the CDK: npx cdk deploy --app "npx cdk-cloudtrail-baseline app audit.yaml"\n',
    });
  });

  test('needs its file', async () => {
    expect(await run('app', 'nowhere.yaml')).toEqual({ code: 2, out: '', err: 'file not found: nowhere.yaml\n' });
  });
});
