import { GuardedTrail, GuardrailDocument, GuardrailStatement, keyResource } from './guarded-trail';

/**
 * The actions that would harm the audit trail, by kind of resource. Wildcards are only at the end of an action, because
 * not every partition accepts others.
 */
const HARM = {
  trail: [
    'cloudtrail:AddTags',
    'cloudtrail:DeleteTrail',
    'cloudtrail:Put*',
    'cloudtrail:RemoveTags',
    'cloudtrail:StopLogging',
    'cloudtrail:UpdateTrail',
  ],
  bucket: [
    's3:BypassGovernanceRetention',
    's3:DeleteBucket*',
    's3:DeleteObject*',
    's3:PutBucket*',
    's3:PutEncryptionConfiguration',
    's3:PutLifecycleConfiguration',
    's3:PutObjectLegalHold',
    's3:PutObjectRetention',
    's3:PutReplicationConfiguration',
  ],
  key: ['kms:DisableKey*', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
  alias: ['kms:DeleteAlias', 'kms:UpdateAlias'],
  logGroup: [
    'logs:AssociateKmsKey',
    'logs:DeleteLog*',
    'logs:DeleteRetentionPolicy',
    'logs:DisassociateKmsKey',
    'logs:PutRetentionPolicy',
  ],
  role: [
    'iam:AttachRolePolicy',
    'iam:CreateRole',
    'iam:DeleteRole*',
    'iam:DetachRolePolicy',
    'iam:PutRole*',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRole*',
  ],
} as const;

/**
 * Denies harmful actions to all principals in the accounts that the policy is attached to, including root users, except
 * for exempt roles.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function serviceControlPolicy(guarded: GuardedTrail): GuardrailDocument {
  const { trailArns, bucketArns, keyArn, logGroupArns, roleArns, exemptRoles, deployRoles } = guarded;
  const key = keyResource(keyArn);
  const resources: Record<Exclude<keyof typeof HARM, 'key'>, readonly string[]> = {
    trail: trailArns,
    bucket: bucketArns.flatMap((arn) => [arn, `${arn}/*`]),
    alias: key.condition === undefined ? [] : [keyArn],
    logGroup: logGroupArns.flatMap((arn) => [arn, `${arn}:*`]),
    role: [...new Set([...exemptRoles, ...deployRoles, ...roleArns])],
  };

  // One statement for all kinds, because each statement repeats the exempt roles. An action on one kind of resource
  // doesn't apply to the others.
  const guardedKinds = (Object.keys(resources) as (keyof typeof resources)[]).filter(
    (kind) => resources[kind].length > 0,
  );

  return {
    Version: '2012-10-17',
    Statement: [
      deny(
        'ProtectAudit',
        guardedKinds.flatMap((kind) => HARM[kind]),
        guardedKinds.flatMap((kind) => resources[kind]),
        exemptRoles,
      ),
      deny('ProtectKey', HARM.key, [key.resource], exemptRoles, key.condition),
      ...(exemptRoles.length === 0
        ? []
        : [deny('KeepExemptRoles', ['iam:PassRole'], exemptRoles, [...exemptRoles, ...deployRoles])]),
      deny('StayInOrganization', ['account:CloseAccount', 'organizations:LeaveOrganization'], ['*'], []),
    ],
  };
}

function deny(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  exempt: readonly string[],
  condition: GuardrailStatement['Condition'] = {},
): GuardrailStatement {
  const conditions = { ...condition, ...(exempt.length > 0 && { ArnNotEquals: { 'aws:PrincipalArn': [...exempt] } }) };
  return {
    Sid: sid,
    Effect: 'Deny',
    Action: [...actions],
    Resource: [...resources],
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}
