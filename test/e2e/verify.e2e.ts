import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  GetEventSelectorsCommand,
  PutEventSelectorsCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DisableKeyCommand, DisableKeyRotationCommand } from '@aws-sdk/client-kms';
import {
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT, Deployer, REGION } from './deploy';
import { Moto, startMoto } from './moto';
import { BaselineConfig, CloudTrailBaseline, ConfigFile, ReadWriteFilter } from '../../lib';
import { run } from '../support/command';
import { TemplateJson } from '../support/resolve-template';

jest.setTimeout(120_000);

const CONFIG: BaselineConfig = {
  trail: { name: 'org-audit' },
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

const { env } = process;
let moto: Moto;
let deployer: Deployer;
let file: string;

beforeAll(async () => {
  moto = await startMoto();
  process.env = {
    ...env,
    AWS_ENDPOINT_URL: moto.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
  };

  await deploy();
  file = join(mkdtempSync(join(tmpdir(), 'e2e-')), 'audit.yaml');
  writeFileSync(file, ConfigFile.toYaml(CONFIG));
});

/** An account in which there is nothing but the baseline. */
async function deploy(): Promise<void> {
  await fetch(`${moto.url}/moto-api/reset`, { method: 'POST' });
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  new CloudTrailBaseline(stack, 'Audit', CONFIG);
  deployer = new Deployer(Template.fromStack(stack).toJSON() as TemplateJson);
  await deployer.deploy();
}

afterAll(() => {
  moto?.stop();
  process.env = env;
});

/** What `verify` says of the account as it is. */
async function verified(): Promise<{ code: number; ids: string[]; inconclusive: object[] }> {
  const { code, out, err } = await run('verify', file, '--json');
  expect(err).toBe('');
  const [{ findings, inconclusive }] = JSON.parse(out) as [
    { findings: { id: string; subject: string }[]; inconclusive: object[] },
  ];

  return { code, ids: findings.map(({ id, subject }) => `${subject}: ${id}`), inconclusive };
}

test('what was deployed is no drift, as far as moto tells', async () => {
  expect(await verified()).toEqual({
    code: 2, // AWS answers everything, and verify ends with 0
    ids: [],
    // moto has no such call
    inconclusive: [
      { what: 'its aggregated events', permission: 'cloudtrail:GetEventConfiguration', why: expect.any(String) },
    ],
  });
});

const Name = 'org-audit';
const bucket = () => Object.entries(deployer.attributes).find(([id]) => id.startsWith('AuditLogBucket'))![1].Ref;
const key = () => Object.entries(deployer.attributes).find(([id]) => id.startsWith('AuditKey'))![1].Ref;

/** Changes the policy of the log bucket. */
async function changePolicy(change: (statements: any[]) => any[]): Promise<void> {
  const { Policy } = await deployer.s3.send(new GetBucketPolicyCommand({ Bucket: bucket() }));
  const policy = JSON.parse(Policy!);
  await deployer.s3.send(
    new PutBucketPolicyCommand({
      Bucket: bucket(),
      Policy: JSON.stringify({ ...policy, Statement: change(policy.Statement) }),
    }),
  );
}

async function changeSelectors(change: (selectors: any[]) => any[]): Promise<void> {
  const { AdvancedEventSelectors } = await deployer.cloudTrail.send(new GetEventSelectorsCommand({ TrailName: Name }));
  await deployer.cloudTrail.send(
    new PutEventSelectorsCommand({ TrailName: Name, AdvancedEventSelectors: change(AdvancedEventSelectors!) }),
  );
}

/** Somebody changes one thing: what that is, and what `verify` finds of it. */
const DRIFTS: [what: string, drift: () => Promise<unknown>, found: string[]][] = [
  ['stops logging', () => deployer.cloudTrail.send(new StopLoggingCommand({ Name })), ['trail: loggingStopped']],
  [
    'records one region only',
    () => deployer.cloudTrail.send(new UpdateTrailCommand({ Name, IsMultiRegionTrail: false })),
    ['trail: regionsNotRecorded'],
  ],
  [
    'switches validation off',
    () => deployer.cloudTrail.send(new UpdateTrailCommand({ Name, EnableLogFileValidation: false })),
    ['trail: validationOff'],
  ],
  [
    'delivers to another folder',
    () => deployer.cloudTrail.send(new UpdateTrailCommand({ Name, S3KeyPrefix: 'elsewhere' })),
    ['trail: otherKeyPrefix'],
  ],
  ['removes a selector', () => changeSelectors((selectors) => selectors.slice(0, 1)), ['trail: eventsNotRecorded']],
  [
    'records all objects',
    () =>
      changeSelectors(([management, data]) => [
        management,
        {
          ...data,
          FieldSelectors: data.FieldSelectors.filter(({ Field }: { Field: string }) => Field !== 'resources.ARN'),
        },
      ]),
    ['trail: moreEventsRecorded'],
  ],
  [
    'lets deletions in',
    () => changePolicy((statements) => statements.filter(({ Sid }) => Sid !== 'DenyDeletes')),
    ['log bucket: policyLacksDenial'],
  ],
  [
    'lets a stranger in',
    () =>
      changePolicy((statements) => [
        ...statements,
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::666666666666:root' },
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${bucket()}/*`,
        },
      ]),
    ['log bucket: policyAllowsMore'],
  ],
  [
    'keeps CloudTrail out',
    () => changePolicy((statements) => statements.filter(({ Sid }) => Sid !== 'AWSCloudTrailWrite20150319')),
    ['log bucket: policyLacksDelivery'],
  ],
  [
    'keeps no versions',
    () =>
      deployer.s3.send(
        new PutBucketVersioningCommand({ Bucket: bucket(), VersioningConfiguration: { Status: 'Suspended' } }),
      ),
    ['log bucket: versioningOff'],
  ],
  [
    'lets the public in',
    () => deployer.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket() })),
    ['log bucket: publicAccessNotBlocked'],
  ],
  [
    'shortens the log group',
    () =>
      deployer.logs.send(
        new PutRetentionPolicyCommand({ logGroupName: `/aws/cloudtrail/${Name}`, retentionInDays: 30 }),
      ),
    ['log group: retentionShorter'],
  ],
  ['stops rotation', () => deployer.kms.send(new DisableKeyRotationCommand({ KeyId: key() })), ['key: rotationOff']],
  ['disables the key', () => deployer.kms.send(new DisableKeyCommand({ KeyId: key() })), ['key: keyUnusable']],
];

test.each(DRIFTS)('somebody %s, and exactly that is found', async (_, drift, found) => {
  await deploy();
  await drift();
  const { code, ids } = await verified();
  expect([code, ids]).toEqual([1, found]);
});

test('a trail that is adopted is no drift with the config that came of it', async () => {
  await deploy();
  const folder = mkdtempSync(join(tmpdir(), 'adopted-'));
  const adopted = join(folder, 'audit.yaml');
  const { code, out } = await run('adopt', Name, '--output', adopted);
  expect(code).toBe(0);
  expect(out).not.toContain('changed by a deployment with --revert-drift');
  expect(ConfigFile.load(adopted).config).toMatchObject({
    trail: { name: Name },
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
    encryption: { existingKeyArn: expect.stringContaining(key()) },
  });

  expect(JSON.parse(readFileSync(join(folder, 'audit.import.json'), 'utf8'))).toMatchObject({
    Trail76E5F934: { TrailName: Name },
    TrailLogBucket563B90BB: { BucketName: bucket() },
  });

  file = adopted;
  expect((await verified()).ids).toEqual([]);
});
