import { GetPolicyCommand, GetPolicyVersionCommand, GetRoleCommand, GetRolePolicyCommand, ListAttachedRolePoliciesCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import { LogsRoleState } from './delivery-state';
import { statementsOf } from './policy-text';
import { Reading } from './reading';
import { Statement } from '../../policies/statement';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/reading';

/** Reads a role with everything that it may do. */
export async function readLogsRole(aws: Aws, arn: string): Promise<Reading<LogsRoleState>> {
  const iam = aws.iam();
  const RoleName = arn.split('/').at(-1)!;
  const trust = await read('iam:GetRole', async () => decoded((await iam.send(new GetRoleCommand({ RoleName }))).Role?.AssumeRolePolicyDocument), ['NoSuchEntityException', 'NoSuchEntity']);
  if (trust.kind !== 'found') {
    return trust;
  }
  const [inline, attached] = await Promise.all([readInline(iam, RoleName), readAttached(iam, RoleName)]);
  const permissions: Reading<Statement[]> = inline.kind !== 'found' ? inline : attached.kind !== 'found' ? attached : { kind: 'found', value: [...inline.value, ...attached.value] };
  return { kind: 'found', value: { arn, trust: trust.value, permissions } };
}

async function readInline(iam: IAMClient, RoleName: string): Promise<Reading<Statement[]>> {
  const names = await read('iam:ListRolePolicies', () => allPages(async (Marker) => {
    const { PolicyNames: items, Marker: next } = await iam.send(new ListRolePoliciesCommand({ RoleName, Marker }));
    return { items, next };
  }));
  return names.kind !== 'found' ? names : read('iam:GetRolePolicy', async () => (await Promise.all(names.value.map(async (PolicyName) =>
    decoded((await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument)))).flat());
}

async function readAttached(iam: IAMClient, RoleName: string): Promise<Reading<Statement[]>> {
  const policies = await read('iam:ListAttachedRolePolicies', () => allPages(async (Marker) => {
    const { AttachedPolicies: items, Marker: next } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker }));
    return { items, next };
  }));
  if (policies.kind !== 'found') {
    return policies;
  }
  const versions = await read('iam:GetPolicy', () => Promise.all(policies.value.map(async ({ PolicyArn }) => (
    { PolicyArn, VersionId: (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId }
  ))));
  return versions.kind !== 'found' ? versions : read('iam:GetPolicyVersion', async () => (await Promise.all(versions.value.map(async (version) =>
    decoded((await iam.send(new GetPolicyVersionCommand(version))).PolicyVersion?.Document)))).flat());
}

/** IAM encodes documents as for a URL. */
function decoded(document: string | undefined): Statement[] {
  return statementsOf(document === undefined ? undefined : decodeURIComponent(document));
}
