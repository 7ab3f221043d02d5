import { PRICES } from '../../aws/prices';
import { FindingKind, kindsOf } from '../findings/finding';
import { Report } from '../findings/report';

const [security, loss, cost, cosmetic] = (['security', 'loss', 'cost', 'cosmetic'] as const).map(kindsOf);

/** All findings of `verify`, by id. Its page in the docs has the same table. */
export const FINDINGS = {
  // The trail
  trailMissing: loss("doesn't exist", 'nothing is recorded'),
  loggingStopped: loss(
    'logging is stopped',
    'nothing is recorded until logging is started again, and events in between are never delivered',
  ),
  regionsNotRecorded: loss('records its home region only', 'activity in other regions leaves no trace'),
  moreRegionsRecorded: cost('records all regions', 'you pay for data events of every region'),
  globalServicesNotRecorded: loss(
    'excludes events of global services',
    'activity in services such as IAM and CloudFront leaves no trace',
  ),
  globalServicesRecorded: cost(
    'includes events of global services',
    'if another trail records them too, you pay for the second copy',
  ),
  organizationNotRecorded: loss("isn't an organization trail", "member accounts aren't recorded"),
  organizationRecorded: cost('is an organization trail', 'events of all member accounts are delivered and stored'),
  otherHomeRegion: loss(
    'has another home region',
    'the trail ARN in policies contains the region, so deliveries are refused',
  ),
  validationOff: security(
    'log file validation is off',
    "you can't prove that log files are unchanged since their delivery",
  ),
  otherBucket: security('delivers to another bucket', "that bucket's owner decides who can read and delete log files"),
  otherKeyPrefix: loss(
    'delivers to another key prefix',
    'policies, tables and queries expect log files at the planned one',
  ),
  withoutKey: security(
    "isn't encrypted with a KMS key",
    'read access to the data is enough to read it; no permission on a key is needed',
  ),
  otherKey: security('is encrypted with another key', "that key's owner decides who can decrypt the data"),
  cloudWatchLogsOff: loss('sends nothing to CloudWatch Logs', 'alarms and queries there see no events'),
  cloudWatchLogsOn: cost('sends events to CloudWatch Logs', 'you pay for ingestion and storage'),
  otherLogGroup: security('sends events to another log group', 'anyone with access to that log group can read events'),
  otherLogsRole: security(
    'assumes another role to write to CloudWatch Logs',
    "that role's permissions aren't part of the plan",
  ),
  notificationsOff: loss('sends no SNS notifications', "subscribers don't learn of new log files"),
  otherTopic: security('sends SNS notifications to another topic', "that topic's subscribers learn of new log files"),
  deliveriesNotRecorded: loss(
    'excludes events of its own deliveries',
    'writes to its destinations in the name of CloudTrail leave no trace',
  ),
  tagsMissing: cosmetic('lacks tags', 'tags show who owns the trail'),
  // Its status
  deliveryFailed: loss(
    'the last delivery of log files failed',
    'CloudTrail retries for 30 days; after that, the events are lost',
  ),
  deliveryLate: loss(
    'no recent log file was delivered',
    'an account always has management events, so something blocks their delivery',
  ),
  digestFailed: security(
    'the last delivery of a digest file failed',
    'the chain of digest files has a gap, which hides deletions of log files in that time',
  ),
  digestLate: security(
    'no recent digest file was delivered',
    'CloudTrail delivers one every hour, so the chain of digest files has a gap',
  ),
  cloudWatchLogsFailed: loss(
    'the last delivery to CloudWatch Logs failed',
    'events that were not delivered there are in the bucket only',
  ),
  cloudWatchLogsLate: loss(
    'nothing was delivered to CloudWatch Logs recently',
    'alarms and queries there see no events',
  ),
  notificationsLate: loss('no recent SNS notification was sent', "subscribers don't learn of new log files"),
  notificationsFailed: loss('the last SNS notification failed', "subscribers don't learn of new log files"),
  // What it records
  eventsNotRecorded: loss("doesn't record all planned events", 'the missing events leave no trace'),
  moreEventsRecorded: cost(
    'records more events than planned',
    "you pay for each event, and recording the trail's own deliveries is an endless loop",
  ),
  basicSelectors: cosmetic(
    'has basic event selectors that record the same events',
    'the next deployment replaces them with advanced event selectors',
  ),
  selectorNames: cosmetic(
    'has event selectors with other names',
    "names only describe selectors and don't select events",
  ),
  insightsMissing: loss('lacks Insights', "unusual activity isn't detected"),
  moreInsights: cost('has more Insights than planned', 'you pay for each Insights type by the events it analyzes'),
  aggregatedEventsMissing: loss('lacks aggregated events', "aggregated events aren't delivered"),
  moreAggregatedEvents: cost(
    'has more aggregated events than planned',
    'you pay for them by the events they are computed from',
  ),
  // What it delivers to
  resourceMissing: loss("doesn't exist", 'nothing can be delivered to it, or encrypted with it'),
  policyLacksDelivery: loss(
    'the policy lacks a permission that an AWS service needs',
    "that service's deliveries are refused",
  ),
  policyLacksPermission: loss(
    'the policy lacks a permission of a reader or writer',
    'a reader or writer in the plan is denied access',
  ),
  policyLacksDenial: security('the policy lacks a planned deny', 'it no longer protects log files as planned'),
  policyAllowsMore: security(
    'the policy allows more than planned',
    "principals that the plan doesn't name have access",
  ),
  policyDeniesDelivery: loss(
    'the policy denies what an AWS service needs',
    "that service's deliveries are refused, whatever else the policy allows",
  ),
  policyDeniesPermission: security(
    'the policy denies what a reader or writer needs',
    'those who investigate are locked out',
  ),
  policyDeniesMore: cosmetic('the policy denies more than planned', 'nothing that the plan allows is denied'),
  roleLimited: loss('has a permissions boundary', "what the boundary doesn't allow is denied"),
  // Buckets
  foreignBucket: security('belongs to another account', 'its owner decides who can read and delete log files'),
  bucketInOtherRegion: security(
    'is in another region',
    'it was deleted and created again, so former log files and settings are gone',
  ),
  publicAccessNotBlocked: security(
    "public access isn't blocked",
    'a single wrong policy or ACL would make the bucket public',
  ),
  aclsEnabled: security('ACLs are enabled', 'the writer of an object can own it and grant others access'),
  versioningOff: loss('versioning is off', 'overwritten or deleted objects are lost'),
  otherEncryption: security(
    'has another type of encryption',
    "the key doesn't protect log files, or S3 can't deliver access logs",
  ),
  bucketKeyOff: cost('uses no S3 Bucket Key', 'each object causes a KMS request that you pay for, and an event'),
  lifecycleMissing: cost('no lifecycle rule applies to all objects', 'all objects are kept forever'),
  expiresEarlier: loss('log files expire earlier', 'they are deleted before their planned retention ends'),
  expiresLater: cost('log files expire later', 'you pay for their storage longer'),
  versionsExpireEarlier: loss('noncurrent versions expire earlier', 'overwritten or deleted objects are lost sooner'),
  versionsExpireLater: cost('noncurrent versions expire later', 'you pay for their storage longer'),
  otherStorageClasses: cost(
    'log files move through other storage classes',
    'storage, transitions and reads have other prices',
  ),
  incompleteUploadsKept: cost(
    'incomplete multipart uploads are kept too long',
    'you pay for their parts, which no list of objects shows',
  ),
  lockOff: security("Object Lock isn't enabled", 'no retention or legal hold can keep a log file from being deleted'),
  lockWeaker: security('Object Lock has a shorter retention or a weaker mode', 'log files can be deleted earlier'),
  lockStronger: cost(
    'Object Lock has a longer retention or a stronger mode',
    "log files can't be deleted before that, not even by lifecycle rules",
  ),
  accessLogsOff: loss("access logs aren't delivered as planned", "you can't see who read log files"),
  accessLogsRefused: loss("can't receive access logs", "you can't see who read log files"),
  moreAccessLogs: security('sends access logs of its own', "the other bucket's owner learns who reads access logs"),
  eventBridgeOff: loss('sends no events to EventBridge', "EventBridge rules don't learn of new log files"),
  eventBridgeOn: cost('sends events to EventBridge', 'you pay for an event for each new object'),
  otherNotifications: security(
    'sends notifications that the plan has not',
    'their destinations learn of each new log file',
  ),
  objectsArchived: loss('archives objects', 'Athena and other readers fail to read archived objects'),
  deleteMarkersReplicated: loss(
    'replicates delete markers',
    'log files that are hidden in the log bucket are hidden in the replica too',
  ),
  otherReplicationOptions: cost('has other replication options', 'you pay for metrics and other storage classes'),
  replicationMissing: loss("isn't replicated as planned", 'the planned replica is missing'),
  replicatedElsewhere: security('is replicated to another bucket', "that bucket's owner can read log files"),
  // Keys
  keyUnusable: loss("can't be used", "deliveries fail and log files can't be read"),
  keyPendingDeletion: loss('is pending deletion', 'after the deletion, no log file can ever be read again'),
  rotationOff: security('rotation is off', 'the same key material encrypts everything forever'),
  rotationRarer: security('is rotated less often', 'the same key material encrypts more'),
  rotationMoreFrequent: cost('is rotated more often', 'you pay for each of the first two rotations'),
  grantToPrincipal: security(
    'has a grant',
    "a grant gives access that the key's policy doesn't show, until it is revoked",
  ),
  grantToService: cosmetic('has a grant for an AWS service', 'the service can use the key for its own resources'),
  aliasElsewhere: security("its alias doesn't refer to it", 'anything that uses the alias encrypts with another key'),
  // Log group
  retentionShorter: loss('has a shorter retention', 'events are deleted before their planned retention ends'),
  retentionLonger: cost('has a longer retention', 'you pay for storage longer'),
  otherLogGroupClass: loss('has another class', 'alarms and subscriptions need the Standard class'),
  eventsMasked: loss('a data protection policy masks events', 'masked values are missing where they are needed'),
  eventsForwarded: security(
    'a subscription filter forwards events',
    'anyone with access to its destination can read events',
  ),
  bearerTokensAccepted: security('accepts events with a bearer token', 'whoever has a token can write false events'),
  deletionProtectionOn: cosmetic('has deletion protection', "the log group can't be deleted until it is off"),
  // The account
  secondCopy: cost(
    'another trail records management events too',
    `you pay for one of the two copies, USD ${PRICES.managementEventsSecondCopy.usd.toFixed(2)} per 100,000 events`,
  ),
  formerTrail: cost(
    'the trail still exists under a former name',
    'it keeps recording, and you pay for it as a second copy',
  ),
  trailLimit: cosmetic(
    'has as many trails as a region allows',
    "you can't create another one, so you can't rename this one",
  ),
  regionsNotQueried: loss(
    "has regions that Athena's tables leave out",
    'events of those regions are recorded, but queries never find them',
  ),
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingId = keyof typeof FINDINGS;

/** Collects the findings of `verify`. */
export type DriftReport = Report<FindingId>;
