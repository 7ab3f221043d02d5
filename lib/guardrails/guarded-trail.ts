/** What guardrails protect, and from whom not: plain data, everything known at synth. */
export interface GuardedTrail {
  readonly organizationId: string;
  /** The trail's ARNs, which are the same in every account. */
  readonly trailArns: readonly string[];
  readonly bucketArns: readonly string[];
  /** ARN of the key, or of its alias where its id isn't known. */
  readonly keyArn: string;
  readonly logGroupArns: readonly string[];
  /** Roles that only exempt roles may change, in addition to these themselves. */
  readonly roleArns: readonly string[];
  readonly exemptRoles: readonly string[];
  /** Roles that start deployments: they pass exempt roles on to CloudFormation. */
  readonly deployRoles: readonly string[];
  /** Accounts and organizations other than this one whose principals use bucket and key. */
  readonly admittedAccounts: readonly string[];
  readonly admittedOrganizations: readonly string[];
}

/** A statement as Organizations accepts it. */
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

/** The most characters that Organizations accepts for a policy. @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const MAX_POLICY_CHARACTERS = 5120;

/**
 * How a key is named in policies: every key of its account and region that has the alias, since the alias isn't a key.
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
