import { Adoption } from './adoption';
import { Imports } from './imports';
import { Statement } from '../../policies/statement';
import { Verdict } from '../verify/finding';

/** What came of an adoption. */
export interface AdoptionReport extends Pick<Adoption, 'config' | 'cannotExpress'> {
  readonly trail: string;
  /** What the next deployment changes in the account. */
  readonly changes: Verdict['findings'];
  /** What couldn't be compared. */
  readonly couldNotTell: Verdict['couldNotTell'];
  /** What is wrong with the config, so that it has to be mended by hand. */
  readonly problems: readonly string[];
  readonly imports: Imports;
  /** The managed policy that has to be there before; absent without CloudWatch Logs. */
  readonly logsPolicy?: LogsPolicy;
}

/** A managed policy that the trail's resource depends on. */
export interface LogsPolicy {
  readonly name: string;
  readonly arn: string;
  readonly roleName: string;
  readonly document: { readonly Version: string; readonly Statement: Statement[] };
}

/** For people. */
export function printAdoption(report: AdoptionReport, config: string, mapping: string): string {
  const { trail, cannotExpress, changes, couldNotTell, problems } = report;
  return [
    `${trail} is described in ${config}, what is to be imported in ${mapping}`,
    section('the config has problems; mend them first', problems),
    section('the config can\'t say, or leaves as it is', cannotExpress),
    section('the first deployment changes', changes.map(({ subject, what, found, expected, severity }) => `${subject}: ${what} (${severity}): ${found} -> ${expected}`)),
    section('it can\'t be told whether it changes', couldNotTell.map(({ what, permission, why }) => `${what}: ${why}; it takes ${permission}`)),
    section('then', steps(report, config, mapping)),
  ].filter((part) => part !== undefined).join('\n\n');
}

function section(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function steps({ logsPolicy }: AdoptionReport, config: string, mapping: string): string[] {
  const app = `--app "npx cdk-cloudtrail-baseline app ${config}"`;
  return [
    ...(logsPolicy === undefined ? [] : [
      `aws iam create-policy --policy-name ${logsPolicy.name} --policy-document '${JSON.stringify(logsPolicy.document)}'`,
      `aws iam attach-role-policy --role-name ${logsPolicy.roleName} --policy-arn ${logsPolicy.arn}`,
    ]),
    `npx cdk import --resource-mapping ${mapping} ${app}`,
    `npx cdk diff ${app}`,
    `npx cdk deploy ${app}`,
    `npx cdk-cloudtrail-baseline verify ${config}`,
  ];
}
