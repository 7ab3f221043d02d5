import { IStackSynthesizer, Stack } from 'aws-cdk-lib';
import { parseArn } from '../aws/arn';
import { PlanWarning } from '../plan/warnings/plan-warning';
import { isToken } from '../synth/is-token';

/** The roles that a stack is deployed with, as far as its synthesizer tells. */
export interface DeploymentRoles {
  /** The role that CloudFormation makes resources with. */
  readonly execution?: string;
  /** The role that starts the deployment, and passes the other one on. */
  readonly deploy?: string;
}

/** @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html */
export function deploymentRolesOf(stack: Stack, partition: string): DeploymentRoles {
  const { cloudFormationExecutionRole, deployRoleArn } = stack.synthesizer as IStackSynthesizer & {
    readonly deployRoleArn?: string;
  };

  // Synthesizers write placeholders, which the CDK CLI would fill in.
  const literal = (arn: string | undefined) =>
    arn
      ?.replaceAll('${AWS::Partition}', partition)
      .replaceAll('${AWS::AccountId}', stack.account)
      .replaceAll('${AWS::Region}', stack.region);

  return { execution: literal(cloudFormationExecutionRole), deploy: literal(deployRoleArn) };
}

/**
 * A stack whose synthesizer names no role is deployed with whatever role somebody has: its next deployment may be
 * denied.
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
        `guardrails.exemptRoles: the synthesizer of ${stack.node.path} names no role that CloudFormation deploys ` +
        'with, ' +
        `so its next deployment may be denied; name the role that deploys to ${stack.account}`,
    }));
}
