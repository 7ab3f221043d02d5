import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { planProps } from './plan-props';
import { DataRemoval, RemovalConfig } from '../config/log-bucket-config';
import { planRemoval } from '../plan/sections/storage-plan';
import { REMOVAL_SHAPE } from '../plan/shapes/shapes';
import { reportOf } from '../validation/problems';

/**
 * RETAIN keeps a resource on update and on deletion, but not when its first deployment is rolled back: a retained
 * resource would then block the next attempt.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function removalPolicy(removal: DataRemoval): RemovalPolicy {
  return removal === DataRemoval.DESTROY ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

/** The removal policy of a building block used alone. */
export function removalOf(scope: IConstruct, props: RemovalConfig): RemovalPolicy {
  return removalPolicy(planProps(scope, REMOVAL_SHAPE, props, (config, context) => planRemoval(config, '', context)));
}

/** The policies with which CloudFormation keeps data, and what happens with any other policy. */
const KEEPS_DATA = {
  DeletionPolicy: { allowed: ['Retain', 'RetainExceptOnCreate'], when: 'with the stack' },
  UpdateReplacePolicy: { allowed: ['Retain'], when: 'when it is replaced' },
} as const;

/**
 * Fails synthesis if a resource with audit data would be deleted, and the config doesn't accept that. Aspects and later
 * code can change the policies of every resource, so they are checked once all of them have run.
 *
 * @param data the resource and its data, for the error
 */
export function refuseDataLoss(resource: CfnResource, data: string, { acceptDataLoss }: RemovalConfig): void {
  if (acceptDataLoss === true) {
    return;
  }

  resource.node.addValidation({
    validate: () => {
      const policies = removalPoliciesOf(resource);
      return (['DeletionPolicy', 'UpdateReplacePolicy'] as const)
        .filter((name) => !KEEPS_DATA[name].allowed.some((allowed) => allowed === policies[name]))
        .map((name) => describeDataLoss(name, data, policies[name]));
    },
  });
}

function removalPoliciesOf(resource: CfnResource): Readonly<Record<keyof typeof KEEPS_DATA, unknown>> {
  const { deletionPolicy, updateReplacePolicy } = resource.cfnOptions;
  // what addOverride was called with: the CDK writes it over the options, and has no method that returns it
  const { rawOverrides } = resource as unknown as { readonly rawOverrides?: object };
  return { DeletionPolicy: deletionPolicy, UpdateReplacePolicy: updateReplacePolicy, ...rawOverrides };
}

function describeDataLoss(name: keyof typeof KEEPS_DATA, data: string, policy: unknown): string {
  const { allowed, when } = KEEPS_DATA[name];
  const problem = {
    path: name,
    wrong: `deletes ${data} ${when}`,
    got: policy,
    allowed: allowed.join(', '),
    fix: 'exclude the resource from the aspect or the code that sets this policy, or confirm with acceptDataLoss: true',
  };

  return reportOf(problem).message;
}
