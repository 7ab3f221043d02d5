import { Adoption } from './adoption';
import { Imports } from './imports';
import { Statement } from '../../policies/statement';
import { Inconclusive, Finding, Verdict } from '../findings/finding';

/** What came of an adoption. */
export interface AdoptionReport extends Pick<Adoption, 'config' | 'cannotExpress'> {
  readonly trail: string;
  /** What the config changes. An import doesn't apply it, a deployment that reverts drift does. */
  readonly changes: Verdict['findings'];
  /** What couldn't be compared. */
  readonly inconclusive: Verdict['inconclusive'];
  /** What is wrong with the config, so that it has to be fixed by hand. */
  readonly problems: readonly string[];
  readonly imports: Imports;
  /** The managed policy that must exist before; absent without CloudWatch Logs. */
  readonly logsPolicy?: LogsPolicy;
  /** The key that must exist before; absent where the trail has one. */
  readonly missingKey?: MissingKey;
}

/** The key of a trail that has none: every other resource refers to it, and an import creates nothing. */
export interface MissingKey {
  /** With `alias/`. */
  readonly alias: string;
  readonly region: string;
  readonly document: PolicyDocument;
}

export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: Statement[];
}

/** A managed policy that the trail's resource depends on. */
export interface LogsPolicy {
  readonly name: string;
  readonly arn: string;
  readonly roleName: string;
  readonly document: PolicyDocument;
}

/** Human-readable. */
export function printAdoption(report: AdoptionReport, config: string, mapping: string): string {
  const { trail, missingKey } = report;
  if (missingKey !== undefined) {
    return joined([
      `${trail} has no key, and CloudFormation imports nothing that refers to what isn't there: nothing is written`,
      section('give it a key, and adopt it again', stepsToKey(report, missingKey, config)),
    ]);
  }

  return joined([
    `${trail} is described in ${config}, what is to be imported in ${mapping}`,
    section('the config has problems; fix them first', report.problems),
    section("the config can't say, or leaves as it is", report.cannotExpress),
    section('a deployment with --revert-drift changes', report.changes.map(changeText)),
    section("it can't be told whether it changes", report.inconclusive.map(couldNotTellText)),
    section('then', stepsToImport(report, config, mapping)),
  ]);
}

function joined(sections: (string | undefined)[]): string {
  return sections.filter((part) => part !== undefined).join('\n\n');
}

function section(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function changeText({ subject, what, found, expected, severity }: Finding): string {
  return `${subject}: ${what} (${severity}): ${found} -> ${expected}`;
}

function couldNotTellText({ what, permission, why }: Inconclusive): string {
  return `${what}: ${why}; requires ${permission}`;
}

function stepsToKey({ trail }: AdoptionReport, { alias, region, document }: MissingKey, config: string): string[] {
  return [
    `KEY=$(aws kms create-key --policy '${JSON.stringify(document)}' --query KeyMetadata.Arn --output text ` +
      `--region ${region})`,
    `aws kms create-alias --alias-name ${alias} --target-key-id "$KEY" --region ${region}`,
    `aws cloudtrail update-trail --name ${trail} --kms-key-id "$KEY" --region ${region}`,
    `npx cdk-cloudtrail-baseline adopt ${trail} --output ${config}`,
  ];
}

function stepsToImport({ logsPolicy }: AdoptionReport, config: string, mapping: string): string[] {
  const app = `--app "npx cdk-cloudtrail-baseline app ${config}"`;
  return [
    ...(logsPolicy === undefined ? [] : stepsToPolicy(logsPolicy)),
    `npx cdk import --resource-mapping ${mapping} ${app}`,
    `npx cdk drift ${app}`,
    `npx cdk deploy --revert-drift ${app}`,
    `npx cdk-cloudtrail-baseline verify ${config}`,
  ];
}

function stepsToPolicy({ name, arn, roleName, document }: LogsPolicy): string[] {
  return [
    `aws iam create-policy --policy-name ${name} --policy-document '${JSON.stringify(document)}'`,
    `aws iam attach-role-policy --role-name ${roleName} --policy-arn ${arn}`,
  ];
}
