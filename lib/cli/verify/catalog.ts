import { PRICES } from '../../aws/prices';
import { FindingKind, kindsOf } from '../findings/finding';
import { Report } from '../findings/report';

const [security, loss, cost, cosmetic] = (['security', 'loss', 'cost', 'cosmetic'] as const).map(kindsOf);

/** Everything that `verify` finds, by its id. Its page in the docs has the same table. */
export const FINDINGS = {
  // The trail
  trailMissing: loss('there is no such trail', 'nothing is recorded'),
  loggingStopped: loss(
    'logging is stopped',
    'nothing is recorded until it is started again, and what happens meanwhile is in no log file',
  ),
  regionsNotRecorded: loss('records its own region only', 'what happens in any other leaves no trace'),
  moreRegionsRecorded: cost('records all regions', 'data events of every region are paid for'),
  globalServicesNotRecorded: loss('leaves out events of global services', 'IAM and CloudFront leave no trace'),
  globalServicesRecorded: cost(
    'records events of global services',
    'another trail that records them too creates a paid second copy',
  ),
  organizationNotRecorded: loss("isn't an organization trail", "member accounts aren't recorded"),
  organizationRecorded: cost('is an organization trail', 'events of all member accounts are delivered and kept'),
  otherHomeRegion: loss('has another home region', 'policies name the trail by its region, so deliveries are refused'),
  validationOff: security(
    'log file validation is off',
    'nobody can prove any more that log files are as they were delivered',
  ),
  otherBucket: security('delivers to another bucket', 'whoever owns that decides who reads and who deletes'),
  otherKeyPrefix: loss('delivers to another folder', 'policies, tables and queries are about the planned one'),
  withoutKey: security(
    "isn't encrypted with a KMS key",
    'whoever may read the bucket reads it, without a permission of the key',
  ),
  otherKey: security('is encrypted with another key', 'whoever owns that decides who reads'),
  cloudWatchLogsOff: loss('sends nothing to CloudWatch Logs', 'alarms and queries there see nothing'),
  cloudWatchLogsOn: cost('sends events to CloudWatch Logs', 'intake and storage are paid for'),
  otherLogGroup: security('sends events to another log group', 'whoever may read that reads events'),
  otherLogsRole: security('assumes another role', 'what that may do was never planned'),
  notificationsOff: loss('sends no SNS notifications', 'whoever waits for them hears nothing'),
  otherTopic: security('sends SNS notifications to another topic', 'whoever subscribed there learns what is delivered'),
  tagsMissing: cosmetic('lacks tags', 'tags say whose the trail is'),
  // How it does
  deliveryFailed: loss(
    'the last delivery of log files failed',
    'CloudTrail repeats it for 30 days, then the events are gone',
  ),
  deliveryLate: loss(
    'no log file was delivered for long',
    'there are always management events, so something holds them up',
  ),
  digestFailed: security(
    'the last delivery of a digest failed',
    'the chain of digests has a gap, which hides what was deleted meanwhile',
  ),
  digestLate: security('no digest was delivered for long', 'there is one every hour, so the chain has a gap'),
  cloudWatchLogsFailed: loss(
    'the last delivery to CloudWatch Logs failed',
    "events that weren't delivered there are in the bucket only",
  ),
  notificationsFailed: loss('the last SNS notification failed', 'whoever waits for them hears nothing'),
  // What it records
  eventsNotRecorded: loss("doesn't record what was asked for", 'such events leave no trace'),
  moreEventsRecorded: cost(
    'records more than was asked for',
    "each event is paid for, and the trail's own deliveries would have no end",
  ),
  basicSelectors: cosmetic(
    'has basic event selectors that record the same',
    'the next deployment writes advanced ones',
  ),
  selectorNames: cosmetic('names event selectors differently', 'names say what is meant and select nothing'),
  insightsMissing: loss('lacks Insights', "what is unusual isn't told"),
  moreInsights: cost('has more Insights', 'each kind is paid for by the events it looks at'),
  aggregatedEventsMissing: loss('lacks aggregated events', 'nobody gets them'),
  moreAggregatedEvents: cost('has more aggregated events', 'they are paid for by the events they look at'),
  // What it delivers to
  resourceMissing: loss('is gone', 'nothing can be delivered there'),
  policyLacksDelivery: loss("the policy doesn't let a service of AWS do its part", 'what that delivers is refused'),
  policyLacksPermission: loss("the policy doesn't permit what was asked for", "whoever should read or write can't"),
  policyLacksDenial: security("the policy doesn't deny what it should", 'what protects log files is gone'),
  policyAllowsMore: security('the policy allows more than it should', "somebody gets in whom the plan doesn't name"),
  policyDeniesMore: cosmetic(
    'the policy denies more than it should',
    'nobody gets in by that; if a delivery fails, its status says so',
  ),
  // Buckets
  publicAccess: security("public access isn't blocked", 'one wrong policy or ACL would show the bucket to everyone'),
  ownership: security('ACLs are in force', 'whoever writes an object can own it and permit others'),
  versioningOff: loss('keeps no versions', 'what is overwritten or deleted is gone'),
  otherEncryption: security('is encrypted differently', "the key doesn't protect it, or S3 can't deliver to it"),
  bucketKeyOff: cost('uses no S3 Bucket Key', 'each object is a paid request to KMS, and an event'),
  lifecycleOff: cost('no lifecycle rule is about all objects', 'everything is kept forever'),
  expiresEarlier: loss('log files expire earlier', 'they are gone before the time they should be kept'),
  expiresLater: cost('log files expire later', 'storage is paid for longer'),
  versionsExpireEarlier: loss('old versions expire earlier', 'what was overwritten or deleted is gone sooner'),
  versionsExpireLater: cost('old versions expire later', 'storage is paid for longer'),
  otherTiers: cost('log files move through other storage classes', 'storage, moves and reads have other prices'),
  uploadsKept: cost('incomplete uploads are kept', 'their parts are paid for and seen by nobody'),
  lockOff: security(
    "Object Lock isn't enabled",
    'no log file can be kept from being deleted, by a retention or a legal hold',
  ),
  lockWeaker: security('Object Lock keeps log files for less, or in a weaker mode', 'they can be deleted before that'),
  lockStronger: cost(
    'Object Lock keeps log files for longer, or in a stronger mode',
    "they can't be deleted before that, by lifecycle rules either",
  ),
  accessLogsOff: loss("access logs don't go where they should", 'nobody sees who read log files'),
  eventBridgeOff: loss('sends no events to EventBridge', 'whoever waits for new log files hears nothing'),
  eventBridgeOn: cost('sends events to EventBridge', 'each new object is a paid event'),
  replicationMissing: loss("isn't copied as it should be", 'there is no second copy'),
  replicatedElsewhere: security('is copied elsewhere', 'whoever owns the copy reads log files'),
  // Keys
  keyUnusable: loss("can't be used", "deliveries fail and log files can't be read"),
  keyPendingDeletion: loss('is pending deletion', 'then no log file can ever be read again'),
  rotationOff: security("isn't rotated", 'one key encrypts everything forever'),
  aliasElsewhere: security("isn't what its alias names", 'whoever goes by the alias encrypts with another key'),
  // Log group
  retentionShorter: loss('keeps events for less', 'they are gone before the time they should be kept'),
  retentionLonger: cost('keeps events for longer', 'storage is paid for longer'),
  // The account
  secondCopy: cost(
    'another trail records management events too',
    `one of the two copies is paid for, USD ${PRICES.managementEventsSecondCopy.usd.toFixed(2)} per 100,000 events`,
  ),
  formerTrail: cost(
    'the trail is still there under a former name',
    'it goes on recording, and is paid for as a second copy',
  ),
  trailLimit: cosmetic(
    'has as many trails as a region allows',
    "no other can be created, so that this one couldn't be renamed",
  ),
  regionsNotQueried: loss("has regions that Athena doesn't look in", 'what happens there is recorded and never found'),
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingId = keyof typeof FINDINGS;

/** What `verify` finds is collected in it. */
export type DriftReport = Report<FindingId>;
