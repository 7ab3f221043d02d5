import { FindingId, DriftReport } from './catalog';
import { any, Certainty } from './certainty';
import { covers } from './covers';
import { denies } from './denies';
import { normalStatement } from './normal-statement';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { holdsPlaceholder } from '../../validation/placeholder';
import { Report } from '../findings/report';

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

/**
 * The statements that the others don't cover. One with a placeholder covers nothing, and nothing covers it: somebody
 * can have written the placeholder into a policy.
 */
export function uncovered(statements: Statement[], others: Statement[], partition: string): Statement[] {
  const covering = others.filter(isAboutKnown).map((statement) => normalStatement(statement, partition));

  return statements.filter(
    (statement) => !isAboutKnown(statement) || !covers(covering, normalStatement(statement, partition)),
  );
}

/** A resource's policy, and the command that writes it. */
export interface PolicyOf {
  readonly subject: string;
  readonly partition: string;
  /** The command that replaces the policy. */
  readonly write: (policy: object) => string;
}

/** How a policy differs from the expected one, and what follows. */
export interface ReportedPolicy {
  /** Whether the baseline writes the policy; otherwise, its other statements are its owner's. */
  readonly isWhole: boolean;
  /** Expected statements that no statement covers, if all their names are known. */
  readonly missing: Statement[];
  /** Allow statements that aren't planned. Those of an existing resource are its owner's. */
  readonly allowsMore: Statement[];
  readonly harmfulDenies: HarmfulDenies;
  /** Deny statements that aren't planned and deny nothing that is planned. */
  readonly deniesMore: Statement[];
}

/** Deny statements by what they deny. */
export interface HarmfulDenies {
  /** The deliveries of an AWS service. */
  readonly deliveries: Statement[];
  /** The requests of readers and writers. */
  readonly permissions: Statement[];
  /** Perhaps deliveries, which can't be decided. */
  readonly undecided: Statement[];
}

/** Reports how a policy differs; of an existing resource, only what keeps the plan from working. */
export function reportPolicy(
  report: DriftReport,
  expected: DeployedPolicy,
  found: Statement[],
  policy: PolicyOf,
): void {
  const difference = differenceOf(report, expected, found, policy);
  const fix = policy.write(writtenPolicy(expected, found, difference, policy.partition));

  reportDifference(report, difference, policy.subject, fix);
}

/**
 * The fixes of Deny statements in an existing policy: they protect more than log files, so that only their owner can
 * change them.
 */
export const OWNERS_FIXES: Readonly<Record<string, string>> = {
  policyDeniesDelivery:
    'ask the owner of the policy to except AWS services from these statements, with the condition ' +
    '"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}',
  policyDeniesPermission: 'ask the owner of the policy to except the readers and writers of the plan',
};

/** @param fix the fix of findings that it is for: it writes the whole policy */
export function reportDifference(report: DriftReport, difference: ReportedPolicy, subject: string, fix: string): void {
  const ownersFixes = difference.isWhole ? {} : OWNERS_FIXES;
  for (const { id, expected, found } of findingsOf(difference)) {
    if (expected.length + found.length > 0) {
      const statements = { expected: textOrNone(expected), found: textOrNone(found) };
      report.find(id, subject, { ...statements, fix: ownersFixes[id] ?? fix });
    }
  }

  reportUndecided(report, subject, difference.harmfulDenies.undecided);
}

/** A finding about statements, if there are any. */
interface PolicyFinding {
  readonly id: FindingId;
  readonly expected: Statement[];
  readonly found: Statement[];
}

function findingsOf({ missing, allowsMore, harmfulDenies, deniesMore }: ReportedPolicy): PolicyFinding[] {
  const lacksAllowing = missing.filter(isAllowing);
  const lacksDenying = missing.filter(isDenying);
  const isReplaced = lacksDenying.length > 0;

  return [
    lack('policyLacksDelivery', lacksAllowing.filter(isOfService), allowsMore.filter(isOfService)),
    lack('policyLacksPermission', lacksAllowing.filter(isNotOfService), allowsMore.filter(isNotOfService)),
    lack('policyLacksDenial', lacksDenying, deniesMore),
    { id: 'policyAllowsMore', expected: [], found: allowsMore },
    { id: 'policyDeniesDelivery', expected: [], found: harmfulDenies.deliveries },
    { id: 'policyDeniesPermission', expected: [], found: harmfulDenies.permissions },
    { id: 'policyDeniesMore', expected: [], found: isReplaced ? [] : deniesMore },
  ];
}

/** Missing statements, and what the policy has instead. */
function lack(id: FindingId, expected: Statement[], instead: Statement[]): PolicyFinding {
  return { id, expected, found: expected.length > 0 ? instead : [] };
}

function textOrNone(statements: Statement[]): string {
  return statements.length > 0 ? textOf(statements) : 'no equivalent statement';
}

