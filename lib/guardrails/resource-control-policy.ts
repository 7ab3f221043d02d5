import { GuardedTrail, GuardrailDocument, GuardrailStatement, keyResource } from './guarded-trail';

/**
 * Limits the use of bucket and key, even if their own policies allow more, to this organization, to the readers and
 * writers of other organizations that the config names, and to AWS services on behalf of this organization.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function resourceControlPolicy(guarded: GuardedTrail): GuardrailDocument {
  const { organizationId, bucketArns, keyArn, admittedAccounts, admittedOrganizations } = guarded;
  const buckets = bucketArns.flatMap((arn) => [arn, `${arn}/*`]);
  const key = keyResource(keyArn);
  const outsiders = {
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    StringNotEqualsIfExists: {
      'aws:PrincipalOrgID':
        admittedOrganizations.length === 0 ? organizationId : [organizationId, ...admittedOrganizations],
      ...(admittedAccounts.length > 0 && { 'aws:PrincipalAccount': [...admittedAccounts] }),
    },
  };

  // If a request of a service names the account it is made for, that account must belong to this organization.
  // CloudTrail's requests to the key don't always name one.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
  const forOthers = {
    Bool: { 'aws:PrincipalIsAWSService': 'true' },
    Null: { 'aws:SourceAccount': 'false' },
    StringNotEqualsIfExists: { 'aws:SourceOrgID': organizationId },
  };

  return {
    Version: '2012-10-17',
    Statement: [
      deny('BucketsForOrganization', 's3:*', buckets, outsiders),
      deny('KeyForOrganization', 'kms:*', [key.resource], { ...key.condition, ...outsiders }),
      deny('ServicesForOrganization', 's3:*', buckets, forOthers),
      deny('ServicesForOrganizationKey', 'kms:*', [key.resource], { ...key.condition, ...forOthers }),
    ],
  };
}

function deny(
  sid: string,
  action: string,
  resource: string[],
  condition: GuardrailStatement['Condition'],
): GuardrailStatement {
  return { Sid: sid, Effect: 'Deny', Principal: '*', Action: [action], Resource: resource, Condition: condition };
}
