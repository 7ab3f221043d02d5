import { DeploymentRoles } from './deployment-roles';
import { GuardedTrail, MAX_POLICY_CHARACTERS } from './guarded-trail';
import { TrailGuardrailsProps } from './trail-guardrails-props';
import { isArn, parseArn } from '../aws/arn';
import { isToken } from '../synth/is-token';
import { CheckContext } from '../validation/check';
import { Problems } from '../validation/problems';

/** Checks props that depend on each other, and props that the policy documents require. */
export function checkGuarded(props: TrailGuardrailsProps, { problems }: CheckContext): void {
  const { identity, attach, targets, stacks, readers = [], writers = [] } = props;
  if (identity.organizationId === undefined) {
    problems.add('identity', {
      wrong: 'belongs to the trail of a single account',
      got: identity.name,
      allowed: 'the identity of an organization trail',
      fix: 'give it an organizationId',
    });
  }

  if ((attach ?? true) && targets === undefined) {
    problems.add('targets', {
      wrong: 'are missing',
      got: targets,
      allowed: 'account ids, organizational units, the root',
      fix: 'list the targets of the policies, or set attach: false',
    });
  }

  (stacks ?? []).forEach(({ account, region, node }, index) => {
    if (isToken(account) || isToken(region)) {
      problems.add(`stacks[${index}]`, {
        wrong: 'has no account and region at synth',
        got: node.path,
        allowed: 'stacks with both in env',
        fix: 'give the stack an env',
      });
    }
  });

  for (const [key, values] of Object.entries({ readers, writers })) {
    values.forEach((value, index) => {
      if (isToken(value)) {
        problems.add(`${key}[${index}]`, {
          wrong: 'must be known at synth, because the resource control policy admits its account',
          got: value,
          allowed: 'a literal',
          fix: 'write it out',
        });
      }
    });
  }
}

/** The resources that the guardrails protect, and the principals that are exempt or admitted. */
export function guardedTrail(props: TrailGuardrailsProps, stacks: DeploymentRoles[]): GuardedTrail {
  const {
    identity,
    bucketArns,
    keyArn,
    logGroupArns = [],
    roleArns = [],
    exemptRoles = [],
    readers = [],
    writers = [],
  } = props;

  const present = (arns: (string | undefined)[]) => arns.filter((arn) => arn !== undefined);
  const distinct = (values: string[]) => [...new Set(values)];
  const isOrganization = (reader: string) => reader.startsWith('o-');
  const accountOf = (reader: string) => (isArn(reader) ? parseArn(reader).account : reader);
  return {
    organizationId: identity.organizationId!,
    trailArns: identity.acceptedTrailArns,
    bucketArns,
    keyArn,
    logGroupArns,
    roleArns,
    exemptRoles: distinct([...exemptRoles, ...present(stacks.map(({ execution }) => execution))]),
    deployRoles: distinct(present(stacks.map(({ deploy }) => deploy))),
    admittedAccounts: distinct([...readers, ...writers].filter((admitted) => !isOrganization(admitted)).map(accountOf)),
    admittedOrganizations: readers
      .filter(isOrganization)
      .filter((organization) => organization !== identity.organizationId),
  };
}

/** @throws BaselineConfigError if a policy document is longer than Organizations accepts */
export function checkSizes(subject: string, serviceControlPolicy: object, resourceControlPolicy: object): void {
  const problems = new Problems();
  for (const [type, path, document] of [
    ['service control policy', 'guardrails.exemptRoles', serviceControlPolicy],
    ['resource control policy', 'storage.readers', resourceControlPolicy],
  ] as const) {
    const { length } = JSON.stringify(document);
    if (length > MAX_POLICY_CHARACTERS) {
      problems.add(path, {
        wrong: `make the ${type} longer than Organizations accepts`,
        got: length,
        allowed: `up to ${MAX_POLICY_CHARACTERS} characters`,
        fix: 'list fewer entries, or an organization instead of its accounts',
      });
    }
  }

  problems.throwIfAny(subject);
}
