import { ConfigFile } from '../../lib';
import { BASELINE_SHAPE } from '../../lib/plan/shapes/shapes';
import { JsonSchema, struct } from '../../lib/validation/check';
import { FOREIGN_WORD_KEYS, foreignWordFix, SECTIONS } from '../../lib/validation/foreign-words';
import { problemsOf } from '../support/plans';

/** Whether a config can have a key. */
function hasKey(path: string): boolean {
  let schema: JsonSchema | undefined = struct(BASELINE_SHAPE).schema;
  for (const key of path.split('.')) {
    const member: JsonSchema | undefined = (schema?.properties as Record<string, JsonSchema> | undefined)?.[
      key.replace('[]', '')
    ];

    schema = key.endsWith('[]') ? (member?.items as JsonSchema | undefined) : member;
  }

  return schema !== undefined;
}

test('every word of another tool leads to keys that a config has', () => {
  expect(FOREIGN_WORD_KEYS.length).toBeGreaterThan(100);
  expect(FOREIGN_WORD_KEYS.filter((key) => !hasKey(key))).toEqual([]);
});

test('the words are known in every section of a config', () => {
  expect(SECTIONS).toEqual(Object.keys(BASELINE_SHAPE));
});

describe('each property of a CloudFormation trail, in whatever section, is told its key', () => {
  const SELECTORS =
    'write events.management, events.data and events.networkActivity: each entry of the two lists is a selector';

  test.each([
    ['AdvancedEventSelectors', SELECTORS],
    ['AggregationConfigurations', 'write events.aggregation'],
    ['CloudWatchLogsLogGroupArn', 'write delivery.cloudWatchLogs.existingLogGroupArn'],
    ['CloudWatchLogsRoleArn', 'write delivery.cloudWatchLogs.existingRoleArn'],
    ['EnableLogFileValidation', 'remove it: log file validation is always enabled'],
    ['EventSelectors', SELECTORS],
    ['IncludeGlobalServiceEvents', 'write trail.includeGlobalServiceEvents'],
    ['InsightSelectors', 'write events.insights'],
    ['IsLogging', 'remove it: the trail always logs'],
    ['IsMultiRegionTrail', 'write trail.multiRegion'],
    ['IsOrganizationTrail', 'write an organization section, which makes the trail an organization trail'],
    ['KMSKeyId', 'write encryption.existingKeyArn'],
    ['S3BucketName', 'write storage.existingBucketName'],
    ['S3KeyPrefix', 'write trail.keyPrefix'],
    ['SnsTopicName', 'write delivery.notifications.existingTopicArn'],
    ['TrailName', 'write trail.name'],
  ])('%s', (word, fix) => {
    expect(foreignWordFix(word, '')).toBe(fix);
    expect(foreignWordFix(word, 'guardrails')).toBe(fix);
  });
});

test.each([
  // Terraform
  ['s3_bucket_name', 'write storage.existingBucketName'],
  ['s3_key_prefix', 'write trail.keyPrefix'],
  ['kms_key_id', 'write encryption.existingKeyArn'],
  ['is_multi_region_trail', 'write trail.multiRegion'],
  ['enable_log_file_validation', 'remove it: log file validation is always enabled'],
  ['cloud_watch_logs_group_arn', 'write delivery.cloudWatchLogs.existingLogGroupArn'],
  ['event_selector', expect.stringContaining('write events.management, events.data')],
  ['data_resource', 'write events.data'],
  ['name', 'write trail.name'],
  ['force_destroy', 'write storage.removal: DESTROY, which deletes a bucket only if it is empty'],
  // aws-cdk-lib
  ['sendToCloudWatchLogs', 'write delivery.cloudWatchLogs.enabled'],
  ['cloudWatchLogsRetention', 'write delivery.cloudWatchLogs.retentionDays'],
  ['managementEvents', 'write events.management.readWriteType'],
  ['encryptionKey', 'write encryption.existingKeyArn'],
  ['isOrganizationTrail', expect.stringContaining('write an organization section')],
  ['orgId', 'write organization.id'],
  ['insightTypes', 'write events.insights'],
  ['enableFileValidation', 'remove it: log file validation is always enabled'],
  ['snsTopic', 'write delivery.notifications.existingTopicArn'],
  ['removalPolicy', 'write storage.removal'],
  // none
  ['alarms', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
])('a word of Terraform or aws-cdk-lib at the top of a file: %s', (word, fix) => {
  expect(foreignWordFix(word, '')).toEqual(fix);
});

describe('a word with several meanings is told the key of its section', () => {
  test.each([
    ['retention', '', 'write storage.retentionDays'],
    ['retention', 'storage', 'write storage.retentionDays'],
    ['retention', 'storage.accessLogs', 'write storage.accessLogs.retentionDays'],
    ['retention', 'delivery', 'write delivery.cloudWatchLogs.retentionDays'],
    ['retention', 'delivery.cloudWatchLogs', 'write delivery.cloudWatchLogs.retentionDays'],
    ['retention_in_days', 'storage', 'write storage.retentionDays'],
    ['kmsKeyArn', 'encryption', 'write encryption.existingKeyArn'],
    ['kmsKeyArn', 'storage.replication', 'write storage.replication.keyArn'],
    ['kmsKeyArn', 'analytics.sources[1]', 'write analytics.sources[].keyArn'],
    ['bucket', 'analytics.sources[0]', 'write analytics.sources[].bucketName'],
    ['bucket', 'storage', 'write storage.existingBucketName'],
    ['bucket', 'events.data[0]', undefined],
    ['ReadWriteType', 'events.data[3].eventName', 'write events.management.readWriteType'],
    ['name', 'storage', undefined],
  ])('%s in %j', (word, section, fix) => {
    expect(foreignWordFix(word, section)).toBe(fix);
  });
});

test("structs that aren't part of a config have words of their own", () => {
  expect(foreignWordFix('bucketName', 'volumes')).toBeUndefined();
  expect(foreignWordFix('bucketName', 'volumes.dataEvents[0]')).toBeUndefined();
});

describe('the error of an unknown key says the key', () => {
  test('in code', () => {
    expect(problemsOf({ storage: { S3BucketName: 'logs' } })).toEqual([
      'storage.S3BucketName: is not a key, got "logs"; allowed: retentionDays, noncurrentVersionRetentionDays, ' +
        'tiers, objectLock, replication, readers, writers, eventBridgeNotifications, removal, acceptDataLoss, ' +
        'accessLogs, existingBucketName, existingBucketOwner; write storage.existingBucketName',
    ]);
  });

  test('in a file', () => {
    expect(() => ConfigFile.parse('encryption:\n  kms_key_id: x\n', 'audit.yaml')).toThrow(
      'audit.yaml:2:3 encryption.kms_key_id: is not a key, got "x"; allowed: alias, existingKeyArn; ' +
        'write encryption.existingKeyArn',
    );
  });

  test('unless a key of the section has almost the same name', () => {
    expect(problemsOf({ trail: { isMultiRegion: true } })).toEqual([expect.stringMatching(/; write multiRegion$/)]);
  });
});
