import { GuardedTrail, GuardrailDocument, GuardrailStatement, keyResource } from './guarded-trail';

/**
 * Who may use bucket and key at all, whatever their own policies say: this organization, named readers and writers of
 * others, and AWS's services on this organization's behalf.
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

  // A service that says for whom it acts has to act for this organization. CloudTrail's use of the key doesn't always
  // say.
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
