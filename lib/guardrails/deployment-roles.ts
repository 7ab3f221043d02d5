import { IStackSynthesizer, Stack } from 'aws-cdk-lib';
import { parseArn } from '../aws/arn';
import { PlanWarning } from '../plan/warnings/plan-warning';
import { isToken } from '../synth/is-token';

/** The roles that a stack is deployed with, if its synthesizer names them. */
export interface DeploymentRoles {
  /** The role that CloudFormation assumes to create resources. */
  readonly execution?: string;
  /** The role that starts the deployment, and passes the execution role to CloudFormation. */
  readonly deploy?: string;
}

/** @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html */
export function deploymentRolesOf(stack: Stack, partition: string): DeploymentRoles {
  const { cloudFormationExecutionRole, deployRoleArn } = stack.synthesizer as IStackSynthesizer & {
    readonly deployRoleArn?: string;
  };

  // Synthesizers write placeholders that the CDK CLI replaces.
  const literal = (arn: string | undefined) =>
    arn
      ?.replaceAll('${AWS::Partition}', partition)
      .replaceAll('${AWS::AccountId}', stack.account)
      .replaceAll('${AWS::Region}', stack.region);

  return { execution: literal(cloudFormationExecutionRole), deploy: literal(deployRoleArn) };
}

/**
 * Warnings about stacks whose synthesizer names no role. Such a stack is deployed with the role of the current user,
 * which the policies may deny.
 */
export function unknownDeployments(
  stacks: (DeploymentRoles & { readonly stack: Stack })[],
  exemptRoles: string[],
): PlanWarning[] {
  const isExempt = ({ account }: Stack) =>
    exemptRoles.some((role) => isToken(role) || parseArn(role).account === account);

  return stacks
    .filter(({ stack, execution }) => execution === undefined && !isExempt(stack))
    .map(({ stack }) => ({
      id: 'deploymentRoleUnknown',
      message:
        `guardrails.exemptRoles: the synthesizer of ${stack.node.path} names no role for CloudFormation to deploy ` +
        `with, so the next deployment may be denied; list the role that deploys to ${stack.account}`,
    }));
}
