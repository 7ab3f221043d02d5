import { FindingKind, kindsOf } from '../findings/finding';
import { Report } from '../findings/report';

const [failure, loss, cost] = (['failure', 'loss', 'cost'] as const).map(kindsOf);

/** Everything that `preflight` finds, by its id. Its page in the docs has the same table. */
export const OBSTACLES = {
  // The organization
  noOrganization: failure(
    'is in no organization',
    "only an organization's management account creates an organization trail",
  ),
  otherOrganization: failure(
    'is of another organization',
    'the trail may only write to the folder of the one that the config names',
  ),
  notManagementAccount: failure(
    "isn't the management account",
    'CloudFormation creates an organization trail there only',
  ),
  featuresOff: failure(
    'has the features of consolidated billing alone',
    'no service can be trusted in it, and it has no policies',
  ),
  notTrusted: failure("doesn't trust CloudTrail", 'CloudTrail answers CloudTrailAccessNotEnabledException'),
  serviceLinkedRoleMissing: failure(
    "lacks CloudTrail's service-linked role",
    'CloudTrail answers InsufficientDependencyServiceAccessPermissionException',
  ),
  policyTypeOff: failure('has a type of policies switched off', "guardrails can't be attached"),
  notMember: failure("isn't an account of the organization", "its log files would be in somebody else's hands"),
  notActive: failure("isn't an active account", 'nothing can be deployed to it'),
  // The accounts
  regionOff: failure("hasn't enabled the home region", 'nothing can be deployed to it'),
  trailLimit: failure('has as many trails as a region allows', "the limit can't be raised"),
  nameTaken: failure('is taken', 'CloudFormation creates nothing in the place of what is there'),
  secondCopy: cost('another trail records management events already', 'one of the two copies is paid for'),
  // What exists already
  missing: failure("isn't there", 'nothing can be delivered to it, or encrypted with it'),
  otherRegion: failure('is in another region than it has to be', 'the service refuses it'),
  keyUnusable: failure("can't be used", 'CloudTrail refuses it'),
  policyLacksDelivery: failure(
    "the policy doesn't let a service of AWS do its part",
    'CloudTrail looks before it creates a trail, and refuses it',
  ),
  policyLacksPermission: loss("the policy doesn't permit what was asked for", "whoever should read can't"),
  accessLogsRefused: loss('accepts no access logs', 'nobody sees who read log files'),
  notificationsRefused: loss("is encrypted with a key that CloudTrail can't use", 'no SNS notification gets there'),
  replicationRefused: failure('accepts no replicas', 'S3 refuses the rule that creates them'),
} as const satisfies Readonly<Record<string, FindingKind>>;

/** What `preflight` finds is collected in it. */
export type ObstacleReport = Report<keyof typeof OBSTACLES>;
