import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stack } from 'aws-cdk-lib';
import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { CloudTrailBaseline } from '../../lib';

const RULES = join(
  dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json')),
  'rules',
  'control-tower',
  'cfn-guard',
);

/** All rule files, each with the resource types that it names. */
export const ruleFiles = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.guard'))
  .map((name) => join(RULES, name))
  .map((path) => ({ path, types: new Set(readFileSync(path, 'utf8').match(/AWS::\w+::\w+/g)) }));

const namedTypes = new Set(ruleFiles.flatMap(({ types }) => [...types]));

/** What Control Tower's proactive controls find in a baseline's stack, each as `rule: logical id`. */
export function controlTowerFindings(app: App, baseline: CloudTrailBaseline): string[] {
  return findingsIn(app, [Stack.of(baseline)]);
}

export function findingsIn(app: App, stacks: Stack[]): string[] {
  const assembly = app.synth();
  const artifacts = stacks.map(({ artifactId }) => assembly.getStackArtifact(artifactId));
  const templates = JSON.stringify(artifacts.map(({ template }) => template));

  const found = known.get(templates) ?? findingsOfRules(rulesFor(typesIn(artifacts)), relevantTemplates(artifacts));
  known.set(templates, found);
  return found;
}

/**
 * Files of the templates without resources of types that no rule names, such as saved queries: cfn-guard reads them
 * slowly.
 */
export function relevantTemplates(artifacts: CloudFormationStackArtifact[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'control-tower-'));
  return artifacts.map(({ template, templateFile }) => {
    const resources = Object.entries<{ Type: string }>(template.Resources).filter(([, { Type }]) =>
      namedTypes.has(Type),
    );

    const path = join(folder, templateFile);
    writeFileSync(path, JSON.stringify({ ...template, Resources: Object.fromEntries(resources) }));
    return path;
  });
}

/** What was found in templates that were judged already. */
const known = new Map<string, string[]>();

export function typesIn(artifacts: CloudFormationStackArtifact[]): string[] {
  return artifacts
    .flatMap(({ template }) => Object.values<{ Type: string }>(template.Resources))
    .map(({ Type }) => Type);
}

/**
 * The rule files that name one of these types: the others find nothing, and cfn-guard takes most of its time to load
 * them.
 */
export function rulesFor(types: readonly string[]): string[] {
  const rules = ruleFiles.filter((file) => types.some((type) => file.types.has(type))).map(({ path }) => path);
  if (rules.length === 0) {
    throw new Error(`no rule is about any of ${types}`);
  }

  return rules;
}

/** @param rules rule files; default: all */
export function findingsOfRules(rules: string[] | undefined, templatePaths: string[]): string[] {
  const validator = new CfnGuardValidator({ controlTowerRulesEnabled: rules === undefined, rules });
  const { violations } = validator.validate({ templatePaths });
  return violations
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ resourceLogicalId }) => `${ruleName}: ${resourceLogicalId}`),
    )
    .sort();
}
