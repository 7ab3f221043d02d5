import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
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
  const source = readFileSync(join(EXAMPLES, 'tuned', 'app.ts'), 'utf8');
  const unused = configKeys().map((path) => path.split('.').at(-1)!).filter((key) => !key.startsWith('existing') && !new RegExp(`\\b${key}:`).test(source));
  expect(unused).toEqual([]);
});

test('bring-your-own has two trails, and no bucket but the one it brings', () => {
  const resources = resourcesOf('bring-your-own');
  expect(resources.filter(({ Type }) => Type === 'AWS::CloudTrail::Trail').map(({ Properties }) => Properties.TrailName).sort()).toEqual(['existing-parts', 'own-parts']);
  expect(resources.filter(({ Type }) => Type === 'AWS::S3::Bucket')).toHaveLength(1);
});
