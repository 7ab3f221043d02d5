import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import { BaselineConfig, CloudTrailBaseline } from '../../lib';
import { ConfigFile } from '../../lib/file/config-file';
import { newBaseline, newStack } from '../support/apps';
import { run } from '../support/command';
import { newLandingZone, ORGANIZATION } from '../support/landing-zones';
import { EXISTING } from '../support/presets';

const folder = mkdtempSync(join(tmpdir(), 'required-'));

function fileOf(config: BaselineConfig): string {
  const path = join(folder, 'audit.yaml');
  writeFileSync(path, ConfigFile.toYaml(config));
  return path;
}

interface Required {
  readonly of: string;
  readonly arn?: string;
  readonly statements: object[];
}

async function requiredOf(config: BaselineConfig, ...options: string[]): Promise<Required[]> {
  const { out } = await run('check', fileOf(config), '--json', ...options);
  return JSON.parse(out).requiredStatements;
}

const HERE = ['--account', '111111111111', '--region', 'eu-west-1'];

const REPLICATION = {
  bucketArn: 'arn:aws:s3:::dr-audit-logs',
  accountId: '444444444444',
  keyArn: 'arn:aws:kms:eu-central-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab',
};

const READERS = ['333333333333', 'o-exampleorg1', 'arn:aws:iam::333333333333:role/Audit'];

/** What the constructs say, by policy. */
function requiredInCode(baseline: CloudTrailBaseline): Record<string, object[]> {
  const {
    requiredBucketStatements,
    requiredAccessLogStatements,
    requiredKeyStatements,
    requiredTopicStatements,
    requiredTopicKeyStatements,
    requiredReplicaBucketStatements,
    requiredReplicaKeyStatements,
  } = baseline;

  const statements = {
    'log bucket': requiredBucketStatements,
    'access-log bucket': requiredAccessLogStatements,
    'KMS key of the log files': requiredKeyStatements,
    topic: requiredTopicStatements,
    "topic's key, if the topic is encrypted": requiredTopicKeyStatements,
    'replica bucket': requiredReplicaBucketStatements,
    'KMS key of the replica': requiredReplicaKeyStatements,
  };

  const json = Object.entries(statements).map(([of, required]) => [of, required.map((one) => one.toStatementJson())]);
  return Stack.of(baseline).resolve(Object.fromEntries(json.filter(([, required]) => required.length > 0)));
}

describe('the statements of check are those of the constructs', () => {
  test.each<[string, BaselineConfig]>([
    ['everything exists', { ...EXISTING, storage: { existingBucketName: 'company-logs', readers: READERS } }],
    ['an organization trail', { ...EXISTING, organization: { id: 'o-exampleorg1' } }],
    ['former names and a prefix', { ...EXISTING, trail: { name: 'audit', formerNames: ['old'], keyPrefix: 'logs' } }],
    ['queries with a key of another account', { ...EXISTING, analytics: {} }],
    ['nothing exists', { trail: { name: 'org-audit' } }],
  ])('%s', async (_, config) => {
    const required = (await requiredOf(config, ...HERE)).filter(({ of }) => of !== 'log role (trust policy)');
    expect(Object.fromEntries(required.map(({ of, statements }) => [of, statements]))).toEqual(
      requiredInCode(newBaseline(config)),
    );
  });

  test('except for the name of the replication role', async () => {
    const config = {
      trail: { name: 'org-audit' },
      encryption: EXISTING.encryption,
      storage: { replication: REPLICATION },
    };

    const baseline = newBaseline(config, newStack());
    const named = JSON.parse(
      JSON.stringify(await requiredOf(config, ...HERE)).replaceAll(
        '<replication role>',
        baseline.replication!.roleName,
      ),
    ) as Required[];

    expect(Object.fromEntries(named.map(({ of, statements }) => [of, statements]))).toEqual(requiredInCode(baseline));
  });

  test('except for the buckets whose names only CloudFormation knows', async () => {
    const config = {
      trail: { name: 'org-audit' },
      storage: { accessLogs: { existingBucketName: 'access-logs' } },
      analytics: {},
    };

    const anyBucket = (statements: any[]) =>
      statements.map((statement) => ({
        ...statement,
        Condition: { ...statement.Condition, ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
      }));

    const [required] = await requiredOf(config, ...HERE);
    expect(required.statements).toEqual(anyBucket(requiredInCode(newBaseline(config))['access-log bucket']));
  });

  test('of a landing zone, without options', async () => {
    const config: BaselineConfig = {
      organization: ORGANIZATION,
      storage: { existingBucketName: 'company-logs', readers: READERS },
      encryption: EXISTING.encryption,
      delivery: { notifications: EXISTING.delivery!.notifications },
    };

    const { logArchive } = newLandingZone(config);
    const json = (statements: { toStatementJson(): any }[]) => statements.map((one) => one.toStatementJson());
    const [bucket, key] = await requiredOf(config);
    expect([bucket, key]).toEqual([
      {
        of: 'log bucket',
        arn: 'arn:aws:s3:::company-logs',
        statements: Stack.of(logArchive).resolve(json(logArchive.requiredBucketStatements)),
      },
      {
        of: 'KMS key of the log files',
        arn: EXISTING.encryption!.existingKeyArn,
        statements: Stack.of(logArchive).resolve(json(logArchive.requiredKeyStatements)),
      },
    ]);
  });
});

test('an existing log role must trust CloudTrail', async () => {
  expect((await requiredOf(EXISTING)).at(-1)).toEqual({
    of: 'log role (trust policy)',
    arn: 'arn:aws:iam::111111111111:role/cloudtrail-to-logs',
    statements: [{ Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
});

test('the ARNs of log group and role name account and region, so that options are unnecessary', async () => {
  expect(JSON.stringify(await requiredOf(EXISTING))).not.toMatch(/[<>]/);
});

test('the report has each policy, and says what to replace', async () => {
  const path = fileOf({ storage: { existingBucketName: 'company-logs' } });
  expect((await run('check', path)).out).toMatch(
    new RegExp(
      [
        'add to the policy of the log bucket, arn:aws:s3:::company-logs, before the first deployment',
        '  \\[',
        '    \\{',
        '      "Sid": "AWSCloudTrailAclCheck20150319",',
        '[^]*',
        '          "aws:SourceArn": "arn:aws:cloudtrail:<region>:<account>:trail/<trail>"',
        '[^]*',
        'replace in these statements',
        "  <account>: the trail's account: name it with --account",
        "  <region>: the trail's home region: name it with --region",
        "  <trail>: the trail's name: set trail.name",
        '$',
      ].join('\n'),
    ),
  );
});

test('nothing is to be replaced if everything is known', async () => {
  const { out } = await run('check', fileOf(EXISTING));
  expect(out).not.toContain('replace in these statements');
  expect(out).toContain('add to the policy of the topic, arn:aws:sns:eu-west-1:222222222222:audit-notices, before');
});

test('the partition follows from the region', async () => {
  const config = { trail: { name: 'audit' }, storage: { existingBucketName: 'company-logs' } };
  const [{ arn }] = await requiredOf(config, '--account', '111111111111', '--region', 'cn-north-1');
  expect(arn).toBe('arn:aws-cn:s3:::company-logs');
});

test.each([
  ['--account', '12345', '--account is not an account id, got 12345; allowed: 12 digits'],
  ['--region', 'Ireland', '--region is not the name of a region, got Ireland; allowed: a region, such as eu-west-1'],
])('%s must be valid', async (option, value, message) => {
  expect(await run('check', fileOf({}), option, value)).toEqual({ code: 2, out: '', err: `${message}\n` });
});
