/** The IAM actions that `verify` requires, by purpose. */
export const VERIFY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  ReadTrail: [
    'cloudtrail:GetEventConfiguration',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetInsightSelectors',
    'cloudtrail:GetTrail',
    'cloudtrail:GetTrailStatus',
    'cloudtrail:ListTags',
    'cloudtrail:ListTrails',
  ],
  ReadBuckets: [
    's3:GetBucketLocation',
    's3:GetBucketLogging',
    's3:GetBucketNotification',
    's3:GetBucketObjectLockConfiguration',
    's3:GetBucketOwnershipControls',
    's3:GetBucketPolicy',
    's3:GetBucketPublicAccessBlock',
    's3:GetBucketVersioning',
    's3:GetEncryptionConfiguration',
    's3:GetIntelligentTieringConfiguration',
    's3:GetLifecycleConfiguration',
    's3:GetReplicationConfiguration',
  ],
  ReadKeys: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListAliases', 'kms:ListGrants'],
  ReadDelivery: [
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:ListAttachedRolePolicies',
    'iam:ListRolePolicies',
    'logs:DescribeAccountPolicies',
    'logs:DescribeLogGroups',
    'logs:DescribeSubscriptionFilters',
    'sns:GetTopicAttributes',
  ],
  ReadRegions: ['account:ListRegions'],
  ReadStacks: ['cloudformation:ListExports', 'cloudformation:ListStackResources'], // with --app
};

/** The IAM actions that `preflight` requires. */
export const PREFLIGHT_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  ReadOrganization: [
    // in the management account
    'organizations:DescribeAccount',
    'organizations:DescribeOrganization',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:ListPolicies',
    'organizations:ListRoots',
  ],
  ReadTrails: [
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetTrail',
    'cloudtrail:GetTrailStatus',
    'cloudtrail:ListTrails',
  ],
  ReadRegions: VERIFY_ACTIONS.ReadRegions,
  ReadNames: ['athena:ListWorkGroups', 'glue:GetDatabase', 'iam:GetPolicy', 'kms:ListAliases'],
  ReadBuckets: [
    's3:GetBucketLocation',
    's3:GetBucketObjectLockConfiguration',
    's3:GetBucketPolicy',
    's3:GetBucketVersioning',
    's3:GetEncryptionConfiguration',
  ],
  ReadKeys: ['kms:DescribeKey', 'kms:GetKeyPolicy'],
  ReadDelivery: ['iam:GetRole', 'logs:DescribeLogGroups', 'sns:GetTopicAttributes'],
};

/**
 * The least-privilege policy for a command, in each account. None of the actions changes anything or reads a log file.
 *
 * The policy names no resources: other trails, and a bucket, key or topic that replaced the planned one, must be
 * readable to be found.
 */
export function policyOf(actions: Readonly<Record<string, readonly string[]>>): object {
  return {
    Version: '2012-10-17',
    Statement: Object.entries(actions).map(([Sid, Action]) => ({ Sid, Effect: 'Allow', Action, Resource: '*' })),
  };
}
