import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BaselineConfig, CloudTrailBaseline, ConfigFile, DataEvents } from '../../../lib';
import { StackResource } from '../../../lib/cli/account/intrinsics';
import { AccountQuestion } from '../../../lib/cli/account/read-account';
import { AccountState } from '../../../lib/cli/account/state';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { verify, VerifyOptions } from '../../../lib/cli/commands/verify';
import { newApp, newBaseline, newStack } from '../../support/apps';
import { stateOf, stateOfLandingZone, withReading } from '../../support/deployed-state';
import { newLandingZone, ORGANIZATION } from '../../support/landing-zones';
import { deployTemplate, TemplateJson } from '../../support/resolve-template';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const CONFIG: BaselineConfig = { trail: { name: 'audit' } };

/** A file with a config. */
function write(config: BaselineConfig): string {
  const path = join(folder, 'audit.yaml');
  writeFileSync(path, ConfigFile.toYaml(config));
  return path;
}

function stateFor(config: BaselineConfig): AccountState {
  return stateOf(newBaseline(config));
}

/** A trail that delivers now, whenever the test runs. */
function alive(state: AccountState): AccountState {
  const latest = { at: new Date().toISOString() };
  return withReading(state, 'status', (status) => ({
    ...status,
    latestDelivery: latest,
    latestDigest: latest,
    latestCloudWatchLogsDelivery: latest,
    latestNotification: latest,
  }));
}

/** What CloudFormation knows of a stack, as the account has it that `stateOf` shows. */
function resourcesOf(stack: Stack): StackResource[] {
  const template = Template.fromStack(stack).toJSON() as TemplateJson;
  const { attributes } = deployTemplate(template, '111111111111', 'eu-west-1');
  return Object.entries(template.Resources).map(([logicalId, { Type: type }]) => ({
    logicalId,
    type,
    physicalId: attributes[logicalId].Ref,
  }));
}

async function run(
  file: string | undefined,
  state: AccountState,
  { watched, ...options }: Partial<VerifyOptions> & { watched?: boolean } = {},
  resources: StackResource[] = [],
) {
  let [out, err] = ['', ''];
  const asked: AccountQuestion[] = [];
  const code = await verify(
    file,
    { profile: [], ...options },
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      input: async () => '',
      showsProgress: watched ?? false,
    },
    {
      readAccount: async (question) => {
        asked.push(question);
        return alive(state);
      },
      readStack: async () => ({
        account: '111111111111',
        region: 'eu-west-1',
        partition: 'aws',
        resources: found(resources),
        exports: ABSENT,
      }),
    },
  );

  return { code, out, err, asked };
}

/** The resources that were compared, as the report lists them. */
const COMPARED = [
  '  log bucket: auditlogbucketfe120372 (owner not stated)',
  '  access-log bucket: auditaccesslogbucketb77fe7b8',
  '  key: arn:aws:kms:eu-west-1:111111111111:key/f4da5eab-b90d-f475-cf45-54c655ddfbc9',
  '  log group: arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/audit',
  '  log role: arn:aws:iam::111111111111:role/auditlogsrole12cd7a0c',
];

describe('the exit code', () => {
  test('is 0 for an account with no drift, which is said with what was compared', async () => {
    expect(await run(write(CONFIG), stateFor(CONFIG))).toMatchObject({
      code: 0,
      out:
        `arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit, compared with ${join(folder, 'audit.yaml')}: ` +
        `no drift\n${COMPARED.join('\n')}\n`,
    });
  });

  test('is 1 for a difference, and what it is comes with what fixes it', async () => {
    const { code, out } = await run(
      write(CONFIG),
      withReading(stateFor(CONFIG), 'trail', (trail) => ({ ...trail, multiRegion: false })),
    );

    expect(code).toBe(1);
    expect(out).toBe(
      [
        `arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit, compared with ${join(folder, 'audit.yaml')}: 1 ` +
          `difference`,
        ...COMPARED,
        'loss (1)',
        '  trail: records its home region only [regionsNotRecorded]',
        '    expected: on',
        '    found:    off',
        '    fix:      aws cloudtrail update-trail --name ' +
          'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit --is-multi-region-trail --region eu-west-1',
        '',
      ].join('\n'),
    );
  });

  test('is 2 where it was inconclusive, with the permission that is missing', async () => {
    const { code, out } = await run(write(CONFIG), {
      ...stateFor(CONFIG),
      tags: { kind: 'unknown', permission: 'cloudtrail:ListTags', why: 'access denied' },
    });

    expect(code).toBe(2);
    expect(out).toBe(
      [
        `arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit, compared with ${join(folder, 'audit.yaml')}: ` +
          'no differences, 1 inconclusive',
        ...COMPARED,
        'inconclusive (1)',
        '  its tags: access denied; requires cloudtrail:ListTags',
        '',
      ].join('\n'),
    );
  });

  test('is 1 where there is a difference and something was inconclusive', async () => {
    const state = withReading(
      { ...stateFor(CONFIG), tags: { kind: 'unknown', permission: 'cloudtrail:ListTags', why: 'access denied' } },
      'status',
      (status) => ({ ...status, isLogging: false }),
    );

    expect((await run(write(CONFIG), state)).code).toBe(1);
  });
});

