import { FindingId, DriftReport } from './catalog';
import { covers } from './covers';
import { normalStatement } from './normal-statement';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { holdsPlaceholder } from '../../validation/placeholder';

/** How two policies differ. */
export interface PolicyDifference {
  /** Statements that nothing stands for. */
  readonly missing: Statement[];
  /** Statements that go further. */
  readonly extra: Statement[];
}

/** Compares what statements come to: ids, order, spelling, and how they are split don't count. */
export function comparePolicies(expected: Statement[], found: Statement[], partition: string): PolicyDifference {
  return {
    missing: uncovered(expected, found, partition),
    extra: uncovered(found, expected, partition),
  };
}

/** The statements that say something which none of the others says. */
function uncovered(statements: Statement[], others: Statement[], partition: string): Statement[] {
  const covering = others.map((statement) => normalStatement(statement, partition));

  return statements.filter((statement) => !covers(covering, normalStatement(statement, partition)));
}

/** Whose policy it is, and how it is written. */
export interface PolicyOf {
  readonly subject: string;
  /** The command that writes it. */
  readonly command: string;
  readonly partition: string;
}

/** Reports how a policy differs from what it should say; of somebody else's, only what it lacks. */
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
  /** What the policy says in their place. */
  readonly instead: Statement[];
}

function reportLacking(report: DriftReport, { subject, command }: PolicyOf, { id, statements, instead }: Lack): void {
  if (statements.length > 0) {
    report.find(id, subject, {
      expected: textOf(statements),
      found: instead.length > 0 ? textOf(instead) : 'nothing like it',
      fix: `put it back into the policy: ${command}`,
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
      expected: 'nothing like it',
      found: textOf(statements),
      fix: `take it out of the policy, or name in the config whom it is for: ${command}`,
    });
  }
}

/** Of a statement about what isn't known nothing can be said, and it may be any that goes further. */
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
    "it is about something whose name isn't known",
  );

  return { missing: missingKnown, extra: [] };
}

function isAllowing({ Effect: effect }: Statement): boolean {
  return effect === 'Allow';
}

function isDenying({ Effect: effect }: Statement): boolean {
  return effect === 'Deny';
}

/** Whether a statement is about nothing whose name isn't known. */
export function isAboutKnown(statement: Statement): boolean {
  return !holdsPlaceholder(JSON.stringify(statement));
}

/** Of a log role nobody is named: it is the role of a service. */
export function isOfService({ Principal: principal }: Statement): boolean {
  return principal === undefined || (typeof principal === 'object' && 'Service' in principal);
}

function isNotOfService(statement: Statement): boolean {
  return !isOfService(statement);
}

/** The statements as they are to be written: IAM refuses a resource in a role's trust. */
export function textOf(statements: readonly Statement[]): string {
  return statements.map(statementText).join(', ');
}

function statementText(statement: Statement): string {
  const isTrust = statement.Action === 'sts:AssumeRole';
  return JSON.stringify(isTrust ? { ...statement, Resource: undefined } : statement);
}
