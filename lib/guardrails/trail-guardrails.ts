import { Stack } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import { DeploymentRoles, deploymentRolesOf } from './deployment-roles';
import { GuardedTrail, GuardrailDocument, MAX_POLICY_CHARACTERS } from './guarded-trail';
import { resourceControlPolicy } from './resource-control-policy';
import { serviceControlPolicy } from './service-control-policy';
import { GuardrailsConfig } from '../config/guardrails-config';
import { CheckContext, listOf, text } from '../plan/check';
import { BUCKET_ARN } from '../plan/grammar';
import { GUARDRAILS_SHAPE, LOG_BUCKET_SHAPE } from '../plan/shapes';
import { isToken } from '../synth/is-token';
import { planProps } from '../synth/plan-props';
import { warn } from '../synth/warn';
import { TrailIdentity } from '../trail/trail-identity';

const { readers, writers } = LOG_BUCKET_SHAPE;
const SHAPE = { ...GUARDRAILS_SHAPE, readers, writers, bucketArns: listOf(text(BUCKET_ARN)) };

/**
 * What guard rails protect.
 */
export interface TrailGuardrailsProps extends GuardrailsConfig {
  /** The trail, which has to be an organization's. */
  readonly identity: TrailIdentity;

  /** ARNs of the log bucket and of the access-log bucket. */
  readonly bucketArns: string[];

  /** ARN of the key, or of its alias, by which it is found in its account and region. */
  readonly keyArn: string;

  /** ARNs of log groups in accounts that the policies are attached to, without `:*`. @default - none */
  readonly logGroupArns?: string[];

  /** ARNs of roles in these accounts that nobody but exempt roles may change. @default - none */
  readonly roleArns?: string[];

  /** Who reads log files, as in the config: accounts and organizations among them are admitted to bucket and key. @default - this organization only */
  readonly readers?: string[];

  /** Roles that write log files, as in the config: their accounts are admitted to bucket and key. @default - this organization only */
  readonly writers?: string[];

  /**
   * Stacks in accounts that the policies are attached to, each with an account and a region: the roles that CloudFormation deploys
   * them with are exempt, as far as their synthesizers tell.
   *
   * @default - none
   */
  readonly stacks?: Stack[];
}

/**
 * A service control policy and a resource control policy that keep the accounts of an organization from harming an audit trail,
 * in a stack of the management account. Neither binds the management account.
 *
 * They should be attached last: add dependencies on what they protect.
 */
export class TrailGuardrails extends Construct {
  /** What nobody in the targets may do, as a policy document. */
  public readonly serviceControlPolicy: { [key: string]: any };

  /** Who may use the targets' bucket and key, as a policy document. */
  public readonly resourceControlPolicy: { [key: string]: any };

  /**
   * @param scope where the policies stand
   * @param id their id in the scope
   * @param props what they protect
   * @throws one error that lists what is wrong
   */
  constructor(scope: Construct, id: string, props: TrailGuardrailsProps) {
    super(scope, id);
    const stacks = (props.stacks ?? []).map((stack) => ({ stack, ...deploymentRolesOf(stack, props.identity.partition) }));
    const { attach, targets, policies } = planProps(this, SHAPE, props, (config, context) => {
      checkProps(props, context);
      const guarded = guard(props, { readers: config.readers ?? [], writers: config.writers ?? [], exemptRoles: config.exemptRoles ?? [] }, stacks);
      const documents = { SERVICE_CONTROL_POLICY: serviceControlPolicy(guarded), RESOURCE_CONTROL_POLICY: resourceControlPolicy(guarded) };
      checkSizes(documents, context);
      return { attach: config.attach ?? true, targets: config.targets ?? [], policies: documents };
    });
    this.serviceControlPolicy = policies.SERVICE_CONTROL_POLICY;
    this.resourceControlPolicy = policies.RESOURCE_CONTROL_POLICY;
    warnOfStrangers(this, stacks, props.exemptRoles ?? []);
    if (!attach) {
      return;
    }
    for (const [policyId, type, suffix] of [
      ['ServiceControlPolicy', 'SERVICE_CONTROL_POLICY', 'service-control'], ['ResourceControlPolicy', 'RESOURCE_CONTROL_POLICY', 'resource-control'],
    ] as const) {
      new CfnPolicy(this, policyId, {
        type,
        name: `${props.identity.name}-${suffix}`,
        description: `Protects the audit trail ${props.identity.name}`,
        content: policies[type], // as an object: in a text, CloudFormation finds no drift
        targetIds: targets,
      });
    }
    warn(this, [{
      id: 'managementAccountUnguarded',
      message: 'guardrails: neither policy binds the management account, where the trail stands, nor a CloudTrail delegated administrator that isn\'t among the targets: '
      + 'both can change or stop the trail; let few people in, and watch for it; see docs/organization.md',
    }]);
  }
}

