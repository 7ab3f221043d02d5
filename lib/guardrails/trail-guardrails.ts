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
 * A service control policy and a resource control policy that protect an audit trail from the accounts of its
 * organization. Create them in a stack of the management account, to which neither policy applies.
 *
 * The policies should be attached last: add dependencies on the resources that they protect.
 */
export class TrailGuardrails extends Construct {
  /** The service control policy document: the actions that it denies in the target accounts. */
  public readonly serviceControlPolicy: { [key: string]: any };

  /** The resource control policy document: who may use the bucket and key in the target accounts. */
  public readonly resourceControlPolicy: { [key: string]: any };

  /**
   * @param scope the scope in which the policies are created
   * @param id the construct's id in the scope
   * @param props the resources that the policies protect
   * @throws one error that lists all problems
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
        content, // an object, because CloudFormation can't detect drift in a string
        targetIds: targets,
      });
    }

    warn(this, [
      {
        id: 'managementAccountUnguarded',
        message:
          'guardrails: neither policy applies to the management account, which contains the trail, nor to a ' +
          "CloudTrail delegated administrator that isn't among the targets: both can change or stop the trail; " +
          `limit who can sign in, and monitor changes to the trail; see ${docsPage('organization')}`,
      },
    ]);
  }
}
