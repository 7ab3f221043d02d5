import { Adoption } from './adoption';
import { Imports } from './imports';
import { NEW_KEY_ID } from './new-key';
import { Statement } from '../../policies/statement';
import { docsPage } from '../../validation/docs-page';
import { Inconclusive, Finding, Outcome } from '../findings/finding';
import { argument, quoted } from '../terminal/text';

/** The result of `adopt`. */
export interface AdoptionReport extends Pick<Adoption, 'config' | 'cannotExpress'> {
  readonly trail: string;
  /**
   * The CloudFormation stack that created the trail, which may still contain it: then the trail can't be imported.
   * Absent if no stack did, or if the tags can't be read.
   */
  readonly stackName?: string;
  /** Problems of the config that you must fix. Without any, `check` accepts it. */
  readonly problems: readonly string[];
  /** What a deployment changes and can't be undone. */
  readonly irreversible: readonly string[];
  /** What the config changes: applied by a deployment that reverts drift, not by the import. */
  readonly changes: Outcome['findings'];
  /** Differences that no deployment changes, such as those of existing resources. */
  readonly toFix: Outcome['findings'];
  /** What couldn't be compared. */
  readonly inconclusive: Outcome['inconclusive'];
  readonly imports: Imports;
  /** The managed policy that must exist before the import. Absent without CloudWatch Logs. */
  readonly logsPolicy?: LogsPolicy;
  /** The key that must exist before the import. Absent if the trail has one. */
  readonly newKey?: NewKey;
}

/** The key of a trail that has none: other resources refer to it, and an import creates nothing. */
export interface NewKey {
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
  const { trail, stackName, problems } = report;
  return joined([
    `wrote the config of ${trail} to ${config}, and its resource mapping to ${mapping}`,
    section('problems of the config; fix them before you import the trail', problems),
    section('not expressed in the config, or left unchanged', report.cannotExpress),
    section("changed by a deployment with --revert-drift, and can't be undone", report.irreversible),
    section('changed by a deployment with --revert-drift', report.changes.map(changeText)),
    section('not changed by a deployment; fix it before you deploy', report.toFix.map(fixText)),
    section('inconclusive', report.inconclusive.map(inconclusiveText)),
    section('before you import the trail', stackName === undefined ? [] : [stackText(stackName)]),
    section('next steps', problems.length > 0 ? stepsToFix(config) : stepsToImport(report, config, mapping)),
  ]);
}

function stackText(name: string): string {
  return (
    `check whether the CloudFormation stack ${name}, which created the trail, still contains it; if so, it can't be ` +
    `imported: replace it in that stack, as described in ${docsPage('adopt')}`
  );
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

function fixText(finding: Finding): string {
  return `${changeText(finding)}; ${finding.fix}`;
}

function inconclusiveText({ what, permission, why }: Inconclusive): string {
  return `${what}: ${why}; requires ${permission}`;
}

function stepsToFix(config: string): string[] {
  return [
    `fix the problems in ${config}, then run npx cdk-cloudtrail-baseline check ${argument(config)}`,
    `import the trail as described in ${docsPage('adopt')}`,
  ];
}

function stepsToImport({ newKey, logsPolicy }: AdoptionReport, config: string, mapping: string): string[] {
  const app = `--app ${appArgument(config)}`;
  return [
    ...(newKey === undefined ? [] : stepsToKey(newKey, mapping)),
    ...(logsPolicy === undefined ? [] : stepsToPolicy(logsPolicy)),
    `npx cdk import --resource-mapping ${argument(mapping)} ${app}`,
    `npx cdk drift ${app}`,
    `npx cdk deploy --revert-drift ${app}`,
    `npx cdk-cloudtrail-baseline verify ${argument(config)}`,
  ];
}

function stepsToKey({ alias, region, document }: NewKey, mapping: string): string[] {
  return [
    `KEY=$(aws kms create-key --policy ${quoted(JSON.stringify(document))} --query KeyMetadata.KeyId --output text ` +
      `--region ${region})`,
    `aws kms enable-key-rotation --key-id "$KEY" --region ${region}`,
    `aws kms create-alias --alias-name ${argument(alias)} --target-key-id "$KEY" --region ${region}`,
    `sed -i.bak "s/${NEW_KEY_ID}/$KEY/" ${argument(mapping)}`,
  ];
}

/** The CDK runs it in a shell of its own. */
function appArgument(config: string): string {
  const path = argument(config);
  const app = `npx cdk-cloudtrail-baseline app ${path}`;

  return path === config ? `"${app}"` : quoted(app);
}

function stepsToPolicy({ name, arn, roleName, document }: LogsPolicy): string[] {
  return [
    `aws iam create-policy --policy-name ${argument(name)} --policy-document ${quoted(JSON.stringify(document))}`,
    `aws iam attach-role-policy --role-name ${argument(roleName)} --policy-arn ${argument(arn)}`,
  ];
}
