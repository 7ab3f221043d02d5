import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import * as ts from 'typescript';
import { CloudTrailBaseline } from '../lib';
import { configKeys } from './support/config-keys';
import { OPERATORS } from '../lib/events/selector';

const EXAMPLES = join(__dirname, '..', 'examples');
const folders = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));

const resourcesOf = (example: string) => {
  const { app } = jest.requireActual<{ app: App }>(join(EXAMPLES, example, 'app.ts'));
  return app.synth().stacks.flatMap(({ template }) => Object.values<{ Type: string; Properties: any }>(template.Resources));
};

test('the examples are those that the README names', () => {
  expect(folders).toEqual(['bring-your-own', 'data-events', 'network-activity', 'quickstart', 'tuned']);
});

test.each(folders)('%s synthesizes a trail, and neither an inline policy nor a Lambda function nor a custom resource', (example) => {
  const types = resourcesOf(example).map(({ Type }) => Type);
  expect(types).toContain('AWS::CloudTrail::Trail');
  const ofWorkload = example === 'data-events' ? ['AWS::Lambda::Function'] : [];
  expect(types.filter((type) => !ofWorkload.includes(type) && /^(AWS::IAM::Policy|AWS::Lambda::|AWS::CloudFormation::CustomResource|Custom::)/.test(type))).toEqual([]);
});

test('tuned uses every option of a baseline that makes all its parts', () => {
  const source = ts.createSourceFile('app.ts', readFileSync(join(EXAMPLES, 'tuned', 'app.ts'), 'utf8'), ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const collect = (node: ts.Node, path: string): void => ts.forEachChild(node, (child) => {
    const key = ts.isPropertyAssignment(child) ? `${path}${path === '' || path.endsWith('.') ? '' : '.'}${child.name.getText()}` : path;
    const within = ts.isPropertyAssignment(child) && ts.isArrayLiteralExpression(child.initializer) ? `${key}[]` : key;
    used.add(key).add(`${within}`);
    collect(child, within);
  });
  collect(source, '');
  const isUsed = (path: string) => used.has(path) || OPERATORS.some((operator) => path.endsWith(`.${operator}`) && used.has(path.slice(0, -operator.length - 1)));
  expect(configKeys().filter((path) => !/existing/.test(path) && !isUsed(path))).toEqual([]);
});

test('bring-your-own brings every part, once as a construct and once by name or ARN', () => {
  const source = readFileSync(join(EXAMPLES, 'bring-your-own', 'app.ts'), 'utf8');
  const ways = [...configKeys().filter((path) => /existing/.test(path)).map((path) => path.split('.').at(-1)!), 'logBucket', 'accessLogBucket', 'encryptionKey', 'topic', 'logGroup', 'logsRole'];
  expect(ways.filter((way) => !new RegExp(`\\b${way}:`).test(source))).toEqual([]);
  const trails = resourcesOf('bring-your-own').filter(({ Type }) => Type === 'AWS::CloudTrail::Trail').map(({ Properties }) => Properties.TrailName);
  expect(trails.sort()).toEqual(['central-access-logs', 'existing-access-logs', 'existing-parts', 'own-parts']);
});

test('data-events records what it says, and neither its own deliveries nor those of the other trail', () => {
  const { app, dataTrail } = jest.requireActual<{ app: App; dataTrail: CloudTrailBaseline }>(join(EXAMPLES, 'data-events', 'app.ts'));
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
