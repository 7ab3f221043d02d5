/** The conditions of a statement: operators, with the condition keys and the values that each compares. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

/** A principal, as in IAM's JSON. The id alone can name an account. */
export type Principal = '*' | { readonly AWS: string | string[] } | { readonly Service: string | string[] };

/** The actions and resources of a statement, and its conditions: a statement without effect and principal. */
export interface Permission {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Conditions;
}

/** A statement of a policy, as in IAM's JSON. Only statements of resource-based policies have a principal. */
export interface Statement extends Permission {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Principal;
}

export const EVERYONE: Principal = { AWS: '*' };
export const CLOUDTRAIL: Principal = { Service: 'cloudtrail.amazonaws.com' };

/** A single value as a string, as in AWS's examples; several values as a list. */
export function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? values[0] : values;
}

/**
 * The statements as a template contains them: the ARN of an account in place of its id, and a string in place of a list
 * with one element. Conditions are unchanged.
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

/** The ARN that names an account in a policy: the whole account, not only its root user. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function accountArn(account: string, partition: string): string {
  return `arn:${partition}:iam::${account}:root`;
}
