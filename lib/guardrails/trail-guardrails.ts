import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import { deploymentRolesOf, unknownDeployments } from './deployment-roles';
import { checkGuarded, checkSizes, guardedTrail } from './guard-trail';
import { resourceControlPolicy } from './resource-control-policy';
import { serviceControlPolicy } from './service-control-policy';
import { TrailGuardrailsProps } from './trail-guardrails-props';
import { guardrailNames } from '../plan/sections/guardrails-plan';
import { GUARDRAILS_SHAPE, LOG_BUCKET_SHAPE } from '../plan/shapes/shapes';
import { planProps } from '../synth/plan-props';
import { warn } from '../synth/warn';
import { listOf, string } from '../validation/check';
import { docsPage } from '../validation/docs-page';
import { BUCKET_ARN } from '../validation/string-formats';

const { readers, writers } = LOG_BUCKET_SHAPE;
const SHAPE = { ...GUARDRAILS_SHAPE, readers, writers, bucketArns: listOf(string(BUCKET_ARN)) };

/**
 * A service control policy and a resource control policy that keep the accounts of an organization from harming an
 * audit trail, in a stack of the management account. Neither binds the management account.
 *
 * They should be attached last: add dependencies on what they protect.
 */
export class TrailGuardrails extends Construct {
  /** What nobody in the targets may do, as a policy document. */
  public readonly serviceControlPolicy: { [key: string]: any };

  /** Who may use the targets' bucket and key, as a policy document. */
  public readonly resourceControlPolicy: { [key: string]: any };

  /**
   * @param scope where the policies are
   * @param id their id in the scope
   * @param props what they protect
   * @throws one error that lists what is wrong
   */
  constructor(scope: Construct, id: string, props: TrailGuardrailsProps) {
    super(scope, id);
    const {
      attach = true,
      targets,
      ...config
    } = planProps(this, SHAPE, props, (read, context) => {
      checkGuarded(props, context);
      return read;
    });

    const stacks = (props.stacks ?? []).map((stack) => ({
      stack,
      ...deploymentRolesOf(stack, props.identity.partition),
    }));

    const guarded = guardedTrail({ ...props, ...config }, stacks);
    this.serviceControlPolicy = serviceControlPolicy(guarded);
    this.resourceControlPolicy = resourceControlPolicy(guarded);
    checkSizes(this.node.path, this.serviceControlPolicy, this.resourceControlPolicy);
    warn(this, unknownDeployments(stacks, props.exemptRoles ?? []));
    if (!attach) {
      return;
    }

    const names = guardrailNames(props.identity.name);
    for (const [policyId, type, name, content] of [
      ['ServiceControlPolicy', 'SERVICE_CONTROL_POLICY', names.serviceControl, this.serviceControlPolicy],
      ['ResourceControlPolicy', 'RESOURCE_CONTROL_POLICY', names.resourceControl, this.resourceControlPolicy],
    ] as const) {
      new CfnPolicy(this, policyId, {
        type,
        name,
        description: `Protects the audit trail ${props.identity.name}`,
        content, // as an object: in a string, CloudFormation finds no drift
        targetIds: targets,
      });
    }

    warn(this, [
      {
        id: 'managementAccountUnguarded',
        message:
          'guardrails: neither policy binds the management account, where the trail is, nor a CloudTrail ' +
          "delegated administrator that isn't among the targets: " +
          `both can change or stop the trail; let few people in, and watch for it; see ${docsPage('organization')}`,
      },
    ]);
  }
}
