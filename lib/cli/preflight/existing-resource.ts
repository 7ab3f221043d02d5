import { ObstacleReport } from './catalog';
import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';
import { comparePolicies, isAboutKnown, isOfService, PolicyOf, textOf } from '../verify/compare-policies';

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

/** The fix of a policy that lacks statements. */
export const ADD =
  'add the expected statements to the current policy, and write it back (the command replaces the whole policy)';

/** Checks a policy for the required statements, except those with names that aren't known before deployment. */
export function checkPolicy(
  report: ObstacleReport,
  statements: readonly Statement[],
  found: readonly Statement[],
  { subject, command, partition }: PolicyOf,
): void {
  const missing = missingFrom(statements, found, partition);
  const lacks = [
    { id: 'policyLacksDelivery', lacking: missing.filter(isOfService) },
    { id: 'policyLacksPermission', lacking: missing.filter((statement) => !isOfService(statement)) },
  ] as const;

  for (const { id, lacking } of lacks) {
    if (lacking.length > 0) {
      report.find(id, subject, {
        expected: textOf(lacking),
        found: 'no equivalent statement',
        fix: `${ADD}: ${command}`,
      });
    }
  }
}

/** The statements that a policy lacks, except those with names that aren't known before deployment. */
export function missingFrom(
  statements: readonly Statement[],
  found: readonly Statement[],
  partition: string,
): Statement[] {
  return comparePolicies(statements.filter(isAboutKnown), [...found], partition).missing;
}
