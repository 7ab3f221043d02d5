import { atomsOf } from './atoms';
import { FindingId, DriftReport } from './catalog';
import { covers } from './covers';
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
  const atoms = (statements: Statement[]) => statements.flatMap((statement) => atomsOf(statement, partition));
  const uncovered = (these: Statement[], those: Statement[]) => {
    const covering = atoms(those);
    return these.filter(
      (statement) => !atomsOf(statement, partition).every((atom) => covering.some((other) => covers(other, atom))),
    );
  };

  return { missing: uncovered(expected, found), extra: uncovered(found, expected) };
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
  { subject, command, partition }: PolicyOf,
): void {
  const { statements, isWhole } = expected;
  const { missing, extra } = differences(report, statements, found, subject, partition);
  const [allowsMore, deniesMore] = (['Allow', 'Deny'] as const).map((effect) =>
    isWhole ? extra.filter((one) => one.Effect === effect) : [],
  );

  const lacking = (id: FindingId, those: Statement[], instead: Statement[]) =>
    those.length > 0 &&
    report.find(id, subject, {
      expected: textOf(those),
      found: instead.length > 0 ? textOf(instead) : 'nothing like it',
      mend: `put it back into the policy: ${command}`,
    });

  const allows = missing.filter(({ Effect }) => Effect === 'Allow');
  lacking('policyLacksDelivery', allows.filter(isOfService), allowsMore.filter(isOfService));
  lacking(
    'policyLacksPermission',
    allows.filter((one) => !isOfService(one)),
    allowsMore.filter((one) => !isOfService(one)),
  );

  const denies = missing.filter(({ Effect }) => Effect === 'Deny');
  lacking('policyLacksDenial', denies, deniesMore);
  const exceeding = (id: FindingId, those: Statement[]) =>
    those.length > 0 &&
    report.find(id, subject, {
      expected: 'nothing like it',
      found: textOf(those),
      mend: `take it out of the policy, or name in the config whom it is for: ${command}`,
    });

  exceeding('policyAllowsMore', allowsMore);
  exceeding('policyDeniesMore', denies.length > 0 ? [] : deniesMore);
}

/** Of a statement about what isn't known nothing can be said, and it may be any that goes further. */
function differences(
  report: DriftReport,
  expected: Statement[],
  found: Statement[],
  subject: string,
  partition: string,
): PolicyDifference {
  const { missing, extra } = comparePolicies(expected, found, partition);
  if (extra.length === 0 || missing.every(isAboutKnown)) {
    return { missing: missing.filter(isAboutKnown), extra };
  }

  report.cannotTell(
    `whether the policy of the ${subject} allows more`,
    'cloudformation:DescribeStackResources',
    "it is about something whose name isn't known",
  );

  return { missing: missing.filter(isAboutKnown), extra: [] };
}

/** Whether a statement is about nothing whose name isn't known. */
export function isAboutKnown(statement: Statement): boolean {
  return !holdsPlaceholder(JSON.stringify(statement));
}

/** Of a log role nobody is named: it is the role of a service. */
export function isOfService({ Principal: principal }: Statement): boolean {
  return principal === undefined || (typeof principal === 'object' && 'Service' in principal);
}

/** The statements as they are to be written: IAM refuses a resource in a role's trust. */
export function textOf(statements: readonly Statement[]): string {
  return statements
    .map((statement) =>
      JSON.stringify(statement.Action === 'sts:AssumeRole' ? { ...statement, Resource: undefined } : statement),
    )
    .join(', ');
}
