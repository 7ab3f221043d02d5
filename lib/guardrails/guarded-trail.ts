/** The resources that guardrails protect, and the exempt and admitted principals: plain data without tokens. */
export interface GuardedTrail {
  readonly organizationId: string;
  /** The trail's ARNs, which are the same in every account. */
  readonly trailArns: readonly string[];
  readonly bucketArns: readonly string[];
  /** ARN of the key, or of its alias if its id isn't known. */
  readonly keyArn: string;
  readonly logGroupArns: readonly string[];
  /** Roles that only exempt roles may change, in addition to the exempt roles themselves. */
  readonly roleArns: readonly string[];
  readonly exemptRoles: readonly string[];
  /** Roles that start deployments, and pass exempt roles to CloudFormation. */
  readonly deployRoles: readonly string[];
  /** Other accounts and organizations whose principals may use the bucket and key. */
  readonly admittedAccounts: readonly string[];
  readonly admittedOrganizations: readonly string[];
}

/** A policy statement in the form that Organizations accepts. */
export interface GuardrailStatement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Principal?: '*';
  readonly Action: string[];
  readonly Resource: string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

export interface GuardrailDocument {
  readonly Version: '2012-10-17';
  readonly Statement: GuardrailStatement[];
}

/** The maximum number of characters in a policy. @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const MAX_POLICY_CHARACTERS = 5120;

/**
 * The resource and condition by which a policy names a key. An alias isn't a valid resource, so a key with an alias is
 * every key of its account and region on condition that it has that alias.
 */
export function keyResource(keyArn: string): {
  readonly resource: string;
  readonly condition?: Record<string, Record<string, string>>;
} {
  const [arn, alias] = keyArn.split(':alias/');
  return alias === undefined
    ? { resource: keyArn }
    : {
        resource: `${arn}:key/*`,
        condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${alias}` } },
      };
}
