/** The operators of a condition, the keys each compares, and with what. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

/** Whom a statement is about, as IAM's JSON has it. An account can be its id alone. */
export type Principal = '*' | { readonly AWS: string | string[] } | { readonly Service: string | string[] };

/** What is permitted or denied, without whom it is about. */
export interface Permission {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Conditions;
}

/** A statement of a policy, as IAM's JSON has it; only a resource's policy names a principal. */
export interface Statement extends Permission {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Principal;
}

export const EVERYONE: Principal = { AWS: '*' };
export const CLOUDTRAIL: Principal = { Service: 'cloudtrail.amazonaws.com' };

/** One value as text, as AWS's own samples have it, several as a list. */
export function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? values[0] : values;
}

/**
 * The statements as a template has them: an account as the ARN that stands for it, a list of one as text. Conditions
 * stay as they are.
 */
export function asDeployed(statements: Statement[], partition: string): Statement[] {
  const arnOf = (principal: string) => (/^\d{12}$/.test(principal) ? accountArn(principal, partition) : principal);
  return statements.map(({ Principal: principal, ...statement }) => ({
    ...statement,
    ...(principal !== undefined && {
      Principal:
        typeof principal === 'object' && 'AWS' in principal
          ? { AWS: oneOrMany([principal.AWS].flat().map(arnOf)) }
          : principal,
    }),
    Action: oneOrMany([statement.Action].flat()),
    Resource: oneOrMany([statement.Resource].flat()),
  }));
}

/** What stands for an account in a policy, and doesn't mean its root user alone. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function accountArn(account: string, partition: string): string {
  return `arn:${partition}:iam::${account}:root`;
}
