import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import * as ts from 'typescript';
import { configKeys } from './support/config-keys';

const EXAMPLES = join(__dirname, '..', 'examples');
const folders = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));

const resourcesOf = (example: string) => {
  const { app } = jest.requireActual<{ app: App }>(join(EXAMPLES, example, 'app.ts'));
  return app.synth().stacks.flatMap(({ template }) => Object.values<{ Type: string; Properties: any }>(template.Resources));
};

test('the examples are those that the README names', () => {
  expect(folders).toEqual(['bring-your-own', 'quickstart', 'tuned']);
});

test.each(folders)('%s synthesizes a trail, and neither an inline policy nor a Lambda function nor a custom resource', (example) => {
  const types = resourcesOf(example).map(({ Type }) => Type);
  expect(types).toContain('AWS::CloudTrail::Trail');
  expect(types.filter((type) => /^(AWS::IAM::Policy|AWS::Lambda::|AWS::CloudFormation::CustomResource|Custom::)/.test(type))).toEqual([]);
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
  expect(configKeys().filter((path) => !/existing/.test(path) && !used.has(path))).toEqual([]);
});

test('bring-your-own brings every part, once as a construct and once by name or ARN', () => {
  const source = readFileSync(join(EXAMPLES, 'bring-your-own', 'app.ts'), 'utf8');
  const ways = [...configKeys().filter((path) => /existing/.test(path)).map((path) => path.split('.').at(-1)!), 'logBucket', 'accessLogBucket', 'encryptionKey', 'topic', 'logGroup', 'logsRole'];
  expect(ways.filter((way) => !new RegExp(`\\b${way}:`).test(source))).toEqual([]);
  const trails = resourcesOf('bring-your-own').filter(({ Type }) => Type === 'AWS::CloudTrail::Trail').map(({ Properties }) => Properties.TrailName);
  expect(trails.sort()).toEqual(['central-access-logs', 'existing-access-logs', 'existing-parts', 'own-parts']);
});
