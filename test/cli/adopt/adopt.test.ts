import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as fc from 'fast-check';
import { configApp } from '../../../lib/app/config-app';
import { LifecycleRuleState } from '../../../lib/cli/account/bucket-state';
import { AccountState } from '../../../lib/cli/account/state';
import { LOGICAL_IDS } from '../../../lib/cli/adopt/imports';
import { AdoptionReport, printAdoption } from '../../../lib/cli/adopt/report';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { BaselineConfig } from '../../../lib/config/baseline-config';
import { ConfigFile } from '../../../lib/file/config-file';
import { adoptionOf, runAdopt } from '../../support/adopt';
import { newBaseline } from '../../support/apps';
import { stateOf, withReading } from '../../support/deployed-state';
import { cases } from '../../support/random-cases';
import { validConfigs } from '../../support/random-configs';
import { referredTo } from '../../support/resolve-template';

const stateFor = (config: BaselineConfig): AccountState => stateOf(newBaseline(config));

/** What an import refers to without importing it: it creates nothing. */
function dangling({ config, imports }: AdoptionReport): string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'closed-')), 'audit.yaml');
  writeFileSync(path, ConfigFile.toYaml(config));
  const [
    {
      template: { Resources: resources },
    },
  ] = configApp(path, { CDK_DEFAULT_ACCOUNT: '111111111111', CDK_DEFAULT_REGION: 'eu-west-1' }).synth().stacks;

  return Object.keys(imports)
    .flatMap((id) =>
      [...referredTo(resources[id].Properties), ...[resources[id].DependsOn ?? []].flat()].map(
        (other) => `${id} -> ${other}`,
      ),
    )
    .filter((edge) => !(edge.split(' -> ')[1] in imports) && !edge.includes('AWS::'));
}

/** What the baseline creates from a config comes back as that config, except for parts that stay as they are. */
test('a baseline is described as what it was made of', async () => {
  const config: BaselineConfig = {
    trail: { name: 'audit', keyPrefix: 'logs', tags: { owner: 'security' } },
    events: {
      management: { excludeKms: true },
      data: [
        {
          name: 'Changes of invoices',
          resourceType: 'AWS::S3::Object',
          readWriteType: 'WRITE_ONLY',
          resourceArn: { startsWith: ['arn:aws:s3:::payments/'] },
        },
      ],
      networkActivity: [{ name: 'Denied', eventSource: 's3.amazonaws.com', onlyDenied: true }],
      insights: { management: ['API_CALL_RATE'] },
      aggregation: ['API_ACTIVITY'],
    } as BaselineConfig['events'],
    storage: { retentionDays: 400, objectLock: { days: 30 }, eventBridgeNotifications: false },
  };

  const { config: adopted, changes, problems, cannotExpress } = await adoptionOf(stateFor(config));
  expect([changes, problems, cannotExpress]).toEqual([[], [], []]);
  expect(adopted).toEqual({
    ...config,
    storage: {
      retentionDays: 400,
      noncurrentVersionRetentionDays: 90,
      tiers: [{ storageClass: 'INTELLIGENT_TIERING', afterDays: 0 }],
      objectLock: { days: 30, mode: 'GOVERNANCE' },
      accessLogs: { existingBucketName: 'auditaccesslogbucketb77fe7b8' },
      eventBridgeNotifications: false,
    },
    delivery: {
      cloudWatchLogs: { retentionDays: 400, existingRoleArn: expect.stringContaining(':role/auditlogsrole') },
    },
  });
});

test("whatever a baseline was made of, the adopted config changes nothing but what it can't say", async () => {
  await fc.assert(
    fc.asyncProperty(validConfigs, async (random) => {
      const config = random as unknown as BaselineConfig;
      // policies aren't read back: what they permit beyond the baseline's is told as a change
      const { readers: _, writers: __, ...storage } = config.storage ?? {};
      const { formerNames: ___, ...trail } = config.trail ?? {};
      const { recordOwnDeliveries: ____, ...events } = config.events ?? {}; // the first deployment ends that
      const report = await adoptionOf(stateFor({ ...config, storage, trail, events }));
      expect(report.problems).toEqual([]);
      expect(report.changes.map(({ id, subject, expected, found: was }) => ({ id, subject, expected, was }))).toEqual(
        [],
      );
    }),
    { numRuns: cases(60) },
  );
});

test('who was let in in addition to the trail is told as what the deployment takes away', async () => {
  const { changes } = await adoptionOf(stateFor({ storage: { readers: ['333333333333'] } }));
  expect(changes.map(({ subject, id }) => `${subject}: ${id}`)).toEqual([
    'log bucket: policyAllowsMore',
    'key: policyAllowsMore',
  ]);
});

