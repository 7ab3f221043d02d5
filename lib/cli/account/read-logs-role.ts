import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import { LogsRoleState } from './delivery-state';
import { statementsOf } from './policy-text';
import { Statement } from '../../policies/statement';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, mapped, Reading } from '../aws/reading';

/** Reads a role with its trust policy and permissions. */
export async function readLogsRole(aws: Aws, arn: string): Promise<Reading<LogsRoleState>> {
  const iam = aws.client('iam');
  const RoleName = nameOf(arn);
  const role = await readTrust(aws, arn);
  if (role.kind !== 'found') {
    return role;
  }

  const [inline, attached] = await Promise.all([readInline(iam, RoleName), readAttached(iam, RoleName)]);
  return found({ ...role.value, permissions: together(inline, attached) });
}

function together(inline: Reading<Statement[]>, attached: Reading<Statement[]>): Reading<Statement[]> {
  if (inline.kind !== 'found') {
    return inline;
  }

  return mapped(attached, (statements) => [...inline.value, ...statements]);
}

/** Reads the trust policy of a role. */
export function readTrust(aws: Aws, arn: string): Promise<Reading<Omit<LogsRoleState, 'permissions'>>> {
  return read(
    'iam:GetRole',
    async () => {
      const { Role: role } = await aws.client('iam').send(new GetRoleCommand({ RoleName: nameOf(arn) }));
      return { arn, trust: decoded(role?.AssumeRolePolicyDocument) };
    },
    ['NoSuchEntityException', 'NoSuchEntity'],
  );
}

function nameOf(arn: string): string {
  return arn.split('/').at(-1)!;
}

async function readInline(iam: IAMClient, RoleName: string): Promise<Reading<Statement[]>> {
  const names = await read('iam:ListRolePolicies', () =>
    allPages(async (Marker) => {
      const { PolicyNames: items, Marker: next } = await iam.send(new ListRolePoliciesCommand({ RoleName, Marker }));
      return { items, next };
    }),
  );

  if (names.kind !== 'found') {
    return names;
  }

  return read('iam:GetRolePolicy', async () => {
    const documents = names.value.map(async (PolicyName) => {
      const { PolicyDocument: document } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return decoded(document);
    });

    return (await Promise.all(documents)).flat();
  });
}

async function readAttached(iam: IAMClient, RoleName: string): Promise<Reading<Statement[]>> {
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
      policies.value.map(async ({ PolicyArn }) => {
        const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
        return { PolicyArn, VersionId: policy?.DefaultVersionId };
      }),
    ),
  );

  if (versions.kind !== 'found') {
    return versions;
  }

  return read('iam:GetPolicyVersion', async () => {
    const documents = versions.value.map(async (version) => {
      const { PolicyVersion: policy } = await iam.send(new GetPolicyVersionCommand(version));
      return decoded(policy?.Document);
    });

    return (await Promise.all(documents)).flat();
  });
}

/** IAM URL-encodes policy documents. */
function decoded(document: string | undefined): Statement[] {
  return statementsOf(document === undefined ? undefined : decodeURIComponent(document));
}
