import { Adoption } from './adoption';
import { Imports } from './imports';
import { Statement } from '../../policies/statement';
import { Inconclusive, Finding, Outcome } from '../findings/finding';

/** The result of `adopt`. */
export interface AdoptionReport extends Pick<Adoption, 'config' | 'cannotExpress'> {
  readonly trail: string;
  /** What the config changes: applied by a deployment that reverts drift, not by the import. */
  readonly changes: Outcome['findings'];
  /** What couldn't be compared. */
  readonly inconclusive: Outcome['inconclusive'];
  /** Problems of the config that you must fix. */
  readonly problems: readonly string[];
  readonly imports: Imports;
  /** The managed policy that must exist before the import. Absent without CloudWatch Logs. */
  readonly logsPolicy?: LogsPolicy;
  /** The key that must exist before the import. Absent if the trail has one. */
  readonly missingKey?: MissingKey;
}

/** The key to create for a trail that has none: other resources refer to it, and an import creates nothing. */
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

/** A managed policy that the trail depends on. */
export interface LogsPolicy {
  readonly name: string;
  readonly arn: string;
  readonly roleName: string;
  readonly document: PolicyDocument;
}

/** The human-readable report. */
export function printAdoption(report: AdoptionReport, config: string, mapping: string): string {
  const { trail, missingKey } = report;
  if (missingKey !== undefined) {
    return joined([
      `${trail} isn't encrypted with a KMS key, which an import requires: no file was written`,
      section('create a key, and run adopt again', stepsToKey(report, missingKey, config)),
    ]);
  }

  return joined([
    `wrote the config of ${trail} to ${config}, and its resource mapping to ${mapping}`,
    section('problems of the config; fix them first', report.problems),
    section('not expressed in the config, or left unchanged', report.cannotExpress),
    section('changed by a deployment with --revert-drift', report.changes.map(changeText)),
    section('inconclusive', report.inconclusive.map(inconclusiveText)),
    section('next steps', stepsToImport(report, config, mapping)),
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

function inconclusiveText({ what, permission, why }: Inconclusive): string {
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