describe('a trail that was created by hand', () => {
  /** As the console creates it: basic selectors, a bucket without access logs, a key, nothing else. */
  const byHand = (name = 'by-hand') => {
    const state = stateFor({ trail: { name }, delivery: { cloudWatchLogs: { enabled: false } } });
    const unchecked = withReading(state, 'trail', (trail) => ({ ...trail, logFileValidation: false }));
    const bare = withReading(unchecked, 'logBucket', (bucket) => ({
      ...bucket,
      logging: ABSENT,
      lifecycle: ABSENT,
      encryption: found({ algorithm: 'AES256', bucketKey: false }),
    }));

    return {
      ...bare,
      accessLogBucket: ABSENT,
      selectors: found({
        basic: true as const,
        selectors: [
          {
            readWriteType: 'All' as const,
            includeManagementEvents: true,
            excludeManagementEventSources: ['kms.amazonaws.com'],
            dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::payments/'] }],
          },
        ],
      }),
    };
  };

  test('is described, and keeps its bucket', async () => {
    const { config, cannotExpress, imports, logsPolicy } = await adoptionOf(byHand());
    expect(config).toEqual({
      trail: { name: 'by-hand' },
      events: {
        management: { excludeKms: true },
        data: [{ resourceType: 'AWS::S3::Object', resourceArn: { startsWith: ['arn:aws:s3:::payments/'] } }],
      },
      storage: { existingBucketName: 'auditlogbucketfe120372' },
      delivery: { cloudWatchLogs: { enabled: false } },
    });

    expect(cannotExpress).toEqual([
      'the log bucket is passed in as an existing one: it has no access-log bucket, and an import into ' +
        'CloudFormation creates none; set up its access logs first to import it',
    ]);

    expect(imports).toEqual({
      [LOGICAL_IDS.key]: { KeyId: expect.any(String) },
      [LOGICAL_IDS.alias]: { AliasName: 'alias/cloudtrail/by-hand' },
      [LOGICAL_IDS.trail]: { TrailName: 'by-hand' },
    });

    expect(logsPolicy).toBeUndefined();
  });

  test('is told what the config has instead', async () => {
    const { changes } = await adoptionOf(byHand());
    expect(changes.map(({ subject, id }) => `${subject}: ${id}`)).toEqual([
      'trail: validationOff',
      'trail: basicSelectors',
    ]);
  });

  test("refers to nothing that isn't imported", async () => {
    expect(dangling(await adoptionOf(byHand()))).toEqual([]);
  });

  test('is what the docs show', async () => {
    const docs = readFileSync(join(__dirname, '../../../docs/adopt.md'), 'utf8');
    const plain = withReading(byHand('audit'), 'selectors', (state) => ({
      ...state,
      selectors: [{ ...state.selectors[0], excludeManagementEventSources: [], dataResources: [] }],
    }));

    const output = printAdoption(await adoptionOf(plain), 'audit.yaml', 'audit.import.json');
    expect(docs).toContain(
      `\`\`\`\n$ npx cdk-cloudtrail-baseline adopt audit --output audit.yaml\n${output}\n\`\`\`\n`,
    );
  });
});

test("what the config can't say of events is told", async () => {
  const state = {
    ...stateFor({ trail: { name: 'audit' } }),
    selectors: found({
      basic: false as const,
      selectors: [
        {
          name: 'Odd',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Management'] },
            { field: 'eventName', notEquals: ['AssumeRole'] },
          ],
        },
        { name: 'New', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Quantum'] }] },
        {
          name: 'Two types',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::SQS::Queue', 'AWS::SNS::Topic'] },
          ],
        },
      ],
    }),
  };

  const { config, cannotExpress } = await adoptionOf(state);
  expect(config.events).toEqual({
    data: [{ name: 'Two types', resourceType: 'AWS::SQS::Queue' }, { resourceType: 'AWS::SNS::Topic' }],
  });

  expect(cannotExpress).toEqual([
    'the selector "Odd": eventName {"notEquals":["AssumeRole"]}',
    'the selector "New" has an event category that the config doesn\'t support',
  ]);
});

test('a log group that keeps events forever stays as it is: a config would shorten it', async () => {
  const state = withReading(stateFor({ trail: { name: 'audit' } }), 'logGroup', ({ retentionDays, ...group }) => group);
  const { config, cannotExpress } = await adoptionOf(state);
  expect(config.delivery!.cloudWatchLogs!.existingLogGroupArn).toBe(
    'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/cloudtrail/audit',
  );

  expect(cannotExpress).toEqual([
    "the log group is passed in as an existing one: it has no retention, which the config can't express",
  ]);
});

