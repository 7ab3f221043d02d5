import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline } from '../../lib';

/** What Control Tower's proactive controls find in a baseline's stack, each as `rule: logical id`. */
export function controlTowerFindings(app: App, baseline: CloudTrailBaseline): string[] {
  const template = app.synth().getStackByName(Stack.of(baseline).stackName).templateFullPath;
  const { violations } = new CfnGuardValidator().validate({ templatePaths: [template] });
  return violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ resourceLogicalId }) => `${ruleName}: ${resourceLogicalId}`)).sort();
}
