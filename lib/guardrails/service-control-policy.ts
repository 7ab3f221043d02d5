import { GuardedTrail, GuardrailDocument, GuardrailStatement, keyResource } from './guarded-trail';

/**
 * What would harm the audit, by the kind of resource that it is done to. Wildcards only at the end, as every partition
 * takes them.
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
 * What nobody in the accounts it is attached to may do, their root users included, except for the exempt roles.
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

  // In one statement, since each repeats the exempt roles: an action of one kind of resource can't be done to another
  // kind.
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
