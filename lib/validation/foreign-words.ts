const SELECTORS =
  'write events.management, events.data and events.networkActivity: each entry of the two lists is a selector';

const ALWAYS = (what: string) => `remove it: ${what}`;
const LOG_FILE_VALIDATION = ALWAYS('log file validation is always enabled');
const LOGGING = ALWAYS('the trail always logs');
const VERSIONED = ALWAYS('buckets are always versioned');
const PRIVATE = ALWAYS('public access is always blocked');
const ENCRYPTED = ALWAYS('buckets are always encrypted; encryption.existingKeyArn names an existing key');
const NEVER_EMPTIED = 'write storage.removal: DESTROY, which deletes a bucket only if it is empty';
const PLACE =
  'remove it: the credentials decide the account and region of one account, organization.accounts and ' +
  'organization.homeRegion those of a landing zone';

const NO_TEMPLATE = 'remove it: a config is not a template; its sections are at the top of the file';

const BUCKET = ['storage.existingBucketName', 'analytics.sources[].bucketName', 'storage.replication.bucketArn'];
const KEY = ['encryption.existingKeyArn', 'storage.replication.keyArn', 'analytics.sources[].keyArn'];
const LOG_GROUP = ['delivery.cloudWatchLogs.existingLogGroupArn'];
const LOGS_ROLE = ['delivery.cloudWatchLogs.existingRoleArn'];
const TOPIC = ['delivery.notifications.existingTopicArn'];
const ACCESS_LOGS = ['storage.accessLogs.existingBucketName'];
const LOG_GROUP_RETENTION = ['delivery.cloudWatchLogs.retentionDays', 'storage.retentionDays'];
const RETENTION = [
  'storage.retentionDays',
  'storage.accessLogs.retentionDays',
  'storage.objectLock.days',
  'delivery.cloudWatchLogs.retentionDays',
  'analytics.workGroup.resultRetentionDays',
];

/**
 * The words of CloudFormation, CloudTrail's API, Terraform and aws-cdk-lib for what a config says in another way: the
 * keys of the config, the most likely one first, or the fix as a sentence. Upper case and underscores don't matter.
 */
