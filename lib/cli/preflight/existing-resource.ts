import { ObstacleReport } from './catalog';
import { DeployedPolicy } from '../../deployment/deployed-policies';
import { Statement } from '../../policies/statement';
import { KeyState } from '../account/key-state';
import { Reading } from '../aws/reading';
import {
  comparePolicies,
  harmfulOf,
  isAboutKnown,
  isDenying,
  isOfService,
  PolicyOf,
  reportUndecided,
  textOf,
  writtenPolicy,
} from '../verify/compare-policies';
import { kms } from '../verify/key-fixes';

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
      report.find(id, subject, { expected: 'no such statement', found: textOf(denying), fix });
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
  const difference = { missing, allowsMore: [], harmfulDenies: harmful, deniesMore: [] };

  return { missing, harmful, written: writtenPolicy(wanted, [...found], difference, partition) };
}

/** A policy that lacks something, or denies it, in one text. */
export interface Lack {
  readonly expected: string;
  readonly found: string;
  /** The policy as it should be written. */
  readonly policy: object;
}

/** What an existing policy lacks or denies. Undefined: nothing. */
export function lackOf(expected: DeployedPolicy, found: readonly Statement[], partition: string): Lack | undefined {
  const { missing, harmful, written } = existingPolicy(expected, found, partition);
  const denying = [harmful.deliveries, harmful.permissions].flat();
  if (missing.length === 0 && denying.length === 0) {
    return undefined;
  }

  return {
    expected: missing.length > 0 ? textOf(missing) : 'no such statement',
    found: denying.length > 0 ? textOf(denying) : 'no equivalent statement',
    policy: written,
  };
}

/** The command that replaces the policy of a key. */
export function putKeyPolicy(key: Pick<KeyState, 'arn'>, policy: object): string {
  return kms('put-key-policy', key, { 'policy-name': 'default', policy });
}