test(
  'a key that encrypts the topic too stays as it is: ' + "its policy would be about a topic of the baseline's own",
  async () => {
    const { config, cannotExpress, changes } = await adoptionOf(
      stateFor({ trail: { name: 'audit' }, delivery: { notifications: {} } }),
    );

    expect(config.encryption!.existingKeyArn).toMatch(/^arn:aws:kms:eu-west-1:111111111111:key\//);
    expect(config.delivery!.notifications).toEqual({ existingTopicArn: 'arn:aws:sns:eu-west-1:111111111111:audit' });
    expect(cannotExpress).toEqual([
      'the key is passed in as an existing one: it also encrypts the topic',
      "the topic is passed in as an existing one: CloudFormation can't import its policy",
    ]);

    expect(changes).toEqual([]);
  },
);

test("an organization's id is found in the policy of the bucket", async () => {
  const config: BaselineConfig = { organization: { id: 'o-exampleorg1' }, trail: { name: 'org' } };
  expect((await adoptionOf(stateFor(config))).config.organization).toEqual({ id: 'o-exampleorg1' });
});

describe('the files', () => {
  test('are the config, what is to be imported, and nothing is overwritten', async () => {
    const state = stateFor({ trail: { name: 'audit' } });
    const { code, out, output } = await runAdopt(state);
    expect(code).toBe(0);
    expect(ConfigFile.load(output).config.trail).toEqual({ name: 'audit' });
    expect(JSON.parse(readFileSync(output.replace('.yaml', '.import.json'), 'utf8'))).toEqual({
      [LOGICAL_IDS.key]: { KeyId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      [LOGICAL_IDS.alias]: { AliasName: 'alias/cloudtrail/audit' },
      [LOGICAL_IDS.logBucket]: { BucketName: 'auditlogbucketfe120372' },
      [LOGICAL_IDS.logBucketPolicy]: { Bucket: 'auditlogbucketfe120372' },
      [LOGICAL_IDS.logGroup]: { LogGroupName: '/aws/cloudtrail/audit' },
      [LOGICAL_IDS.logsPolicy]: { PolicyArn: 'arn:aws:iam::111111111111:policy/audit-logs' },
      [LOGICAL_IDS.trail]: { TrailName: 'audit' },
    });

    expect(out).toContain(
      'next steps\n  aws iam create-policy --policy-name audit-logs --policy-document \'{"Version":"2012-10-17"',
    );

    expect(out).toContain(
      `  npx cdk import --resource-mapping ${output.replace('.yaml', '.import.json')} --app "npx ` +
        `cdk-cloudtrail-baseline app ${output}"\n`,
    );

    await expect(runAdopt(state, { output })).rejects.toThrow(
      `${output} already exists; name another file with --output`,
    );
  });

  test('name the schema by a path that resolves from the folder of the config', async () => {
    const project = mkdtempSync(join(tmpdir(), 'project-'));
    const schema = 'node_modules/cdk-cloudtrail-baseline/lib/config/baseline-config.schema.json';
    mkdirSync(dirname(join(project, schema)), { recursive: true });
    mkdirSync(join(project, 'config'));
    writeFileSync(join(project, schema), '{}');
    const { output } = await runAdopt(stateFor({}), { output: join(project, 'config', 'audit.yaml') });
    expect(readFileSync(output, 'utf8').split('\n')[0]).toBe(`# yaml-language-server: $schema=../${schema}`);
  });

  test("a folder that isn't there is told in one sentence", async () => {
    const output = join('nowhere', 'audit.yaml');
    await expect(runAdopt(stateFor({}), { output })).rejects.toThrow(
      `${output} can't be written: its folder does not exist`,
    );
  });

  test("aren't written with --json", async () => {
    expect(existsSync((await runAdopt(stateFor({}), { json: true })).output)).toBe(false);
  });
});

test("what is imported is in the app's stack under these ids", () => {
  const path = join(mkdtempSync(join(tmpdir(), 'ids-')), 'any-name.yaml');
  writeFileSync(path, '{}');
  const [{ template }] = configApp(path, {
    CDK_DEFAULT_ACCOUNT: '111111111111',
    CDK_DEFAULT_REGION: 'eu-west-1',
  }).synth().stacks;

  expect(
    Object.fromEntries(Object.entries(LOGICAL_IDS).map(([name, id]) => [name, template.Resources[id]?.Type])),
  ).toEqual({
    trail: 'AWS::CloudTrail::Trail',
    logBucket: 'AWS::S3::Bucket',
    logBucketPolicy: 'AWS::S3::BucketPolicy',
    key: 'AWS::KMS::Key',
    alias: 'AWS::KMS::Alias',
    logGroup: 'AWS::Logs::LogGroup',
    logsPolicy: 'AWS::IAM::ManagedPolicy',
  });
});

describe("what is imported refers to nothing that isn't", () => {
  test('of a baseline', async () => {
    expect(dangling(await adoptionOf(stateFor({})))).toEqual([]);
  });

  test('of any baseline', async () => {
    await fc.assert(
      fc.asyncProperty(validConfigs, async (config) => {
        expect(dangling(await adoptionOf(stateFor(config as unknown as BaselineConfig)))).toEqual([]);
      }),
      { numRuns: cases(30) },
    );
  });
});

test.each([
  [ABSENT, 'there is no trail audit in 111111111111 in eu-west-1'],
  [
    { kind: 'unknown' as const, permission: 'cloudtrail:GetTrail', why: 'access denied' },
    "the trail can't be read: access denied; requires cloudtrail:GetTrail",
  ],
])("a trail that can't be read is told", async (trail, message) => {
  await expect(runAdopt({ ...stateFor({}), trail })).rejects.toThrow(message);
});

describe('lifecycle rules', () => {
  const rule = (more: Partial<LifecycleRuleState>): LifecycleRuleState => ({
    enabled: true,
    transitions: [],
    noncurrentTransitions: [],
    ...more,
  });

  const described = async (...rules: LifecycleRuleState[]) => {
    const state = stateFor({ trail: { name: 'audit', keyPrefix: 'audit' } });
    const { config, cannotExpress } = await adoptionOf(
      withReading(state, 'logBucket', (bucket) => ({ ...bucket, lifecycle: found(rules) })),
    );

    const { retentionDays, noncurrentVersionRetentionDays, tiers } = config.storage!;
    return { retentionDays, noncurrentVersionRetentionDays, tiers, cannotExpress };
  };

  test('are taken together, as S3 takes them', async () => {
    const rules = [
      rule({ abortIncompleteUploadDays: 3 }),
      rule({ transitions: [{ storageClass: 'GLACIER_IR', days: 90 }] }),
      rule({ expirationDays: 2557, noncurrentExpirationDays: 30 }),
      rule({ noncurrentExpirationDays: 90 }),
    ];

    expect(await described(...rules)).toEqual({
      retentionDays: 2557,
      noncurrentVersionRetentionDays: 30,
      tiers: [{ storageClass: 'GLACIER_IR', afterDays: 90 }],
      cannotExpress: ['incomplete uploads are aborted after 3 days; the baseline has 7 days instead'],
    });
  });

  test("of the trail's own folder are about every log file", async () => {
    const prefix = 'audit/AWSLogs/';
    const ofFolder = rule({ filter: JSON.stringify({ Prefix: prefix }), prefix, expirationDays: 365 });

    expect(await described(ofFolder)).toMatchObject({
      retentionDays: 365,
      noncurrentVersionRetentionDays: 365,
      cannotExpress: ['noncurrent versions never expire; the config has 365 days instead'],
    });

    const ofSome = await described({ ...ofFolder, id: 'Some', prefix: `${prefix}1` });
    expect(ofSome.cannotExpress).toEqual([
      'log files never expire; the config has 36500 days instead',
      'noncurrent versions never expire; the config has 36500 days instead',
      'the lifecycle rule Some',
    ]);
  });

  test('that act on a date, or keep some versions, are named', async () => {
    const dated = rule({
      expirationDate: '2027-01-01',
      transitions: [{ storageClass: 'GLACIER', date: '2026-12-01' }],
      noncurrentExpirationDays: 30,
      newerNoncurrentVersions: 5,
    });

    expect((await described(dated)).cannotExpress).toEqual([
      'noncurrent versions never expire; the config has 36500 days instead',
      'log files expire on 2027-01-01 and every day after it, not after a number of days',
      'the transition of log files to GLACIER on 2026-12-01',
      'the newest 5 noncurrent versions of an object never expire',
    ]);
  });

  test('keep noncurrent versions as long as the config can, if they keep them longer than log files', async () => {
    expect(await described(rule({ expirationDays: 100, noncurrentExpirationDays: 400 }))).toMatchObject({
      retentionDays: 100,
      noncurrentVersionRetentionDays: 100,
      cannotExpress: ['noncurrent versions expire after 400 days; the config has 100 days instead'],
    });
  });

  test('that are disabled are named, because a deployment removes them', async () => {
    const kept = rule({ expirationDays: 365, noncurrentExpirationDays: 90 });
    expect((await described(kept, rule({ id: 'Old', enabled: false, expirationDays: 1 }))).cannotExpress).toEqual([
      'the disabled lifecycle rule Old',
    ]);
  });

  test('that remove delete markers are named', async () => {
    const rules = [rule({ expirationDays: 365, noncurrentExpirationDays: 90 }), rule({ expiresDeleteMarkers: true })];
    expect((await described(...rules)).cannotExpress).toEqual(['the removal of expired delete markers']);
  });
});
