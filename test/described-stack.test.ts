import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describeStack } from '../scripts/describe-stack';
import { newApp, newBaseline, newStack } from './support/apps';

test('a stack is described with the references of its plan, which are known after its deployment', () => {
  const app = newApp();
  const stack: Stack = newStack(undefined, app);
  newBaseline({ trail: { name: 'audit' } }, stack).recordBucket(new Bucket(stack, 'Invoices'), { prefix: 'paid/' });

  const description = describeStack(app.synth().getStackArtifact(stack.artifactId));
  expect(description).toContain('1 AWS::CloudTrail::Trail');
  expect(description).toMatch(/resourceArn: <unknown: Invoices\w+\.Arn>\/paid\/\*/);
});