const WORDS: Readonly<Record<string, readonly string[] | string>> = {
  // the trail
  TrailName: ['trail.name'],
  IsMultiRegionTrail: ['trail.multiRegion'],
  MultiRegionTrail: ['trail.multiRegion'],
  IncludeGlobalServiceEvents: ['trail.includeGlobalServiceEvents'],
  S3KeyPrefix: ['trail.keyPrefix'],
  KeyPrefix: ['trail.keyPrefix'],
  EnableLogFileValidation: LOG_FILE_VALIDATION,
  LogFileValidationEnabled: LOG_FILE_VALIDATION,
  EnableFileValidation: LOG_FILE_VALIDATION,
  IsLogging: LOGGING,
  EnableLogging: LOGGING,

  // events
  AdvancedEventSelectors: SELECTORS,
  AdvancedEventSelector: SELECTORS,
  EventSelectors: SELECTORS,
  EventSelector: SELECTORS,
  FieldSelectors: 'write each field as a key, such as resourceArn: { startsWith: [...] }',
  FieldSelector: 'write each field as a key, such as resourceArn: { startsWith: [...] }',
  ReadWriteType: ['events.management.readWriteType', 'events.data[].readWriteType'],
  ManagementEvents: ['events.management.readWriteType'],
  IncludeManagementEvents: 'write events.management, with readWriteType: NONE to record none',
  ExcludeManagementEventSources: 'write events.management.excludeKms or events.management.excludeRdsDataApi',
  DataEvents: ['events.data'],
  DataResources: ['events.data'],
  DataResource: ['events.data'],
  NetworkActivityEvents: ['events.networkActivity'],
  InsightSelectors: ['events.insights'],
  InsightSelector: ['events.insights'],
  InsightTypes: ['events.insights'],
  InsightType: ['events.insights'],
  AggregationConfigurations: ['events.aggregation'],
  AggregationConfiguration: ['events.aggregation'],

  // buckets
  S3BucketName: BUCKET,
  S3Bucket: BUCKET,
  BucketName: BUCKET,
  BucketArn: BUCKET,
  Bucket: BUCKET,
  LogBucket: BUCKET,
  LogBucketName: BUCKET,
  AccessLogBucket: ACCESS_LOGS,
  AccessLogBucketName: ACCESS_LOGS,
  ServerAccessLogsBucket: ACCESS_LOGS,
  DestinationBucketName: ACCESS_LOGS,
  TargetBucket: ACCESS_LOGS,
  LoggingConfiguration: ['storage.accessLogs'],
  Retention: RETENTION,
  RetentionPeriod: RETENTION,
  LogRetention: RETENTION,
  Expiration: RETENTION,
  ExpirationInDays: RETENTION,
  ExpirationDays: RETENTION,
  NoncurrentVersionExpiration: ['storage.noncurrentVersionRetentionDays'],
  NoncurrentVersionExpirationInDays: ['storage.noncurrentVersionRetentionDays'],
  NoncurrentDays: ['storage.noncurrentVersionRetentionDays'],
  LifecycleConfiguration: ['storage.tiers'],
  LifecycleRules: ['storage.tiers'],
  LifecycleRule: ['storage.tiers'],
  Transitions: ['storage.tiers'],
  Transition: ['storage.tiers'],
  TransitionInDays: ['storage.tiers[].afterDays'],
  TransitionAfter: ['storage.tiers[].afterDays'],
  ObjectLockEnabled: ALWAYS('Object Lock is always enabled; storage.objectLock sets a default retention'),
  ObjectLockConfiguration: ['storage.objectLock'],
  ObjectLockDefaultRetention: ['storage.objectLock'],
  DefaultRetention: ['storage.objectLock'],
  ReplicationConfiguration: ['storage.replication'],
  DestinationBucketArn: ['storage.replication.bucketArn'],
  DestinationBucket: ['storage.replication.bucketArn'],
  ReplicaKmsKeyId: ['storage.replication.keyArn'],
  EventBridgeConfiguration: ['storage.eventBridgeNotifications'],
  EventBridgeEnabled: ['storage.eventBridgeNotifications'],
  Versioned: VERSIONED,
  Versioning: VERSIONED,
  VersioningConfiguration: VERSIONED,
  BlockPublicAccess: PRIVATE,
  PublicAccessBlock: PRIVATE,
  PublicAccessBlockConfiguration: PRIVATE,
  BucketEncryption: ENCRYPTED,
  ServerSideEncryptionConfiguration: ENCRYPTED,
  BucketKeyEnabled: ALWAYS('S3 Bucket Keys are always enabled'),
  RemovalPolicy: ['storage.removal'],
  DeletionPolicy: ['storage.removal'],
  UpdateReplacePolicy: ['storage.removal'],
  ForceDestroy: NEVER_EMPTIED,
  AutoDeleteObjects: NEVER_EMPTIED,

  // the key
  KmsKeyId: KEY,
  KmsKeyArn: KEY,
  KmsKey: KEY,
  KmsMasterKeyId: KEY,
  KeyId: KEY,
  KeyArn: KEY,
  EncryptionKey: KEY,
  EncryptionKeyArn: KEY,
  AliasName: ['encryption.alias'],
  KeyAlias: ['encryption.alias'],
  KmsKeyAlias: ['encryption.alias'],
  EnableKeyRotation: ALWAYS('a key that the baseline creates is always rotated'),

  // CloudWatch Logs
  SendToCloudWatchLogs: ['delivery.cloudWatchLogs.enabled'],
  CloudWatchLogs: ['delivery.cloudWatchLogs'],
  CloudWatchLogsLogGroupArn: LOG_GROUP,
  CloudWatchLogsGroupArn: LOG_GROUP,
  CloudWatchLogGroupArn: LOG_GROUP,
  CloudWatchLogGroup: LOG_GROUP,
  LogGroup: LOG_GROUP,
  LogGroupArn: LOG_GROUP,
  LogGroupName: LOG_GROUP,
  CloudWatchLogsRoleArn: LOGS_ROLE,
  CloudWatchRoleArn: LOGS_ROLE,
  LogsRole: LOGS_ROLE,
  LogsRoleArn: LOGS_ROLE,
  RoleArn: LOGS_ROLE,
  CloudWatchLogsRetention: LOG_GROUP_RETENTION,
  CloudWatchLogsRetentionInDays: LOG_GROUP_RETENTION,
  RetentionInDays: LOG_GROUP_RETENTION,

  // notifications
  Notifications: ['delivery.notifications'],
  SnsTopicName: TOPIC,
  SnsTopicArn: TOPIC,
  SnsTopic: TOPIC,
  TopicName: TOPIC,
  TopicArn: TOPIC,
  Topic: TOPIC,

  // the organization
  IsOrganizationTrail: 'write an organization section, which makes the trail an organization trail',
  OrganizationId: ['organization.id', 'analytics.sources[].organizationId'],
  OrgId: ['organization.id', 'analytics.sources[].organizationId'],
  ManagementAccount: ['organization.accounts.management'],
  ManagementAccountId: ['organization.accounts.management'],
  MasterAccountId: ['organization.accounts.management'],
  LogArchiveAccount: ['organization.accounts.logArchive'],
  LogArchiveAccountId: ['organization.accounts.logArchive'],
  AuditAccount: ['organization.accounts.securityTooling'],
  AuditAccountId: ['organization.accounts.securityTooling'],
  SecurityAccount: ['organization.accounts.securityTooling'],
  SecurityAccountId: ['organization.accounts.securityTooling'],
  HomeRegion: ['organization.homeRegion'],

  // Athena
  WorkGroupName: ['analytics.workGroup'],
  BytesScannedCutoffPerQuery: ['analytics.workGroup.scanLimitGigabytes'],
};

