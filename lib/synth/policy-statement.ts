import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  IPrincipal,
  OrganizationPrincipal,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Statement } from '../policies/statement';

/**
 * A statement for aws-cdk-lib. Unlike `PolicyStatement.fromJson`, it creates principals of the classes that users grant
 * to as well: the feature flag `@aws-cdk/aws-iam:minimizePolicies` merges statements with the same principals.
 *
 * @param principals the principals, if the statement doesn't name them
 */
export function policyStatement(
  statement: Statement,
  principals: IPrincipal[] = principalsOf(statement),
): PolicyStatement {
  return new PolicyStatement({
    sid: statement.Sid,
    effect: statement.Effect === 'Deny' ? Effect.DENY : Effect.ALLOW,
    principals,
    actions: [statement.Action].flat(),
    resources: [statement.Resource].flat(),
    conditions: statement.Condition,
  });
}

export function policyStatements(statements: Statement[]): PolicyStatement[] {
  return statements.map((statement) => policyStatement(statement));
}

function principalsOf({ Principal: principal, Condition: conditions }: Statement): IPrincipal[] {
  if (principal === undefined) {
    return [];
  }

  if (principal === '*' || ('AWS' in principal && principal.AWS === '*')) {
    const organization = conditions?.StringEquals?.['aws:PrincipalOrgID'];
    return [organization === undefined ? new AnyPrincipal() : new OrganizationPrincipal(organization as string)];
  }

  return 'Service' in principal
    ? [principal.Service].flat().map((service) => new ServicePrincipal(service))
    : [principal.AWS].flat().map(awsPrincipal);
}

function awsPrincipal(accountOrArn: string): IPrincipal {
  return /^\d{12}$/.test(accountOrArn) ? new AccountPrincipal(accountOrArn) : new ArnPrincipal(accountOrArn);
}
