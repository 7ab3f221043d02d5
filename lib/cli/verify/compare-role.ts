import { DriftReport } from './catalog';
import {
  asWritten,
  differenceOf,
  isAboutKnown,
  removedOf,
  reportDifference,
  ReportedPolicy,
  reportPolicy,
  uncovered,
} from './compare-policies';
import { roleName, updateTrust } from './delivery-fixes';
import { DEPLOY_AGAIN } from './fixes';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { RolePolicyState, RoleState } from '../account/delivery-state';
import { Reading } from '../aws/reading';
import { awsCommand, noted } from '../terminal/aws-command';

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
    const fix = permissionsFix(roleName(role), policies.value ?? [], policy, difference, partition);
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
    write: (policy) => updateTrust(role, policy),
  });
}

function compareBoundary(report: DriftReport, subject: string, isCreated: boolean, role: RoleState): void {
  const { boundaryArn } = role;
  if (isCreated && boundaryArn !== undefined) {
    report.find('roleLimited', subject, {
      expected: 'no permissions boundary',
      found: boundaryArn,
      fix: awsCommand('iam delete-role-permissions-boundary', { 'role-name': roleName(role) }),
    });
  }
}

/** The commands that add the statements that are missing, and remove those that exceed the plan, in this order. */
function permissionsFix(
  role: string,
  policies: RolePolicyState[],
  expected: DeployedPolicy,
  difference: ReportedPolicy,
  partition: string,
): string {
  const removals = policies.map((policy) => removalOf(role, policy, removedOf(difference)));
  const kept = removals.flatMap((removal) => removal.kept);
  const added = uncovered(expected.statements.filter(isAboutKnown), kept, partition);
  const add = added.length > 0 ? [putPolicy(role, unusedName(policies), added)] : [];
  const fix = [...add, ...removals.flatMap(({ command }) => command ?? [])].join(' && ');

  const changed = removals.flatMap(({ changes }) => changes ?? []);
  return changed.length === 0 ? fix : noted(`this changes ${changed.join(', ')} for all that it is attached to`, fix);
}

/** The name of an inline policy that isn't there, so that none is replaced. */
function unusedName(policies: RolePolicyState[]): string {
  const isUsed = (name: string) => policies.some((policy) => policy.name === name);
  const candidates = ['PlannedPermissions', ...policies.map((_, index) => `PlannedPermissions${index + 2}`)];

  return candidates.find((name) => !isUsed(name))!;
}

/** How statements are removed from a policy. */
interface Removal {
  /** The statements that the role has of it afterwards. */
  readonly kept: Statement[];
  /** Undefined: there is nothing to remove. */
  readonly command?: string;
  /** The ARN of the managed policy that gets another version. */
  readonly changes?: string;
}

function removalOf(role: string, policy: RolePolicyState, removed: Statement[]): Removal {
  const { name, arn, statements } = policy;
  const kept = statements.filter((statement) => !removed.includes(statement));
  if (kept.length === statements.length) {
    return { kept };
  }

  if (arn === undefined) {
    const remove = awsCommand('iam delete-role-policy', { 'role-name': role, 'policy-name': name });
    return { kept, command: kept.length > 0 ? putPolicy(role, name, kept) : remove };
  }

  const isOfAws = arn.includes(':aws:policy/');
  if (kept.length === 0 || isOfAws) {
    const command = awsCommand('iam detach-role-policy', { 'role-name': role, 'policy-arn': arn });
    return { kept: [], command };
  }

  const command = awsCommand('iam create-policy-version', {
    'policy-arn': arn,
    'policy-document': document(kept),
    'set-as-default': true,
  });

  return { kept, command, changes: arn };
}

function putPolicy(role: string, name: string, statements: Statement[]): string {
  return awsCommand('iam put-role-policy', {
    'role-name': role,
    'policy-name': name,
    'policy-document': document(statements),
  });
}

function document(statements: Statement[]): object {
  return { Version: '2012-10-17', Statement: statements.map(asWritten) };
}