/** Reports Deny statements that perhaps deny deliveries. */
export function reportUndecided<Id extends string>(report: Report<Id>, subject: string, statements: Statement[]): void {
  for (const statement of statements) {
    report.addInconclusive(
      `whether the policy of the ${subject} denies deliveries by ${textOf([statement])}`,
      'a condition aws:PrincipalIsAWSService',
      "its conditions can't be decided for requests of AWS services",
    );
  }
}

/** Compares a policy with the expected one, without reporting findings. */
export function differenceOf(
  report: DriftReport,
  expected: DeployedPolicy,
  found: Statement[],
  { subject, partition }: Pick<PolicyOf, 'subject' | 'partition'>,
): ReportedPolicy {
  const { missing, extra } = knownDifference(report, expected.statements, found, { subject, partition });
  const harmfulDenies = harmfulOf(extra.filter(isDenying), expected, partition);
  const harmful = [harmfulDenies.deliveries, harmfulDenies.permissions].flat();
  const exceeding = expected.isWhole ? extra : [];

  return {
    isWhole: expected.isWhole,
    missing,
    allowsMore: exceeding.filter(isAllowing),
    harmfulDenies,
    deniesMore: exceeding.filter(isDenying).filter((statement) => !harmful.includes(statement)),
  };
}

/**
 * The Deny statements that deny what the plan allows. Of a policy that the baseline writes, a statement that can't be
 * decided counts as harmful. In an existing one, conditions on where a reader's request comes from are its owner's.
 */
export function harmfulOf(denying: Statement[], expected: DeployedPolicy, partition: string): HarmfulDenies {
  const { isWhole, statements, allowedByIam = [] } = expected;
  const allowed = [...statements.filter(isAllowing).filter((statement) => !delegates(statement)), ...allowedByIam];
  const deniesAny = (deny: Statement, kept: (statement: Statement) => boolean) =>
    any(allowed.filter(kept).map((statement) => denies(deny, statement, partition)));

  const isHarmful = (certainty: Certainty) => certainty === 'yes' || (isWhole && certainty === 'unknown');
  const deliveries = denying.filter((deny) => isHarmful(deniesAny(deny, isOfService)));
  const others = denying.filter((deny) => !deliveries.includes(deny));

  return {
    deliveries,
    permissions: others.filter((deny) => isHarmful(deniesAny(deny, isNotOfService))),
    undecided: isWhole ? [] : others.filter((deny) => deniesAny(deny, isOfService) === 'unknown'),
  };
}

/** Whether a statement lets IAM policies of the account decide, which it says nothing about. */
function delegates({ Action: action }: Statement): boolean {
  return action === 'kms:*';
}

/** The policy as it should be: with what is missing and, if the baseline writes it, without what isn't planned. */
export function writtenPolicy(
  { statements: expected }: DeployedPolicy,
  found: Statement[],
  difference: ReportedPolicy,
  partition: string,
): object {
  const removed = removedOf(difference);
  const kept = found.filter((statement) => !removed.includes(statement));
  const added = uncovered(expected.filter(isAboutKnown), kept, partition);

  return { Version: '2012-10-17', Statement: [...kept, ...added].map(asWritten) };
}

/** The statements that a fix removes. It removes none of somebody else. */
export function removedOf({ isWhole, allowsMore, harmfulDenies, deniesMore }: ReportedPolicy): Statement[] {
  const { deliveries, permissions } = harmfulDenies;

  return isWhole ? [allowsMore, deliveries, permissions, deniesMore].flat() : [];
}

/** A statement with a name that isn't known can't be compared, and it may be any of the extra statements. */
function knownDifference(
  report: DriftReport,
  expected: Statement[],
  found: Statement[],
  { subject, partition }: Pick<PolicyOf, 'subject' | 'partition'>,
): PolicyDifference {
  const { missing, extra } = comparePolicies(expected, found, partition);
  const missingKnown = missing.filter(isAboutKnown);
  const unknownCount = missing.length - missingKnown.length;
  if (unknownCount === 0) {
    return { missing, extra };
  }

  const question = extra.length < unknownCount ? 'has all planned statements' : 'allows more';
  report.addInconclusive(
    `whether the policy of the ${subject} ${question}`,
    'cloudformation:DescribeStackResources',
    "it refers to a resource whose name isn't known",
  );

  return { missing: missingKnown, extra: [] };
}

function isAllowing({ Effect: effect }: Statement): boolean {
  return effect === 'Allow';
}

export function isDenying({ Effect: effect }: Statement): boolean {
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
  return JSON.stringify(asWritten(statement));
}

/** IAM refuses a resource in a trust policy. */
export function asWritten(statement: Statement): object {
  const isTrust = statement.Action === 'sts:AssumeRole';

  return isTrust ? { ...statement, Resource: undefined } : statement;
}