test('whoever watches is told what takes its time, and nobody else', async () => {
  expect((await run(write(CONFIG), stateFor(CONFIG), { watched: true })).err).toBe(
    `reading the account of ${join(folder, 'audit.yaml')} …\n`,
  );

  expect((await run(write(CONFIG), stateFor(CONFIG))).err).toBe('');
});

test.each([false, true])('no control character of an account gets to the terminal, with JSON: %s', async (json) => {
  const hostile = 'a\u001b[2J\u009b31m\u007f\u202eb';
  const state = withReading(stateFor(CONFIG), 'logGroup', (group) => ({
    ...group,
    subscriptions: found([{ name: hostile, destination: `${hostile}\u2028`, isOfAccount: false }]),
  }));

  const { out } = await run(write(CONFIG), state, { json });
  expect(out).toContain('eventsForwarded');
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Bidi_Control}]/u);
  if (json) {
    expect(JSON.parse(out)[0].findings[0].found).toContain(hostile);
  }
});

test('--json has everything, for tools', async () => {
  const { out } = await run(
    write(CONFIG),
    withReading(stateFor(CONFIG), 'tags', () => ({})),
    { json: true },
  );

  expect(JSON.parse(out)).toEqual([
    {
      subject: join(folder, 'audit.yaml'),
      trail: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit',
      compared: {
        logBucket: 'auditlogbucketfe120372',
        accessLogBucket: 'auditaccesslogbucketb77fe7b8',
        key: 'arn:aws:kms:eu-west-1:111111111111:key/f4da5eab-b90d-f475-cf45-54c655ddfbc9',
        logGroup: 'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/audit',
        logsRole: 'arn:aws:iam::111111111111:role/auditlogsrole12cd7a0c',
      },
      findings: [expect.objectContaining({ id: 'tagsMissing', severity: 'cosmetic' })],
      inconclusive: [],
    },
  ]);
});

describe('whose credentials are used', () => {
  test("in one account: those of the environment, of one profile, or of the account's", async () => {
    const homeOf = async (...profile: string[]) =>
      (await run(write(CONFIG), stateFor(CONFIG), { profile, region: 'eu-west-1' })).asked;

    expect(await homeOf()).toEqual([
      expect.objectContaining({
        trail: 'audit',
        home: { profile: undefined, region: 'eu-west-1' },
        archive: undefined,
      }),
    ]);

    expect(await homeOf('prod')).toMatchObject([{ home: { profile: 'prod' } }]);
    expect(await homeOf('111111111111=prod')).toMatchObject([{ home: { profile: 'prod' } }]);
  });

  test('in a landing zone: one for each account, in its home region', async () => {
    const { asked, code } = await run(write({ organization: ORGANIZATION }), stateOfLandingZone(newLandingZone()), {
      profile: ['111111111111=management', '222222222222=archive'],
    });

    expect(asked).toEqual([
      expect.objectContaining({
        trail: 'organization-audit',
        home: { profile: 'management', region: 'eu-west-1' },
        archive: { profile: 'archive', region: 'eu-west-1' },
      }),
    ]);

    expect(code).toBe(0);
  });

  test('those of another account are refused', async () => {
    await expect(
      run(write({ organization: ORGANIZATION }), { ...stateFor(CONFIG), account: '444444444444' }),
    ).rejects.toThrow(
      'the credentials belong to account 444444444444, expected account 111111111111; add --profile ' +
        '111111111111=NAME',
    );
  });

  test.each([
    [['a', 'b'], 'a and b'],
    [['12=x'], '12=x'],
  ])('--profile %j is refused', async (profile, got) => {
    await expect(run(write(CONFIG), stateFor(CONFIG), { profile })).rejects.toThrow(
      `--profile must be ACCOUNT=NAME, once for each account, or one NAME for the trail's account, got ${got}`,
    );
  });
});

