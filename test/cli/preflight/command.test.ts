import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BaselineConfig, ConfigFile } from '../../../lib';
import { DeploymentTarget } from '../../../lib/cli/account/deployment-target';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { AnyPlan } from '../../../lib/cli/plan/describe-plan';
import { planFile } from '../../../lib/cli/plan/plan-file';
import { newBaseline } from '../../support/apps';
import { Answer, answerTo, Call, Failure } from '../../support/aws/server';
import { answersOfTarget } from '../../support/aws/target-answers';
import { useProfiles, withServer } from '../../support/aws/with-server';
import { run, runIn } from '../../support/command';
import { stateOf, stateOfLandingZone } from '../../support/deployed-state';
import { readyTarget } from '../../support/deployment-target';
import { newLandingZone, ORGANIZATION } from '../../support/landing-zones';

const server = withServer();

const ACCOUNT_CONFIG: BaselineConfig = { trail: { name: 'audit' } };
const ZONE_CONFIG: BaselineConfig = { organization: ORGANIZATION, guardrails: {} };

function fileOf(config: BaselineConfig): string {
  const file = join(mkdtempSync(join(tmpdir(), 'preflight-')), 'audit.yaml');
  writeFileSync(file, ConfigFile.toYaml(config));
  return file;
}

/** A file, and accounts in which nothing is in its way, except for what is changed. */
function ready(
  config: BaselineConfig,
  change: (target: DeploymentTarget) => DeploymentTarget = (target) => target,
): string {
  const file = fileOf(config);
  const plan: AnyPlan = planFile(file, { account: '111111111111', region: 'eu-west-1' }).plan;
  const deployed =
    config.organization === undefined ? stateOf(newBaseline(config)) : stateOfLandingZone(newLandingZone(config));

  server().answers = answersOfTarget(change(readyTarget(plan, deployed)));
  return file;
}

const ALL_PROFILES = [
  '--profile',
  '111111111111=111111111111',
  '--profile',
  '222222222222=222222222222',
  '--profile',
  '333333333333=333333333333',
];

test('ends with 0 where nothing is in the way', async () => {
  const file = ready(ACCOUNT_CONFIG);
  expect(await run('preflight', file)).toEqual({
    code: 0,
    out: `${file}, before deployment to 111111111111 in eu-west-1: no obstacles\n`,
    err: '',
  });
});

test('ends with 1 where something is, with what fixes it', async () => {
  const file = ready(ACCOUNT_CONFIG, (target) => ({
    ...target,
    names: target.names.map((name) =>
      name.kind === 'log group'
        ? { ...name, holder: found(`arn:aws:logs:eu-west-1:111111111111:log-group:${name.name}`) }
        : name,
    ),
  }));

  expect(await run('preflight', file)).toEqual({
    code: 1,
    out: [
      `${file}, before deployment to 111111111111 in eu-west-1: 1 obstacle`,
      'failure (1)',
      '  log group /aws/cloudtrail/audit: already exists [nameTaken]',
      '    expected: no such resource in 111111111111',
      '    found:    arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/audit',
      '    fix:      pass it in: delivery.cloudWatchLogs.existingLogGroupArn: ' +
        'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/audit, or choose another trail.name',
      '',
    ].join('\n'),
    err: '',
  });
});

test('machine-readable output, in JSON, everything as JSON', async () => {
  const file = ready(ACCOUNT_CONFIG);
  expect(JSON.parse((await run('preflight', file, '--json')).out)).toEqual({
    subject: file,
    account: '111111111111',
    region: 'eu-west-1',
    findings: [],
    inconclusive: [],
  });
});

test('who watches is told what takes its time', async () => {
  const file = ready(ACCOUNT_CONFIG);
  expect((await runIn({ showsProgress: true }, 'preflight', file)).err).toBe(`reading the accounts of ${file} …\n`);
});

test('--region says where the trail is to be', async () => {
  const file = ready(ACCOUNT_CONFIG);
  const { out } = await run('preflight', file, '--region', 'eu-central-1');
  expect(out).toBe(`${file}, before deployment to 111111111111 in eu-central-1: no obstacles\n`);
  expect([
    ...new Set(
      server()
        .calls.filter(({ service }) => service === 'cloudtrail')
        .map(({ region }) => region),
    ),
  ]).toEqual(['eu-central-1']);
});

test(
  "where the region isn't enabled, that is said, " + 'and nobody is asked there, who would know no credentials',
  async () => {
    const file = ready(ACCOUNT_CONFIG);
    const all = server().answers;
    const here = (call: Call) => call.region === 'me-south-1';
    server().answers = Object.fromEntries(
      Object.entries(all).map(([name, answer]) => [
        name,
        (call: Call): Answer => (here(call) ? Failure.error('InvalidClientTokenId', 403) : answerTo(answer, call)),
      ]),
    );

    const ENABLE = 'aws account enable-region --region-name me-south-1';
    const { code, out, err } = await run('preflight', file, '--region', 'me-south-1');
    expect([code, err]).toEqual([1, '']);
    expect(out).toBe(`${file}, before deployment to 111111111111 in me-south-1: 1 obstacle, 1 inconclusive
failure (1)
  account 111111111111: hasn't enabled the home region [regionDisabled]
    expected: me-south-1 enabled
    found:    not enabled
    fix:      note: with credentials of account 111111111111; it takes minutes to hours: ${ENABLE}
inconclusive (1)
  the trails of 111111111111: me-south-1 isn't enabled in 111111111111; requires account:EnableRegion
`);

    expect(server().calls.filter(here)).toEqual([]);
  },
);

