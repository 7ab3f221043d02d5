import { CfnResource, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { IConstruct } from 'constructs';

/** All packs that cdk-nag has. */
export const PACKS = [
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
];

/** What the six packs find below a construct, each with the resource. */
export function nagFindings(scope: IConstruct): string[] {
  return PACKS.flatMap((Pack) => new Pack().validateScope(scope).violations)
    .flatMap(({ ruleName, violatingResources }: any) =>
      violatingResources.map(({ constructPath }: any) => `${constructPath}: ${ruleName}`),
    )
    .sort();
}

/** What of the packs' rules is acknowledged below a construct, each with the resource. */
export function acknowledgedRules(scope: IConstruct): string[] {
  const acknowledged: string[] = [];
  for (const { node } of scope.node.findAll().filter((one) => one instanceof CfnResource)) {
    for (const { data } of node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)) {
      const rules = Object.keys(data).filter((rule) => !rule.startsWith('cdk-validator-cfnguard::'));
      acknowledged.push(...rules.map((rule) => `${node.path}: ${rule}`));
    }
  }

  return acknowledged.sort();
}
