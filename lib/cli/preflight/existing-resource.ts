import { ObstacleReport } from './catalog';
import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';
import { comparePolicies, isAboutKnown, isOfService, PolicyOf, textOf } from '../verify/compare-policies';

/** Something that a config names as existing. */
export interface ExistingResource {
  /** What it is, such as `log bucket`. */
  readonly subject: string;
  /** Its name or ARN. Absent: the config brings none. */
  readonly name: string | undefined;
  /** Where the config says so. */
  readonly path: string;
}

/** What exists already, if it is there and can be read. That it isn't there is an obstacle. */
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
    report.find('missing', subject, {
      expected: name,
      found: 'nothing of that name',
      fix: `create it first, or correct ${path}`,
    });
  }

  return value;
}

/** What is to be done to a policy that lacks something. */
export const ADD = 'write the policy that is there with this added, since the command replaces all of it';

/** Whether a policy says what it has to. What isn't known before the deployment can't be there yet. */
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
      report.find(id, subject, { expected: textOf(lacking), found: 'nothing like it', fix: `${ADD}: ${command}` });
    }
  }
}

/** The statements that nothing in a policy stands for, except for those about what has no name yet. */
export function missingFrom(
  statements: readonly Statement[],
  found: readonly Statement[],
  partition: string,
): Statement[] {
  return comparePolicies(statements.filter(isAboutKnown), [...found], partition).missing;
}
