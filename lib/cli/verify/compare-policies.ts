import { FindingId, DriftReport } from './catalog';
import { covers } from './covers';
import { normalStatement } from './normal-statement';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { holdsPlaceholder } from '../../validation/placeholder';

/** How two policies differ. */
export interface PolicyDifference {
  /** Expected statements that no statement covers. */
  readonly missing: Statement[];
  /** Statements that no expected statement covers. */
  readonly extra: Statement[];
}

/** Compares the effect of statements: ids, order, spelling, and how statements are split don't matter. */
export function comparePolicies(expected: Statement[], found: Statement[], partition: string): PolicyDifference {
  return {
    missing: uncovered(expected, found, partition),
    extra: uncovered(found, expected, partition),
  };
}

/** The statements that the others don't cover. */
function uncovered(statements: Statement[], others: Statement[], partition: string): Statement[] {
  const covering = others.map((statement) => normalStatement(statement, partition));

  return statements.filter((statement) => !covers(covering, normalStatement(statement, partition)));
}

/** A policy's resource, and the command that writes it. */
export interface PolicyOf {
  readonly subject: string;
  /** The command that writes it. */
  readonly command: string;
  readonly partition: string;
}

/** Reports how a policy differs; of an existing resource, only missing statements. */
export function reportPolicy(
  report: DriftReport,
  expected: DeployedPolicy,
  found: Statement[],
  policy: PolicyOf,
): void {
  const { missing, extra } = differences(report, expected.statements, found, policy);
  const exceeding = expected.isWhole ? extra : [];
  const allowsMore = exceeding.filter(isAllowing);
  const deniesMore = exceeding.filter(isDenying);

  const lacksAllowing = missing.filter(isAllowing);
  reportLacking(report, policy, {
    id: 'policyLacksDelivery',
    statements: lacksAllowing.filter(isOfService),
    instead: allowsMore.filter(isOfService),
  });

  reportLacking(report, policy, {
    id: 'policyLacksPermission',
    statements: lacksAllowing.filter(isNotOfService),
    instead: allowsMore.filter(isNotOfService),
  });

  const lacksDenying = missing.filter(isDenying);
  reportLacking(report, policy, { id: 'policyLacksDenial', statements: lacksDenying, instead: deniesMore });

  reportExceeding(report, policy, 'policyAllowsMore', allowsMore);
  if (lacksDenying.length === 0) {
    reportExceeding(report, policy, 'policyDeniesMore', deniesMore);
  }
}

interface Lack {
  readonly id: FindingId;
  readonly statements: Statement[];
  /** The statements that the policy has in their place. */
  readonly instead: Statement[];
}

function reportLacking(report: DriftReport, { subject, command }: PolicyOf, { id, statements, instead }: Lack): void {
  if (statements.length > 0) {
    report.find(id, subject, {
      expected: textOf(statements),
      found: instead.length > 0 ? textOf(instead) : 'no equivalent statement',
      fix: `add the expected statements to the policy: ${command}`,
    });
  }
}

function reportExceeding(
  report: DriftReport,
  { subject, command }: PolicyOf,
  id: FindingId,
  statements: Statement[],
): void {
  if (statements.length > 0) {
    report.find(id, subject, {
      expected: 'no equivalent statement',
      found: textOf(statements),
      fix: `remove the statements from the policy, or add their principals to the config: ${command}`,
    });
  }
}

/** A statement with a name that isn't known can't be compared, and it may be any of the extra statements. */
function differences(
  report: DriftReport,
  expected: Statement[],
  found: Statement[],
  { subject, partition }: PolicyOf,
): PolicyDifference {
  const { missing, extra } = comparePolicies(expected, found, partition);
  const missingKnown = missing.filter(isAboutKnown);
  const isAnyUnknown = missingKnown.length < missing.length;
  if (extra.length === 0 || !isAnyUnknown) {
    return { missing: missingKnown, extra };
  }

  report.addInconclusive(
    `whether the policy of the ${subject} allows more`,
    'cloudformation:DescribeStackResources',
    "it refers to a resource whose name isn't known",
  );

  return { missing: missingKnown, extra: [] };
}

function isAllowing({ Effect: effect }: Statement): boolean {
  return effect === 'Allow';
}

function isDenying({ Effect: effect }: Statement): boolean {
  return effect === 'Deny';
}

/** Whether all names in a statement are known. */
export function isAboutKnown(statement: Statement): boolean {
  return !holdsPlaceholder(JSON.stringify(statement));
}

/** Whether a statement grants a service. The policy of the log role names no principal: CloudTrail assumes it. */
export function isOfService({ Principal: principal }: Statement): boolean {
  return principal === undefined || (typeof principal === 'object' && 'Service' in principal);
}

function isNotOfService(statement: Statement): boolean {
  return !isOfService(statement);
}

/** The statements as they must be written: IAM refuses a resource in a trust policy. */
export function textOf(statements: readonly Statement[]): string {
  return statements.map(statementText).join(', ');
}

function statementText(statement: Statement): string {
  const isTrust = statement.Action === 'sts:AssumeRole';
  return JSON.stringify(isTrust ? { ...statement, Resource: undefined } : statement);
}
