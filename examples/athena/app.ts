import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CloudTrailBaseline } from 'cdk-cloudtrail-baseline';

export const app = new App();
const stack = new Stack(app, 'AthenaAudit', {
  env: { account: '111111111111', region: 'eu-west-1' },
  terminationProtection: true,
});

/** Every log file can be queried from the first delivery on, with all queries of the package and one of our own. */
const baseline = new CloudTrailBaseline(stack, 'Trail', {
  trail: { name: 'org-audit' },
  analytics: { queries: { folder: join(__dirname, 'queries') } },
});

/** The permissions that an investigator needs, and no others. */
baseline.grantQuery(new ManagedPolicy(stack, 'Investigator', { managedPolicyName: 'audit-investigator' }));
