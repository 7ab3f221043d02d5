import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline, NetworkActivityEvents, NetworkEventSource } from 'cdk-cloudtrail-baseline';

export const app = new App();
const stack = new Stack(app, 'NetworkAudit', { env: { account: '111111111111', region: 'eu-west-1' } });

/** Who was turned away at the account's VPC endpoints, and who read a secret through one. */
new CloudTrailBaseline(stack, 'Trail', {
  events: {
    networkActivity: [
      NetworkActivityEvents.denied(NetworkEventSource.S3),
      NetworkActivityEvents.denied(NetworkEventSource.KMS),
      NetworkActivityEvents.denied(NetworkEventSource.SECRETSMANAGER),
      {
        name: 'Reads of secrets through our endpoint',
        eventSource: NetworkEventSource.SECRETSMANAGER,
        eventName: { equalTo: ['GetSecretValue', 'BatchGetSecretValue'] },
        vpcEndpointId: { equalTo: ['vpce-0123456789abcdef0'] },
      },
    ],
  },
});
