import { App, Stack } from 'aws-cdk-lib';
import { config } from './config';
import { CloudTrailBaseline } from 'cdk-cloudtrail-baseline';

export const app = new App();
const stack = new Stack(app, 'TunedAudit', {
  env: { account: '111111111111', region: 'eu-west-1' },
  terminationProtection: true,
});

new CloudTrailBaseline(stack, 'Trail', config);
