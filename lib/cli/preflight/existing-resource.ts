import { ObstacleReport } from './catalog';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';
import { Difference } from '../findings/report';
import {
  comparePolicies,
  harmfulOf,
  isAboutKnown,
  isDenying,
  isOfService,
  OWNERS_FIXES,
  PolicyOf,
  reportUndecided,
  textOf,
  writtenPolicy,
} from '../verify/compare-policies';

/** An existing resource that a config names. */
export interface ExistingResource {
  /** What it is, such as `log bucket`. */
  readonly subject: string;
  /** Its name or ARN. Undefined: the config names none. */
  readonly name: string | undefined;
  /** The config key that names it. */
  readonly path: string;
}

/** The existing resource, if it exists and can be read. If it doesn't exist, reports that. */
export function findExistingResource<T>(
  report: ObstacleReport,
  { subject, name, path }: ExistingResource,
  reading: Reading<T>,
): T | undefined {
  if (name === undefined) {
    return undefined;
  }

  const { value, isKnown } = report.read(`the ${subject}`, reading);
  if (isKnown && value === undefined) {
    report.find('resourceMissing', subject, {
      expected: name,
      found: 'no such resource',
      fix: `create it first, or correct ${path}`,
    });
  }

  return value;
}

/** Checks what an existing policy must have, except statements with names that aren't known before deployment. */
export function checkPolicy(
  report: ObstacleReport,
  expected: DeployedPolicy,
  found: readonly Statement[],
  policy: PolicyOf,
): void {
  const { subject, partition, write } = policy;
  const { missing, harmful, written } = existingPolicy(expected, found, partition);
  const fix = write(written);

  for (const [id, lacking] of [
    ['policyLacksDelivery', missing.filter(isOfService)],
    ['policyLacksPermission', missing.filter((statement) => !isOfService(statement))],
  ] as const) {
    if (lacking.length > 0) {
      report.find(id, subject, { expected: textOf(lacking), found: 'no equivalent statement', fix });
    }
  }

  for (const [id, denying] of [
    ['policyDeniesDelivery', harmful.deliveries],
    ['policyDeniesPermission', harmful.permissions],
  ] as const) {
    if (denying.length > 0) {
      report.find(id, subject, { expected: 'no such statement', found: textOf(denying), fix: OWNERS_FIXES[id] });
    }
  }

  reportUndecided(report, subject, harmful.undecided);
}

/** How an existing policy differs from what it must at least have, and the policy that has it. */
function existingPolicy(expected: DeployedPolicy, found: readonly Statement[], partition: string) {
  const statements = expected.statements.filter(isAboutKnown);
  const wanted = { ...expected, statements, isWhole: false };
  const harmful = harmfulOf(found.filter(isDenying), wanted, partition);
  const { missing } = comparePolicies(statements, [...found], partition);
  const difference = { isWhole: false, missing, allowsMore: [], harmfulDenies: harmful, deniesMore: [] };

  return { missing, harmful, written: writtenPolicy(wanted, [...found], difference, partition) };
}

/** What an existing policy lacks for a service's deliveries, and what it denies of them. Reports what is undecided. */
export function lacksOf(
  report: ObstacleReport,
  expected: DeployedPolicy,
  found: readonly Statement[],
  { subject, partition, write }: PolicyOf,
): Difference[] {
  const { missing, harmful, written } = existingPolicy(expected, found, partition);
  const lack = { expected: textOf(missing), found: 'no equivalent statement', fix: write(written) };
  const deny = {
    expected: 'no such statement',
    found: textOf(harmful.deliveries),
    fix: OWNERS_FIXES.policyDeniesDelivery,
  };

  reportUndecided(report, subject, harmful.undecided);
  return [...(missing.length > 0 ? [lack] : []), ...(harmful.deliveries.length > 0 ? [deny] : [])];
}
