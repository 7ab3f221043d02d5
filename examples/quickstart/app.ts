import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline } from 'cdk-cloudtrail-baseline';

export const app = new App();
const stack = new Stack(app, 'Audit');

new CloudTrailBaseline(stack, 'Trail');
