import { FindingKind, kindsOf } from '../findings/finding';
import { Report } from '../findings/report';

const [failure, security, loss, cost] = (['failure', 'security', 'loss', 'cost'] as const).map(kindsOf);

/** All findings of `preflight`, by id. Its page in the docs has the same table. */
export const OBSTACLES = {
  // The organization
  noOrganization: failure(
    "isn't in an organization",
    "only an organization's management account can create an organization trail",
  ),
  otherOrganization: failure(
    'is in another organization',
    'the trail is only allowed to write below the id of the organization that the config names',
  ),
  notManagementAccount: failure(
    "isn't the management account",
    'CloudFormation can create an organization trail in the management account only',
  ),
  allFeaturesDisabled: failure(
    'has consolidated billing features only',
    'trusted access and organization policies require all features',
  ),
  trustedAccessDisabled: failure(
    'trusted access for CloudTrail is disabled',
    'CloudTrail returns CloudTrailAccessNotEnabledException',
  ),
  serviceLinkedRoleMissing: failure(
    "lacks CloudTrail's service-linked role",
    'CloudTrail returns InsufficientDependencyServiceAccessPermissionException',
  ),
  policyTypeDisabled: failure('a policy type is disabled', "guardrails can't be attached"),
  accountNotMember: failure(
    "isn't a member of the organization",
    'log files would be in an account outside the organization',
  ),
  accountNotActive: failure("isn't active", 'nothing can be deployed to it'),
  // The accounts
  regionDisabled: failure("hasn't enabled the home region", 'nothing can be deployed to it'),
  trailLimit: failure('has as many trails as a region allows', "the limit can't be raised"),
  nameTaken: failure('already exists', 'CloudFormation never replaces a resource that it did not create'),
  secondCopy: cost('another trail already records management events', 'you pay for one of the two copies'),
  // Existing resources
  resourceMissing: failure("doesn't exist", 'nothing can be delivered to it, or encrypted with it'),
  foreignBucket: security('belongs to another account', 'its owner decides who can read and delete log files'),
  otherRegion: failure('is in the wrong region', 'the service refuses it'),
  keyUnusable: failure("can't be used", 'CloudTrail refuses it'),
  policyLacksDelivery: failure(
    'the policy lacks a permission that an AWS service needs',
    'CloudTrail checks the policy before it creates a trail, and refuses it',
  ),
  policyLacksPermission: loss(
    'the policy lacks a permission of a reader or writer',
    'a reader or writer in the plan is denied access',
  ),
  policyDeniesDelivery: failure(
    'the policy denies what an AWS service needs',
    'CloudTrail checks the policy before it creates a trail, and refuses it',
  ),
  policyDeniesPermission: security(
    'the policy denies what a reader or writer needs',
    'those who investigate are locked out',
  ),
  accessLogsRefused: loss("can't receive access logs", "you can't see who read log files"),
  notificationsRefused: loss(
    "is encrypted with a key that CloudTrail can't use",
    'SNS notifications are not delivered',
  ),
  replicationRefused: failure("can't receive replicas", 'S3 refuses the replication rule'),
} as const satisfies Readonly<Record<string, FindingKind>>;

/** Collects the findings of `preflight`. */
export type ObstacleReport = Report<keyof typeof OBSTACLES>;