describe('a landing zone', () => {
  beforeEach(() => useProfiles('111111111111', '222222222222', '333333333333'));

  test('is read with the profile of each account, in its home region', async () => {
    const file = ready(ZONE_CONFIG);
    process.env.AWS_REGION = 'us-west-2';
    expect(await run('preflight', file, ...ALL_PROFILES)).toEqual({
      code: 0,
      out: `${file}, before deployment to 111111111111 in eu-west-1: no obstacles\n`,
      err: '',
    });

    expect(
      [
        ...new Set(
          server()
            .calls.filter(({ name }) => name === 'ListAliases')
            .map(({ accessKeyId, region }) => `${accessKeyId} ${region}`),
        ),
      ].sort(),
    ).toEqual(['AKIA111111111111 eu-west-1', 'AKIA222222222222 eu-west-1']);
  });

  test("ends with 2 where accounts weren't looked at, and says how", async () => {
    const file = ready(ZONE_CONFIG);
    expect(await run('preflight', file)).toEqual({
      code: 2,
      out: `${file}, before deployment to 111111111111 in eu-west-1: no obstacles, 2 inconclusive
inconclusive (2)
  account 222222222222: no credentials for account 222222222222; requires --profile 222222222222=NAME
  account 333333333333: no credentials for account 333333333333; requires --profile 333333333333=NAME
`,
      err: '',
    });
  });

  test('is refused with credentials of another account than the management account', async () => {
    const file = ready(ZONE_CONFIG);
    expect(await run('preflight', file, '--profile', '111111111111=222222222222')).toEqual({
      code: 2,
      out: '',
      err:
        'the credentials belong to account 222222222222, expected account 111111111111; add ' +
        '--profile 111111111111=NAME\n',
    });
  });

  test(
    "is refused with a profile that isn't of the account it is given for: " + 'every name would be free there',
    async () => {
      const file = ready(ZONE_CONFIG);
      expect(
        await run(
          'preflight',
          file,
          '--profile',
          '111111111111=111111111111',
          '--profile',
          '222222222222=333333333333',
        ),
      ).toEqual({
        code: 2,
        out: '',
        err:
          'the credentials belong to account 333333333333, expected account 222222222222; add ' +
          '--profile 222222222222=NAME\n',
      });
    },
  );

  test('whose organization has obstacles has them all told, the worst first', async () => {
    const arn = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/old';
    const file = ready(ZONE_CONFIG, (target) => ({
      ...target,
      serviceLinkedRole: ABSENT,
      trails: found([
        {
          name: 'old',
          arn,
          homeRegion: 'eu-west-1',
          multiRegion: true,
          organizationTrail: false,
          isLogging: true,
          recordsManagementEvents: true,
        },
      ]),
      organization:
        target.organization.kind === 'found'
          ? found({ ...target.organization.value, trustedServices: found([]), hasAllFeatures: false })
          : target.organization,
    }));

    const { code, out } = await run('preflight', file, ...ALL_PROFILES);
    expect(code).toBe(1);
    expect([...out.matchAll(/\[(\w+)\]$/gm)].map(([, id]) => id)).toEqual([
      'allFeaturesDisabled',
      'trustedAccessDisabled',
      'serviceLinkedRoleMissing',
      'secondCopy',
    ]);
  });
});

test(
  "a config that doesn't name its trail has its organization and its room looked at, " + "and says what can't be",
  async () => {
    const file = fileOf({});
    const target = readyTarget(
      planFile(ready(ACCOUNT_CONFIG), { account: '111111111111', region: 'eu-west-1' }).plan,
      stateOf(newBaseline(ACCOUNT_CONFIG)),
    );

    server().answers = answersOfTarget({ ...target, enabledRegions: { 111111111111: found(['us-east-1']) } });
    const { code, out } = await run('preflight', file);
    expect(code).toBe(1);
    expect(out).toContain('[regionDisabled]');
    expect(out).toContain(
      "  whether names are taken: they are derived from the trail's name; requires trail.name in the config\n",
    );
  },
);

test('--policy prints the policy that it takes, and asks nobody', async () => {
  const { code, out } = await run('preflight', '--policy');
  expect(code).toBe(0);
  expect(JSON.parse(out).Statement.map(({ Sid, Effect, Resource }: any) => [Sid, Effect, Resource])).toEqual(
    ['ReadOrganization', 'ReadTrails', 'ReadRegions', 'ReadNames', 'ReadBuckets', 'ReadKeys', 'ReadDelivery'].map(
      (sid) => [sid, 'Allow', '*'],
    ),
  );

  expect(server().calls).toEqual([]);
});

test.each<[string, string[], string]>([
  ['no file', [], 'name a config file\n'],
  ["a file that isn't there", ['nowhere.yaml'], 'file not found: nowhere.yaml\n'],
  [
    'a profile that is none',
    ['nowhere.yaml', '--profile', 'a=b'],
    "--profile must be ACCOUNT=NAME, once for each account, or one NAME for the trail's account, got a=b\n",
  ],
])('%s', async (_, args, message) => {
  expect(await run('preflight', ...args)).toEqual({ code: 2, out: '', err: message });
});

test('a config that is wrong is refused before anybody is asked', async () => {
  const file = fileOf({ ...ACCOUNT_CONFIG, storage: { retentionDays: 0 } } as BaselineConfig);
  expect((await run('preflight', file)).code).toBe(2);
  expect(server().calls).toEqual([]);
});

test("an organization trail whose home region isn't one that every member has is refused", async () => {
  const file = fileOf({ ...ACCOUNT_CONFIG, organization: { id: 'o-exampleorg1' } });
  ready(ACCOUNT_CONFIG);
  const { code, err } = await run('preflight', file, '--region', 'me-south-1');
  expect(code).toBe(2);
  expect(err).toContain("isn't known to be enabled in every account by default");
});
