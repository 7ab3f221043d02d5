import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { requireAwsCli, runScript, withNames } from './aws-cli';
import { ACCOUNT, Deployer, REGION } from './deploy';
import { Deployed, DRIFTS, FORMER_NAME, NAME } from './drifts';
import { withMoto } from './moto';
import { BaselineConfig, CloudTrailBaseline, ConfigFile, ReadWriteFilter } from '../../lib';
import { quoted } from '../../lib/cli/terminal/text';
import { verify } from '../../lib/cli/verify/verify';
import { BASES, madeBy } from '../support/account-bases';
import { ACCOUNT_CHANGES } from '../support/account-changes';
import { run } from '../support/command';
import { NOW } from '../support/deployed-state';
import { parseFix, scriptOf } from '../support/fixes';
import { TemplateJson } from '../support/resolve-template';

jest.setTimeout(120_000);

const CONFIG: BaselineConfig = {
  trail: { name: NAME, formerNames: [FORMER_NAME] },
  events: {
    data: [
      {
        resourceType: 'AWS::S3::Object',
        readWriteType: ReadWriteFilter.WRITE_ONLY,
        resourceArn: { startsWith: ['arn:aws:s3:::payments/'] },
      },
    ],
  },
  delivery: { notifications: {} },
  storage: { eventBridgeNotifications: false }, // moto takes them, and doesn't tell
};

let deployer: Deployer;
let file: string;

const moto = withMoto(async () => {
  requireAwsCli();

  await deploy();
  file = join(mkdtempSync(join(tmpdir(), 'e2e-')), 'audit.yaml');
  writeFileSync(file, ConfigFile.toYaml(CONFIG));
});

/** An account in which there is nothing but the baseline. */
async function deploy(config = CONFIG): Promise<void> {
  await fetch(`${moto().url}/moto-api/reset`, { method: 'POST' });
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  new CloudTrailBaseline(stack, 'Audit', config);
  deployer = new Deployer(Template.fromStack(stack).toJSON() as TemplateJson);
  await deployer.deploy();
}

/** What `verify` says of the account as it is. */
async function verified(): Promise<{ code: number; ids: string[]; fixes: string[]; inconclusive: object[] }> {
  const { code, out, err } = await run('verify', file, '--json');
  expect(err).toBe('');
  const [{ findings, inconclusive }] = JSON.parse(out) as [
    { findings: { id: string; subject: string; fix: string }[]; inconclusive: object[] },
  ];

  const ids = findings.map(({ id, subject }) => `${subject}: ${id}`);
  return { code, ids, fixes: findings.map(({ fix }) => fix), inconclusive };
}

test('what was deployed is no drift, as far as moto tells', async () => {
  expect(await verified()).toEqual({
    code: 2, // AWS answers everything, and verify ends with 0
    ids: [],
    fixes: [],
    // moto has no such calls
    inconclusive: [
      { what: 'its aggregated events', permission: 'cloudtrail:GetEventConfiguration', why: expect.any(String) },
      {
        what: 'subscription filters of the log group',
        permission: 'logs:DescribeAccountPolicies',
        why: expect.any(String),
      },
    ],
  });
});

/** Whether the account differs from what was deployed, after a test that failed. */
let isChanged = false;

test.each(DRIFTS.map((drift) => [drift.what, drift] as const))(
  'somebody %s: exactly that is found, and its fix as printed leaves no drift',
  async (_, { drift, found, rounds = 1, noFix, byName = false, left = [] }) => {
    if (isChanged) {
      await deploy();
    }

    isChanged = true;
    await drift(new Deployed(deployer));
    let now = await verified();
    expect([now.code, now.ids]).toEqual([1, found]);
    if (noFix !== undefined) {
      return; // the next test deploys again
    }

    for (let round = 0; round < rounds && now.fixes.length > 0; round++) {
      for (const fix of new Set(now.fixes)) {
        const { commands } = parseFix(fix);
        if (commands.length > 0) {
          await runScript(byName ? withNames(scriptOf(fix)) : scriptOf(fix));
        }
      }

      now = await verified();
    }

    expect(now.ids).toEqual(left);
    expect(existsSync('owned')).toBe(false);
    isChanged = left.length > 0;
  },
);

/** Options that the AWS CLI of some versions hasn't yet. */
const NEW_OPTIONS = ['--recursive-logging'];

test('the AWS CLI accepts the options and values of every command that a finding can have', async () => {
  const fixes = Object.values(BASES).flatMap((make) => {
    const { plan, state } = make();
    const states = ACCOUNT_CHANGES.flatMap(({ apply }) => apply(state, madeBy(plan)) ?? []);

    return states.flatMap((changed) => verify(plan, changed, NOW).findings.map(({ fix }) => fix));
  });

  const commands = fixes
    .flatMap((fix) => parseFix(fix).commands)
    .filter((command) => !command.some((word) => NEW_OPTIONS.includes(word)));

  // One of each shape: it takes the CLI a second each.
  const shapeOf = (command: string[]) => command.filter((word, at) => at < 3 || word.startsWith('--')).join(' ');
  const shapes = new Map(commands.map((command) => [shapeOf(command), command]));
  const checks = [...shapes.values()].map((command) =>
    [...command.map(quoted), '--generate-cli-skeleton output'].join(' '),
  );

  expect(checks.length).toBeGreaterThan(30);
  for (let at = 0; at < checks.length; at += 2) {
    await Promise.all(checks.slice(at, at + 2).map(runScript));
  }
});

test('a trail that is adopted is no drift with the config that came of it', async () => {
  await deploy({ ...CONFIG, trail: { name: NAME } });
  const folder = mkdtempSync(join(tmpdir(), 'adopted-'));
  const adopted = join(folder, 'audit.yaml');
  const { code, out } = await run('adopt', NAME, '--output', adopted);
  expect(code).toBe(0);
  expect(out).not.toContain('changed by a deployment with --revert-drift');
  expect(ConfigFile.load(adopted).config).toMatchObject({
    trail: { name: NAME },
    events: {
      data: [
        {
          resourceType: 'AWS::S3::Object',
          readWriteType: 'WRITE_ONLY',
          resourceArn: { startsWith: ['arn:aws:s3:::payments/'] },
        },
      ],
    },
    storage: { retentionDays: 2557, accessLogs: { existingBucketName: expect.any(String) } },
    encryption: { existingKeyArn: expect.stringContaining(new Deployed(deployer).ref('AuditKey')) },
  });

  expect(JSON.parse(readFileSync(join(folder, 'audit.import.json'), 'utf8'))).toMatchObject({
    Trail76E5F934: { TrailName: NAME },
    TrailLogBucket563B90BB: { BucketName: new Deployed(deployer).ref('AuditLogBucket') },
  });

  file = adopted;
  expect((await verified()).ids).toEqual([]);
});