describe('the owner of the log bucket has to be', () => {
  const ownerOf = async (config: BaselineConfig, state: AccountState) => {
    const { asked } = await run(write({ ...config, trail: { name: 'audit' } }), state);
    return asked[0].ownerOf?.('111111111111');
  };

  test("the trail's account", async () => {
    expect(await ownerOf({}, stateFor(CONFIG))).toBe('111111111111');
  });

  test('the log archive of a landing zone', async () => {
    const config: BaselineConfig = { organization: ORGANIZATION };
    expect(await ownerOf(config, stateOfLandingZone(newLandingZone()))).toBe('222222222222');
  });

  test('the account that the config names for an existing bucket, and any without that', async () => {
    const existing = { existingBucketName: 'company-audit-logs' };
    const state = stateFor({ trail: { name: 'audit' }, storage: existing });

    expect(await ownerOf({ storage: { ...existing, existingBucketOwner: '333333333333' } }, state)).toBe(
      '333333333333',
    );

    expect(await ownerOf({ storage: existing }, state)).toBeUndefined();
  });
});

describe('with --app, a part of the stack that the trail no longer uses', () => {
  const STRANGE_KEY = 'arn:aws:kms:eu-west-1:111111111111:key/99999999-9999-9999-9999-999999999999';

  test.each([
    ['bucket', { bucketName: 'somewhere-else' }, 'otherBucket'],
    ['key', { keyId: STRANGE_KEY }, 'otherKey'],
    ['log group', { logGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:else:*' }, 'otherLogGroup'],
    ['log role', { logsRoleArn: 'arn:aws:iam::111111111111:role/else' }, 'otherLogsRole'],
  ])('is found: the %s', async (_, change, id) => {
    const app = newApp({}, { outdir: folder });
    const stack = newStack(undefined, app);
    const state = stateOf(newBaseline(CONFIG, stack));
    const resources = resourcesOf(stack);
    app.synth();

    const changed = withReading(state, 'trail', (trail) => ({ ...trail, ...change }));
    const { out, asked } = await run(undefined, changed, { app: folder, json: true }, resources);

    expect(asked[0].named).toEqual({
      logBucket: 'auditlogbucketfe120372',
      accessLogBucket: 'auditaccesslogbucketb77fe7b8',
      key: (state.key as { value: { arn: string } }).value.arn,
    });

    expect(JSON.parse(out)[0].findings.map((finding: { id: string }) => finding.id)).toContain(id);
  });

  test('is found where the log bucket sends its access logs elsewhere', async () => {
    const app = newApp({}, { outdir: folder });
    const stack = newStack(undefined, app);
    const state = stateOf(newBaseline(CONFIG, stack));
    const resources = resourcesOf(stack);
    app.synth();

    const changed = withReading(state, 'logBucket', (bucket) => ({
      ...bucket,
      logging: found({ targetBucket: 'somewhere-else', targetPrefix: 'audit/' }),
    }));

    expect((await run(undefined, changed, { app: folder }, resources)).out).toContain('[accessLogsOff]');
  });
});

describe('what is compared', () => {
  test('has to be a file or an app', async () => {
    await expect(run(undefined, stateFor(CONFIG))).rejects.toThrow(
      'name either a config file or, with --app, the folder of a cloud assembly',
    );

    await expect(run('audit.yaml', stateFor(CONFIG), { app: 'cdk.out' })).rejects.toThrow(
      'name either a config file or, with --app, the folder of a cloud assembly',
    );
  });

  test('has to name its trail in a file', async () => {
    await expect(run(write({}), stateFor(CONFIG))).rejects.toThrow(
      /^trail\.name: is required to look up the trail, in .*audit\.yaml; set the trail's name/,
    );
  });

  test('is every baseline of an app', async () => {
    const app = newApp({}, { outdir: folder });
    const baselines = ['audit', 'other'].map(
      (name) => new CloudTrailBaseline(newStack(undefined, app, name), 'Trail', { trail: { name } }),
    );

    const state = stateOf(baselines[0]);
    app.synth();
    const { asked, out } = await run(undefined, state, { app: folder });
    expect(asked.map(({ trail }) => trail)).toEqual(['audit', 'other']);
    expect(out).toMatch(/^arn:.*trail\/audit, compared with \/audit\/Trail: no drift\n/);
  });

  test('is, in an app, what was recorded in code as well, by the names that CloudFormation chose', async () => {
    const app = newApp({}, { outdir: folder });
    const stack = newStack(undefined, app);
    const baseline = newBaseline({ analytics: { queryWindowDays: 30 } }, stack);
    baseline.recordBucket(new Bucket(stack, 'Invoices'), { prefix: 'paid/' });
    baseline.recordData(DataEvents.writesToAllS3Objects());
    const state = withReading(stateOf(baseline), 'enabledRegions', () => ['eu-west-1']);
    const resources = resourcesOf(stack);
    app.synth();
    expect(await run(undefined, state, { app: folder }, resources)).toMatchObject({ code: 0 });
    const renamed = resources.map((one) =>
      one.physicalId.startsWith('invoices') ? { ...one, physicalId: 'another' } : one,
    );

    expect((await run(undefined, state, { app: folder, json: true }, renamed)).out).toContain('"eventsNotRecorded"');
  });
});
