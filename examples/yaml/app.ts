import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline, OrganizationBaseline } from 'cdk-cloudtrail-baseline';

export const app = new App();

/** A baseline whose config is a file, with what only this deployment has set over it. */
const stack = new Stack(app, 'YamlAudit', {
  env: { account: '444444444444', region: 'eu-west-1' },
  terminationProtection: true,
});

CloudTrailBaseline.fromConfigFile(stack, 'Trail', join(__dirname, 'audit.yaml'), {
  trail: { tags: { stage: 'production' } },
});

/** A landing zone whose config is a file. */
OrganizationBaseline.fromConfigFile(app, 'YamlOrganization', join(__dirname, 'landing-zone.yaml'));
