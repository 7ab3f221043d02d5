import { DriftReport } from './catalog';
import {
  asWritten,
  differenceOf,
  isAboutKnown,
  reportDifference,
  ReportedPolicy,
  reportPolicy,
} from './compare-policies';
import { DEPLOY_AGAIN } from './fixes';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { RolePolicyState, RoleState } from '../account/delivery-state';
import { Reading } from '../aws/reading';
import { awsCommand } from '../terminal/aws-command';

/** A role that a service assumes. */
export interface ExpectedRole {
  /** Such as `log role`. */
  readonly subject: string;
  /** The ARN that the trail or the bucket names. */
  readonly arn: string | undefined;
  readonly trust: Statement;
  /** Undefined: it isn't known what the role must permit. */
  readonly policy: DeployedPolicy | undefined;
  readonly partition: string;
}

/** Compares a role: whether it exists, who can assume it, and what it permits. */
export function compareRole(report: DriftReport, expected: ExpectedRole, reading: Reading<RoleState>): void {
  const { subject, arn = 'a role', policy, partition } = expected;
  const { value: role, isKnown } = report.read(`the ${subject}`, reading);
  if (isKnown && role === undefined) {
    report.find('resourceMissing', subject, { expected: arn, found: 'no such role', fix: DEPLOY_AGAIN });
  }

  if (role === undefined || policy === undefined) {
    return;
  }

  compareTrust(report, expected, policy.isWhole, role);
  compareBoundary(report, subject, policy.isWhole, role);

  const policies = report.read(`the permissions of the ${subject}`, role.policies);
  if (policies.isKnown) {
    const statements = (policies.value ?? []).flatMap((one) => one.statements);
    const difference = differenceOf(report, policy, statements, { subject, partition });
    const fix = permissionsFix(nameOf(role), policies.value ?? [], difference);
    reportDifference(report, difference, subject, fix);
  }
}

function compareTrust(
  report: DriftReport,
  { subject, trust, partition }: ExpectedRole,
  isWhole: boolean,
  role: RoleState,
): void {
  reportPolicy(report, { statements: [trust], isWhole }, role.trust, {
    subject: `trust policy of the ${subject}`,
    partition,
    write: (policyDocument) =>
      awsCommand('iam update-assume-role-policy', { 'role-name': nameOf(role), 'policy-document': policyDocument }),
  });
}

function compareBoundary(report: DriftReport, subject: string, isCreated: boolean, role: RoleState): void {
  const { boundaryArn } = role;
  if (isCreated && boundaryArn !== undefined) {
    report.find('roleLimited', subject, {
      expected: 'no permissions boundary',
      found: boundaryArn,
      fix: awsCommand('iam delete-role-permissions-boundary', { 'role-name': nameOf(role) }),
    });
  }
}

/** The commands that remove the statements that exceed the plan, and add those that are missing. */
function permissionsFix(roleName: string, policies: RolePolicyState[], difference: ReportedPolicy): string {
  const { allowsMore, harmfulDenies, deniesMore, missing } = difference;
  const { deliveries, permissions } = harmfulDenies;
  const removed = [allowsMore, deliveries, permissions, deniesMore].flat();
  const added = missing.filter(isAboutKnown);
  const commands = policies.flatMap((policy) => removalOf(roleName, policy, removed) ?? []);

  if (added.length > 0) {
    commands.push(putPolicy(roleName, 'PlannedPermissions', added));
  }

  return commands.join(' && ');
}

/** The command that removes statements from a policy, if it has any of them. */
function removalOf(roleName: string, policy: RolePolicyState, removed: Statement[]): string | undefined {
  const { name, arn, statements } = policy;
  const kept = statements.filter((statement) => !removed.includes(statement));
  if (kept.length === statements.length) {
    return undefined;
  }

  if (arn === undefined) {
    return kept.length > 0
      ? putPolicy(roleName, name, kept)
      : awsCommand('iam delete-role-policy', { 'role-name': roleName, 'policy-name': name });
  }

  const isOfAws = arn.includes(':aws:policy/');
  return kept.length > 0 && !isOfAws
    ? awsCommand('iam create-policy-version', {
        'policy-arn': arn,
        'policy-document': document(kept),
        'set-as-default': true,
      })
    : awsCommand('iam detach-role-policy', { 'role-name': roleName, 'policy-arn': arn });
}

function putPolicy(roleName: string, name: string, statements: Statement[]): string {
  return awsCommand('iam put-role-policy', {
    'role-name': roleName,
    'policy-name': name,
    'policy-document': document(statements),
  });
}

function document(statements: Statement[]): object {
  return { Version: '2012-10-17', Statement: statements.map(asWritten) };
}

function nameOf({ arn }: RoleState): string {
  return arn.split('/').at(-1)!;
}
