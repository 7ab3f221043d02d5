import { readFileSync } from 'fs';
import { join } from 'path';
import { Stack, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { InsightType, ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import * as ts from 'typescript';
import { bucketArn, logGroupNameOf } from '../../../lib/aws/arn';
import { trailNames } from '../../../lib/aws/trail-names';
import { comparePolicies } from '../../../lib/cli/verify/compare-policies';
import { keyStatements } from '../../../lib/policies/key-policy';
import { deliveryStatements } from '../../../lib/policies/log-bucket-policy';
import { logsRolePolicy } from '../../../lib/policies/logs-role-policy';
import { adoptionOf } from '../../support/adopt';
import { ENV, newApp, newStack } from '../../support/apps';
import { CDK_FOLDER } from '../../support/cdk-version';
import { stateOfStack } from '../../support/deployed-state';
import { documentedRows } from '../../support/docs';
import { DeployedTemplate, deployTemplate, referredTo, resolveTemplate } from '../../support/resolve-template';

const ROOT = join(__dirname, '..', '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'adopt.md'), 'utf8');

interface Resource {
  readonly Type: string;
  readonly Properties?: any;
  readonly DependsOn?: string | string[];
  readonly DeletionPolicy?: string;
}

type Resources = Readonly<Record<string, Resource>>;

/** The stack that a sample of the page exports. */
function stackOf(sample: string): new (scope: Construct, id: string, props?: StackProps) => Stack {
  const { outputText } = ts.transpileModule(sample, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });

  const exported: any = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-require-imports
  new Function('exports', 'require', outputText)(exported, (name: string) => require(name));
  return exported.AuditStack;
}

function synthesize(sample: string, context: Record<string, unknown>): Resources {
  const AuditStack = stackOf(sample);
  return Template.fromStack(new AuditStack(newApp(context), 'Audit', { env: ENV })).toJSON().Resources;
}

const SAMPLES = [...PAGE.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
const [, NAME] = /name: '([^']+)'/.exec(SAMPLES[1])!;
const FLAGS: Record<string, unknown> = JSON.parse(
  readFileSync(join(CDK_FOLDER, 'recommended-feature-flags.json'), 'utf8'),
);

const STEPS = SAMPLES.map((sample) => synthesize(sample, {}));
const STEPS_WITH_FLAGS = SAMPLES.map((sample) => synthesize(sample, FLAGS));

/** Each step: the template before it, and the template after it. */
const changesOf = (steps: Resources[]) =>
  steps.slice(1).map((after, index) => [index + 1, steps[index], after] as const);

const ALL_CHANGES = [...changesOf(STEPS), ...changesOf(STEPS_WITH_FLAGS)];

const POLICIES = ['AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

const trailOf = (resources: Resources) =>
  Object.keys(resources).find((id) => resources[id].Type === 'AWS::CloudTrail::Trail')!;

/** The trail, everything that it refers to, and the policies of that. */
function neededBy(resources: Resources): string[] {
  const needed = new Set([trailOf(resources)]);
  for (const id of needed) {
    const { Properties: properties, DependsOn: dependsOn = [] } = resources[id];
    const policies = Object.entries(resources).filter(
      ([, { Type, Properties }]) => POLICIES.includes(Type) && referredTo(targetsOf(Properties)).includes(id),
    );

    [...referredTo(properties), ...[dependsOn].flat(), ...policies.map(([policy]) => policy)]
      .filter((other) => other in resources)
      .forEach((other) => needed.add(other));
  }

  return [...needed];
}

/** What a policy is attached to. */
function targetsOf({ Bucket: bucket, Topics: topics, Roles: roles }: any) {
  return [bucket, topics, roles];
}

/** The properties whose change replaces a resource. */
const CREATE_ONLY: Readonly<Record<string, string[]>> = {
  'AWS::CloudTrail::Trail': ['TrailName'],
  'AWS::S3::Bucket': ['BucketName', 'BucketNamespace'],
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::Logs::LogGroup': ['LogGroupName', 'LogGroupClass'],
  'AWS::IAM::Role': ['RoleName', 'Path'],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName', 'Path', 'Description'],
  'AWS::IAM::Policy': [],
  'AWS::KMS::Key': [],
  'AWS::KMS::Alias': ['AliasName'],
};

test('the page has the stack before the first step, and after each of the three', () => {
  expect(SAMPLES).toHaveLength(4);
  expect(trailOf(STEPS[0])).toBe('Trail022F0CF2');
});

test('without the steps, the removal of Trail deletes what its deliveries need', () => {
  const [before] = STEPS;
  const deleted = neededBy(before).filter((id) => before[id].DeletionPolicy !== 'Retain');
  expect(deleted.map((id) => before[id].Type).sort()).toEqual([
    'AWS::CloudTrail::Trail',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::S3::BucketPolicy',
  ]);
});

test.each(ALL_CHANGES)('step %i removes nothing that the deployed trail needs', (_, before, after) => {
  const needed = neededBy(before);
  expect(needed.map((id) => before[id].Type)).toEqual(
    expect.arrayContaining(['AWS::S3::BucketPolicy', 'AWS::IAM::Role', 'AWS::Logs::LogGroup']),
  );

  expect(needed.filter((id) => after[id]?.Type !== before[id].Type)).toEqual([]);
});

test.each(ALL_CHANGES)('step %i replaces nothing', (_, before, after) => {
  const kept = Object.keys(before).filter((id) => id in after);
  const replaced = kept.filter((id) =>
    CREATE_ONLY[before[id].Type].some(
      (key) => JSON.stringify(before[id].Properties?.[key]) !== JSON.stringify(after[id].Properties?.[key]),
    ),
  );

  expect(replaced).toEqual([]);
});

test.each(ALL_CHANGES)('step %i deletes no data', (_, before, after) => {
  const removed = Object.keys(before).filter(
    (id) => !(id in after) && !['AWS::IAM::Role', 'AWS::IAM::Policy'].includes(before[id].Type),
  );

  expect(removed.map((id) => before[id].DeletionPolicy)).toEqual(removed.map(() => 'Retain'));
});

const NAMES = trailNames({ name: NAME, account: ENV.account!, homeRegion: ENV.region! });

/** The permissions that the trail as it was deployed before lacks after a step. */
function lackingAfter(before: Resources, after: Resources) {
  const deployment = deployTemplate({ Resources: after }, ENV.account!, ENV.region!);
  const resources = resolveTemplate({ Resources: after }, deployment);
  const {
    S3BucketName: bucket,
    CloudWatchLogsLogGroupArn: group,
    CloudWatchLogsRoleArn: role,
    KMSKeyId: key,
  } = before[trailOf(before)].Properties;

  const bucketName = refOf(bucket.Ref, deployment);
  const lacking = (expected: any[], type: string[], isOf: (properties: any) => boolean) => {
    const found = Object.values(resources).filter(({ Type, Properties }) => type.includes(Type) && isOf(Properties));
    const statements = found.flatMap(({ Properties }) => (Properties.PolicyDocument ?? Properties.KeyPolicy).Statement);
    return comparePolicies(expected, statements, 'aws').missing.map(({ Action: action }) => action);
  };

  const groupArn = deployment.attributes[group['Fn::GetAtt'][0]].Arn;
  const roleName = refOf(role['Fn::GetAtt'][0], deployment);
  return [
    ...lacking(
      deliveryStatements(NAMES, bucketArn('aws', bucketName)),
      ['AWS::S3::BucketPolicy'],
      ({ Bucket: name }) => name === bucketName,
    ),
    ...lacking(
      logsRolePolicy({ names: NAMES, logGroupName: logGroupNameOf(groupArn) }),
      ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
      ({ Roles: roles }) => roles.includes(roleName),
    ),
    ...(key === undefined ? [] : lacking(keyStatements(NAMES, { logGroups: true }), ['AWS::KMS::Key'], () => true)),
  ];
}

function refOf(id: string, { attributes }: DeployedTemplate): string {
  return attributes[id].Ref;
}

test.each(ALL_CHANGES)('after step %i, the trail as it was before can still deliver', (_, before, after) => {
  expect(lackingAfter(before, after)).toEqual([]);
});

test.each(ALL_CHANGES)('after step %i, the trail can deliver', (_, __, after) => {
  expect(lackingAfter(after, after)).toEqual([]);
});

test('the flags of aws-cdk-lib change no logical id', () => {
  expect(STEPS_WITH_FLAGS.map((resources) => Object.keys(resources).sort())).toEqual(
    STEPS.map((resources) => Object.keys(resources).sort()),
  );
});

test('the page says what each step changes', () => {
  const types = (ids: string[], resources: Resources) =>
    ids.map((id) => `\`${resources[id].Type.replace('AWS::', '')}\``).join(', ') || 'nothing';

  const rows = changesOf(STEPS).map(([step, before, after]) => [
    String(step),
    types(
      Object.keys(after).filter((id) => !(id in before)),
      after,
    ),
    types(
      Object.keys(after).filter((id) => id in before && JSON.stringify(before[id]) !== JSON.stringify(after[id])),
      after,
    ),
    types(
      Object.keys(before).filter((id) => !(id in after)),
      before,
    ),
  ]);

  expect(documentedRows('adopt.md', 'step')).toEqual(rows);
});

describe('the table of properties', () => {
  const rows = documentedRows('adopt.md', '`Trail`');
  const declared = readFileSync(join(CDK_FOLDER, 'aws-cloudtrail', 'lib', 'cloudtrail.d.ts'), 'utf8');

  test('has every property of Trail', () => {
    const [, body] = /interface TrailProps \{([\s\S]*?)\n\}/.exec(declared)!;
    const properties = [...body.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name);
    expect(rows.map(([property]) => property.replaceAll('`', '')).sort()).toEqual(properties.sort());
  });

  test('has every method of Trail', () => {
    const [, body] = /class Trail extends Resource \{([\s\S]*?)\n\}/.exec(declared)!;
    const methods = [...body.matchAll(/^ {4}(?:static )?(add\w+|logAll\w+|onEvent)\(/gm)].map(([, name]) => name);
    const named = documentedRows('adopt.md', 'method of `Trail`').map(([method]) => method.replaceAll('`', ''));
    expect(named.sort()).toEqual(methods.sort());
  });

  test('names keys that the config has', () => {
    const config = readFileSync(join(ROOT, 'docs', 'config.md'), 'utf8');
    const keys = rows.flatMap(([, ours]) => [.../`([a-z][\w.]+\.\w+)`/g[Symbol.matchAll](ours)].map(([, key]) => key));
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !new RegExp(`\\| \`${key}(\\[\\])?\` \\|`).test(config))).toEqual([]);
  });

  test('says what adopt writes', async () => {
    const stack = newStack();
    new Trail(stack, 'Trail', {
      trailName: 'audit',
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      managementEvents: ReadWriteType.WRITE_ONLY,
      insightTypes: [InsightType.API_CALL_RATE],
      s3KeyPrefix: 'logs',
      sendToCloudWatchLogs: true,
      cloudWatchLogsRetention: RetentionDays.SIX_MONTHS,
    });

    const { config, problems } = await adoptionOf(stateOfStack(stack));
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      trail: { name: 'audit', multiRegion: false, includeGlobalServiceEvents: false, keyPrefix: 'logs' },
      events: { management: { readWriteType: 'WRITE_ONLY' }, insights: { management: ['API_CALL_RATE'] } },
    });
  });
});
