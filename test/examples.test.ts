import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ts from 'typescript';
import { CloudTrailBaseline, ConfigFile, OrganizationBaseline } from '../lib';
import { configKeys } from './support/config-keys';
import { OPERATORS } from '../lib/events/selector';

const EXAMPLES = join(__dirname, '..', 'examples');
const folders = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));

const resourcesOf = (example: string) => {
  const { app } = jest.requireActual<{ app: App }>(join(EXAMPLES, example, 'app.ts'));
  return app
    .synth()
    .stacks.flatMap(({ template }) => Object.values<{ Type: string; Properties: any }>(template.Resources));
};

test('the examples are those that the README names', () => {
  expect(folders).toEqual([
    'athena',
    'control-tower',
    'data-events',
    'existing-resources',
    'network-activity',
    'organization',
    'quickstart',
    'tuned',
    'yaml',
  ]);
});

test.each(folders)(
  '%s synthesizes a trail, and neither an inline policy nor a Lambda function nor a custom resource',
  (example) => {
    const types = resourcesOf(example).map(({ Type }) => Type);
    expect(types).toContain('AWS::CloudTrail::Trail');
    const ofWorkload = example === 'data-events' ? ['AWS::Lambda::Function'] : [];
    expect(
      types.filter(
        (type) =>
          !ofWorkload.includes(type) &&
          /^(AWS::IAM::Policy|AWS::Lambda::|AWS::CloudFormation::CustomResource|Custom::)/.test(type),
      ),
    ).toEqual([]);
  },
);

/** The paths of the config's keys that an example sets. */
function usedKeys(example: string, file = 'app.ts'): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(EXAMPLES, example, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );

  const used = new Set<string>();
  const collect = (node: ts.Node, path: string): void =>
    ts.forEachChild(node, (child) => {
      const key = ts.isPropertyAssignment(child)
        ? `${path}${path === '' || path.endsWith('.') ? '' : '.'}${child.name.getText()}`
        : path;

      const within =
        ts.isPropertyAssignment(child) && ts.isArrayLiteralExpression(child.initializer) ? `${key}[]` : key;

      used.add(key).add(`${within}`);
      collect(child, within);
    });

  collect(source, '');
  return [...used];
}

const OF_LANDING_ZONE = /^(organization|guardrails|analytics\.sources)\b/;

test('tuned uses every option of a baseline that creates all its parts', () => {
  const used = usedKeys('tuned', 'config.ts');
  const isUsed = (path: string) =>
    used.includes(path) ||
    OPERATORS.some((operator) => path.endsWith(`.${operator}`) && used.includes(path.slice(0, -operator.length - 1)));

  expect(configKeys().filter((path) => !/existing/.test(path) && !OF_LANDING_ZONE.test(path) && !isUsed(path))).toEqual(
    [],
  );
});

test('organization and control-tower use every option of a landing zone', () => {
  const used = [...usedKeys('organization'), ...usedKeys('control-tower')];
  expect(configKeys().filter((path) => OF_LANDING_ZONE.test(path) && !used.includes(path))).toEqual([]);
});

test("control-tower records what Control Tower's trail can't, and no management events", () => {
  const { landingZone } = jest.requireActual<{ landingZone: OrganizationBaseline }>(
    join(EXAMPLES, 'control-tower', 'app.ts'),
  );

  const recorded = (event: object) => landingZone.trail.wouldRecord(event).recorded;
  expect(recorded({ eventCategory: 'Management', eventName: 'CreateUser', readOnly: false })).toBe(false);
  expect(
    recorded({
      eventCategory: 'Data',
      eventName: 'PutObject',
      readOnly: false,
      resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::payments/1' }],
    }),
  ).toBe(true);

  expect(
    recorded({
      eventCategory: 'NetworkActivity',
      eventSource: 'secretsmanager.amazonaws.com',
      errorCode: 'VpceAccessDenied',
    }),
  ).toBe(true);

  const ownDelivery = 'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an/AWSLogs/o-exampleorg1/1';
  expect(
    landingZone.trail.wouldRecord({
      eventCategory: 'Data',
      eventName: 'PutObject',
      readOnly: false,
      resources: [{ type: 'AWS::S3::Object', ARN: ownDelivery }],
    }),
  ).toMatchObject({ recorded: false });
});

