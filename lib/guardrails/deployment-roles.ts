import { IStackSynthesizer, Stack } from 'aws-cdk-lib';

/** The roles that a stack is deployed with, as far as its synthesizer tells. */
export interface DeploymentRoles {
  /** The role that CloudFormation makes resources with. */
  readonly execution?: string;
  /** The role that starts the deployment, and passes the other one on. */
  readonly deploy?: string;
}

/** @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html */
export function deploymentRolesOf(stack: Stack, partition: string): DeploymentRoles {
  const { cloudFormationExecutionRole, deployRoleArn } = stack.synthesizer as IStackSynthesizer & { readonly deployRoleArn?: string };
  // Synthesizers write placeholders, which the CDK CLI would fill in.
  const literal = (arn: string | undefined) => arn
    ?.replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::AccountId}', stack.account)
    .replaceAll('${AWS::Region}', stack.region);
  return { execution: literal(cloudFormationExecutionRole), deploy: literal(deployRoleArn) };
}