/** More words, of the top of a file only: deeper they mean something else. */
const TOP_WORDS: typeof WORDS = {
  Name: ['trail.name'],
  Tags: ['trail.tags'],
  Account: PLACE,
  AccountId: PLACE,
  Region: PLACE,
  Env: PLACE,
  Profile: PLACE,
  AWSTemplateFormatVersion: NO_TEMPLATE,
  Resources: NO_TEMPLATE,
  Resource: NO_TEMPLATE,
  Properties: NO_TEMPLATE,
  Type: NO_TEMPLATE,
};

const normal = (word: string) => word.replaceAll(/[_-]/g, '').toLowerCase();
const normalWords = (words: typeof WORDS) => new Map(Object.entries(words).map(([word, fix]) => [normal(word), fix]));

const ANYWHERE = normalWords(WORDS);
const AT_TOP = normalWords(TOP_WORDS);

/** The sections of a config. Other structs, such as the volumes of an estimate, have words of their own. */
export const SECTIONS: readonly string[] = [
  'trail',
  'organization',
  'events',
  'storage',
  'encryption',
  'delivery',
  'analytics',
  'guardrails',
];

/** All keys that the words lead to, for a test. */
export const FOREIGN_WORD_KEYS: readonly string[] = Object.values({ ...WORDS, ...TOP_WORDS }).flatMap((fix) =>
  typeof fix === 'string' ? [] : fix,
);

/**
 * The fix for a word of another tool.
 *
 * @param section the path of the section that the word is in; empty for the top of the file
 */
export function foreignWordFix(word: string, section: string): string | undefined {
  if (section !== '' && !SECTIONS.includes(section.split(/[.[]/)[0])) {
    return undefined;
  }

  const fix = ANYWHERE.get(normal(word)) ?? (section === '' ? AT_TOP.get(normal(word)) : undefined);
  if (fix === undefined || typeof fix === 'string') {
    return fix;
  }

  // a bucket of a selector is what is recorded, not where it is delivered
  const isOfSelector = section.startsWith('events.');
  const keys = isOfSelector ? fix.filter((key) => key.startsWith('events.')) : fix;
  return keys.length === 0 ? undefined : `write ${keyNear(keys, section)}`;
}

/** The key that is in the section, or below it; otherwise the most likely one. */
function keyNear(keys: readonly string[], section: string): string {
  const above = section.replaceAll(/\[\d+\]/g, '[]');
  const isIn = (key: string) => key.slice(0, key.lastIndexOf('.')) === above;
  return keys.find(isIn) ?? keys.find((key) => key.startsWith(`${above}.`)) ?? keys[0];
}
