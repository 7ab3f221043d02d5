import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import { RolePolicyState, RoleState } from './delivery-state';
import { statementsOf } from './policy-text';
import { Statement } from '../../policies/statement';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, mapped, Reading } from '../aws/reading';

/** Reads a role with its trust policy and permissions. */
export async function readRole(aws: Aws, arn: string): Promise<Reading<RoleState>> {
  const iam = aws.client('iam');
  const RoleName = nameOf(arn);
  const role = await readTrust(aws, arn);
  if (role.kind !== 'found') {
    return role;
  }

  const [inline, attached] = await Promise.all([readInline(iam, RoleName), readAttached(iam, RoleName)]);
  return found({ ...role.value, policies: together(inline, attached) });
}

function together(
  inline: Reading<RolePolicyState[]>,
  attached: Reading<RolePolicyState[]>,
): Reading<RolePolicyState[]> {
  if (inline.kind !== 'found') {
    return inline;
  }

  return mapped(attached, (policies) => [...inline.value, ...policies]);
}

/** Reads the trust policy of a role. */
export function readTrust(aws: Aws, arn: string): Promise<Reading<Omit<RoleState, 'policies'>>> {
  return read(
    'iam:GetRole',
    async () => {
      const { Role: role } = await aws.client('iam').send(new GetRoleCommand({ RoleName: nameOf(arn) }));
      const boundaryArn = role?.PermissionsBoundary?.PermissionsBoundaryArn;
      return { arn, trust: decoded(role?.AssumeRolePolicyDocument), boundaryArn };
    },
    ['NoSuchEntityException', 'NoSuchEntity'],
  );
}

function nameOf(arn: string): string {
  return arn.split('/').at(-1)!;
}

async function readInline(iam: IAMClient, RoleName: string): Promise<Reading<RolePolicyState[]>> {
  const names = await read('iam:ListRolePolicies', () =>
    allPages(async (Marker) => {
      const { PolicyNames: items, Marker: next } = await iam.send(new ListRolePoliciesCommand({ RoleName, Marker }));
      return { items, next };
    }),
  );

  if (names.kind !== 'found') {
    return names;
  }

  return read('iam:GetRolePolicy', () =>
    Promise.all(
      names.value.map(async (PolicyName) => {
        const { PolicyDocument: document } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
        return { name: PolicyName, statements: decoded(document) };
      }),
    ),
  );
}

async function readAttached(iam: IAMClient, RoleName: string): Promise<Reading<RolePolicyState[]>> {
  const policies = await read('iam:ListAttachedRolePolicies', () =>
    allPages(async (Marker) => {
      const { AttachedPolicies: items, Marker: next } = await iam.send(
        new ListAttachedRolePoliciesCommand({ RoleName, Marker }),
      );

      return { items, next };
    }),
  );

  if (policies.kind !== 'found') {
    return policies;
  }

  const versions = await read('iam:GetPolicy', () =>
    Promise.all(
      policies.value.map(async ({ PolicyName: name = '', PolicyArn: arn = '' }) => {
        const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
        return { name, arn, VersionId: policy?.DefaultVersionId };
      }),
    ),
  );

  if (versions.kind !== 'found') {
    return versions;
  }

  return read('iam:GetPolicyVersion', () =>
    Promise.all(
      versions.value.map(async ({ name, arn, VersionId }) => {
        const { PolicyVersion: policy } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }));
        return { name, arn, statements: decoded(policy?.Document) };
      }),
    ),
  );
}

/** IAM URL-encodes policy documents. */
function decoded(document: string | undefined): Statement[] {
  return statementsOf(document === undefined ? undefined : decodeURIComponent(document));
}