test('existing-resources passes in every part, once as a construct and once by name or ARN', () => {
  const source = readFileSync(join(EXAMPLES, 'existing-resources', 'app.ts'), 'utf8');
  const ways = [
    ...configKeys()
      .filter((path) => /existing/.test(path))
      .map((path) => path.split('.').at(-1)!),
    'logBucket',
    'accessLogBucket',
    'encryptionKey',
    'topic',
    'logGroup',
    'logsRole',
  ];

  expect(ways.filter((way) => !new RegExp(`\\b${way}:`).test(source))).toEqual([]);
  const trails = resourcesOf('existing-resources')
    .filter(({ Type }) => Type === 'AWS::CloudTrail::Trail')
    .map(({ Properties }) => Properties.TrailName);

  expect(trails.sort()).toEqual(['central-access-logs', 'existing-access-logs', 'existing-parts', 'own-parts']);
});

test('data-events records what it says, and neither its own deliveries nor those of the other trail', () => {
  const { app, dataTrail } = jest.requireActual<{ app: App; dataTrail: CloudTrailBaseline }>(
    join(EXAMPLES, 'data-events', 'app.ts'),
  );

  const find = (path: string) => app.node.findChild(path.split('/')[0]).node.findChild(path.split('/')[1]) as any;
  const recorded = (type: string, ARN: string, eventName: string, readOnly: boolean) =>
    dataTrail.wouldRecord({ eventCategory: 'Data', eventName, readOnly, resources: [{ type, ARN }] }).recorded;

  const { logBucket } = find('Audit/Trail') as CloudTrailBaseline;
  const invoices = find('Workload/Invoices').bucketArn;
  expect(recorded('AWS::S3::Object', `${invoices}/draft/1`, 'PutObject', false)).toBe(true);
  expect(recorded('AWS::S3::Object', `${invoices}/draft/1`, 'GetObject', true)).toBe(false);
  expect(recorded('AWS::S3::Object', `${invoices}/paid/1`, 'GetObject', true)).toBe(true);
  expect(recorded('AWS::S3::Object', `${logBucket.bucketArn}/AWSLogs/1`, 'PutObject', false)).toBe(false);
  expect(recorded('AWS::S3::Object', `${dataTrail.logBucket.bucketArn}/AWSLogs/1`, 'PutObject', false)).toBe(false);
  expect(recorded('AWS::DynamoDB::Table', find('Workload/Payments').tableArn, 'PutItem', false)).toBe(true);
  expect(recorded('AWS::Lambda::Function', find('Workload/Transfer').functionArn, 'Invoke', false)).toBe(true);
});

test('the files of yaml are in order, and its app consists of both', () => {
  const path = (file: string) => join(EXAMPLES, 'yaml', file);
  expect(readdirSync(join(EXAMPLES, 'yaml')).filter((file) => file.endsWith('.yaml'))).toEqual([
    'audit.yaml',
    'landing-zone.yaml',
  ]);

  expect(ConfigFile.load(path('audit.yaml')).config.trail!.name).toBe('account-audit');
  expect(ConfigFile.load(path('landing-zone.yaml')).config.organization!.id).toBe('o-exampleorg1');
  const trails = resourcesOf('yaml')
    .filter(({ Type }) => Type === 'AWS::CloudTrail::Trail')
    .map(({ Properties }) => Properties);

  expect(trails.map(({ TrailName }) => TrailName).sort()).toEqual(['account-audit', 'organization-audit']);
  expect(trails.find(({ TrailName }) => TrailName === 'account-audit').Tags).toContainEqual({
    Key: 'stage',
    Value: 'production',
  });
});

test.each(['tuned/audit.yaml', 'yaml/audit.yaml', 'yaml/landing-zone.yaml'])(
  'the path of the schema resolves from the folder of the file: %s',
  (file) => {
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(EXAMPLES, file), 'utf8'))!;
    expect(resolve(EXAMPLES, dirname(file), schema)).toBe(
      resolve(EXAMPLES, '..', 'lib', 'config', 'baseline-config.schema.json'),
    );
  },
);

test('tuned.yaml is tuned', () => {
  const template = (stack: Stack) => Template.fromStack(stack).toJSON();
  const { app } = jest.requireActual<{ app: App }>(join(EXAMPLES, 'tuned', 'app.ts'));
  const stack = new Stack(new App(), 'TunedAudit', {
    env: { account: '111111111111', region: 'eu-west-1' },
    terminationProtection: true,
  });

  CloudTrailBaseline.fromConfigFile(stack, 'Trail', join(EXAMPLES, 'tuned', 'audit.yaml'));
  expect(template(stack)).toEqual(template(app.node.findChild('TunedAudit') as Stack));
});
