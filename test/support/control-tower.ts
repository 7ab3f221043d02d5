import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline } from '../../lib';

/** What Control Tower's proactive controls find in a baseline's stack, each as `rule: logical id`. */
export function controlTowerFindings(app: App, baseline: CloudTrailBaseline): string[] {
  return findingsIn(app, [Stack.of(baseline)]);
}

export function findingsIn(app: App, stacks: Stack[]): string[] {
  const assembly = app.synth();
  const templatePaths = stacks.map(({ artifactId }) => assembly.getStackArtifact(artifactId).templateFullPath);
  const { violations } = new CfnGuardValidator().validate({ templatePaths });
  return violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ resourceLogicalId }) => `${ruleName}: ${resourceLogicalId}`)).sort();
}
