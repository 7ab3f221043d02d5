import { ObstacleReport } from './catalog';
import { BaselinePlan } from '../../plan/baseline-plan';
import { LandingZonePlan } from '../../plan/landing-zone-plan';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { DeploymentTarget } from '../account/deployment-target';
import { OrganizationState } from '../account/organization-state';
import { awsCommand, noted } from '../terminal/aws-command';

/** The policy types of the guardrails. */
const POLICY_TYPES = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'];

/** What an organization trail depends on. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html */
export function checkOrganization(
  report: ObstacleReport,
  plan: BaselinePlan | LandingZonePlan,
  state: DeploymentTarget,
): void {
  if (plan.organization === undefined) {
    return;
  }

  const { value: organization, isKnown } = report.read('the organization', state.organization);
  if (isKnown && organization === undefined) {
    report.find('noOrganization', `account ${state.account}`, {
      expected: plan.organization.id,
      found: 'none',
      fix: 'aws organizations create-organization --feature-set ALL',
    });
  }

  if (organization === undefined || !isOfOrganization(report, plan.organization.id, state.account, organization)) {
    return; // there is no organization to check, or it is the wrong one
  }

  if (!organization.hasAllFeatures) {
    report.find('allFeaturesDisabled', 'organization', {
      expected: 'ALL',
      found: 'CONSOLIDATED_BILLING',
      fix: noted('invited accounts must accept it', 'aws organizations enable-all-features'),
    });
  }

  checkTrust(report, state, organization);
  if (isLandingZonePlan(plan)) {
    checkPolicyTypes(report, plan, organization);
    checkMembers(report, plan, organization);
  }
}

function isOfOrganization(
  report: ObstacleReport,
  id: string,
  account: string,
  organization: OrganizationState,
): boolean {
  if (organization.id !== id) {
    report.find('otherOrganization', `account ${account}`, {
      expected: id,
      found: organization.id,
      fix: `correct organization.id: ${organization.id}; or use credentials of the management account of ${id}`,
    });

    return false;
  }

  if (organization.managementAccount !== account) {
    report.find('notManagementAccount', `account ${account}`, {
      expected: organization.managementAccount,
      found: account,
      fix:
        `deploy the trail to ${organization.managementAccount}; in a landing zone: ` +
        `organization.accounts.management: '${organization.managementAccount}'`,
    });

    return false;
  }

  return true;
}

function checkTrust(
  report: ObstacleReport,
  { serviceLinkedRole }: DeploymentTarget,
  { trustedServices }: OrganizationState,
): void {
  const trusted = report.read('services with trusted access', trustedServices).value;
  if (trusted !== undefined && !trusted.includes('cloudtrail.amazonaws.com')) {
    report.find('trustedAccessDisabled', 'organization', {
      expected: 'cloudtrail.amazonaws.com',
      found: trusted.length === 0 ? 'no services' : trusted.join(', '),
      fix: 'aws organizations enable-aws-service-access --service-principal cloudtrail.amazonaws.com',
    });
  }

  const role = report.read("CloudTrail's service-linked role", serviceLinkedRole);
  if (role.isKnown && role.value === undefined) {
    report.find('serviceLinkedRoleMissing', 'management account', {
      expected: 'AWSServiceRoleForCloudTrail',
      found: 'no such role',
      fix: 'aws iam create-service-linked-role --aws-service-name cloudtrail.amazonaws.com',
    });
  }
}

function checkPolicyTypes(
  report: ObstacleReport,
  { guardrails }: LandingZonePlan,
  { root: reading }: OrganizationState,
): void {
  if (guardrails?.attach !== true) {
    return;
  }

  const root = report.read('enabled policy types', reading).value;
  if (root === undefined) {
    return;
  }

  const disabled = POLICY_TYPES.filter((type) => !root.policyTypes.includes(type));
  for (const type of disabled) {
    report.find('policyTypeDisabled', 'organization', {
      expected: `${type} enabled`,
      found: 'disabled',
      fix: `aws organizations enable-policy-type --root-id ${root.id} --policy-type ${type}`,
    });
  }
}

function checkMembers(
  report: ObstacleReport,
  { organization: { accounts } }: LandingZonePlan,
  { members }: OrganizationState,
): void {
  const { management: _, ...others } = accounts;
  for (const [key, account] of Object.entries<string>(others)) {
    const { value: state, isKnown } = report.read(`the state of account ${account}`, members[account]);
    if (isKnown && state === undefined) {
      report.find('accountNotMember', `account ${account}`, {
        expected: `organization.accounts.${key}`,
        found: 'no such account',
        fix: noted(
          `if organization.accounts.${key} is correct`,
          awsCommand('organizations invite-account-to-organization', { target: `Id=${account},Type=ACCOUNT` }),
        ),
      });
    } else if (state !== undefined && state !== 'ACTIVE') {
      report.find('accountNotActive', `account ${account}`, {
        expected: 'ACTIVE',
        found: state,
        fix: `set organization.accounts.${key} to another account, or ask AWS Support to reopen this one`,
      });
    }
  }
}