function checkProps(props: TrailGuardrailsProps, { problems }: CheckContext): void {
  const { identity, attach, targets, stacks, readers: named = [], writers: roles = [] } = props;
  if (identity.organizationId === undefined) {
    problems.add('identity', { wrong: 'is of a trail of one account', got: identity.name, allowed: 'the identity of an organization trail', mend: 'give it an organizationId' });
  }
  if ((attach ?? true) && targets === undefined) {
    problems.add('targets', { wrong: 'are missing', got: targets, allowed: 'account ids, organizational units, the root', mend: 'name what the policies are attached to, or set attach: false' });
  }
  (stacks ?? []).forEach(({ account, region, node }, index) => {
    if (isToken(account) || isToken(region)) {
      problems.add(`stacks[${index}]`, { wrong: 'has no account and region at synth', got: node.path, allowed: 'stacks with both in env', mend: 'give the stack an env' });
    }
  });
  [...named.map((value, index) => [`readers[${index}]`, value]), ...roles.map((value, index) => [`writers[${index}]`, value])].forEach(([path, value]) => {
    if (isToken(value)) {
      problems.add(path, { wrong: 'must be known at synth, since the resource control policy admits its account', got: value, allowed: 'a literal', mend: 'write it out' });
    }
  });
}

type Roles = Pick<Required<TrailGuardrailsProps>, 'readers' | 'writers' | 'exemptRoles'>;

function guard(props: TrailGuardrailsProps, { readers: named, writers: roles, exemptRoles }: Roles, stacks: DeploymentRoles[]): GuardedTrail {
  const { identity, bucketArns, keyArn, logGroupArns = [], roleArns = [] } = props;
  const present = (arns: (string | undefined)[]) => arns.filter((arn) => arn !== undefined);
  const distinct = (values: string[]) => [...new Set(values)];
  const isOrganization = (reader: string) => reader.startsWith('o-');
  const accountOf = (reader: string) => reader.startsWith('arn:') ? reader.split(':')[4] : reader;
  return {
    organizationId: identity.organizationId ?? '',
    trailArns: identity.acceptedTrailArns,
    bucketArns,
    keyArn,
    logGroupArns,
    roleArns,
    exemptRoles: distinct([...exemptRoles, ...present(stacks.map(({ execution }) => execution))]),
    deployRoles: distinct(present(stacks.map(({ deploy }) => deploy))),
    admittedAccounts: distinct([...named, ...roles].filter((one) => !isOrganization(one)).map(accountOf)),
    admittedOrganizations: named.filter(isOrganization).filter((organization) => organization !== identity.organizationId),
  };
}

function checkSizes(documents: Record<string, GuardrailDocument>, { problems }: CheckContext): void {
  for (const [type, key, document] of [
    ['service control policy', 'guardrails.exemptRoles', documents.SERVICE_CONTROL_POLICY], ['resource control policy', 'storage.readers', documents.RESOURCE_CONTROL_POLICY],
  ] as const) {
    const { length } = JSON.stringify(document);
    if (length > MAX_POLICY_CHARACTERS) {
      problems.add(key, {
        wrong: `make the ${type} longer than Organizations takes`, got: length, allowed: `up to ${MAX_POLICY_CHARACTERS} characters`, mend: 'name fewer, or an organization in place of its accounts',
      });
    }
  }
}

/** A stack whose synthesizer names no role is deployed with whatever role somebody has: the next deployment would be denied. */
function warnOfStrangers(scope: Construct, stacks: (DeploymentRoles & { readonly stack: Stack })[], exemptRoles: string[]): void {
  for (const { stack, execution } of stacks) {
    const isExempt = exemptRoles.some((role) => isToken(role) || role.split(':')[4] === stack.account);
    if (execution === undefined && !isExempt) {
      warn(scope, [{
        id: 'deploymentRoleUnknown',
        message: `guardrails.exemptRoles: the synthesizer of ${stack.node.path} names no role that CloudFormation deploys with, so its next deployment may be denied; name the role that deploys to ${stack.account}`,
      }]);
    }
  }
}
