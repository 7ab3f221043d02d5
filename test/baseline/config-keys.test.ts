import { Stack } from 'aws-cdk-lib';
import { Annotations as Assert, Match } from 'aws-cdk-lib/assertions';
import { BaselineConfig } from '../../lib';
import { newBaseline, templateOf } from '../support/apps';
import { configKeys } from '../support/config-keys';
import { EVERYTHING, EXISTING } from '../support/presets';

/** Two configs that differ in one key only. */
type Pair = [before: unknown, after: unknown];

const storage = (section: object, base: BaselineConfig = {}) => ({ ...base, storage: { ...base.storage, ...section } });
const replication = EVERYTHING.storage!.replication!;
const logs = EXISTING.delivery!.cloudWatchLogs!;
const lock = (section: object) => storage({ objectLock: { days: 30, ...section } });
const compliance = { mode: 'COMPLIANCE' };
const tier = (storageClass: string, afterDays: number) => storage({ tiers: [{ storageClass, afterDays }] });

/** For each key of the config, what shows that it has an effect. */
const EFFECTS: Record<string, Pair> = {
  'trail.name': [{}, { trail: { name: 'org-audit' } }],
  'trail.formerNames': [{}, { trail: { formerNames: ['old-audit'] } }],
  'trail.multiRegion': [{}, { trail: { multiRegion: false } }],
  'trail.includeGlobalServiceEvents': [{ trail: { multiRegion: false } }, { trail: { multiRegion: false, includeGlobalServiceEvents: false } }],
  'trail.keyPrefix': [{}, { trail: { keyPrefix: 'audit' } }],
  'trail.tags': [{}, { trail: { tags: { owner: 'security' } } }],
  'storage.retentionDays': [{}, storage({ retentionDays: 3653 })],
  'storage.noncurrentVersionRetentionDays': [{}, storage({ noncurrentVersionRetentionDays: 30 })],
  'storage.tiers[].storageClass': [tier('STANDARD_IA', 30), tier('GLACIER_IR', 30)],
  'storage.tiers[].afterDays': [tier('STANDARD_IA', 30), tier('STANDARD_IA', 31)],
  'storage.objectLock.mode': [lock({ ...compliance, acceptIrreversible: true }), lock({ acceptIrreversible: true })],
  'storage.objectLock.days': [lock({}), lock({ days: 31 })],
  'storage.objectLock.acceptIrreversible': [lock(compliance), lock({ ...compliance, acceptIrreversible: true })],
  'storage.replication.bucketArn': [storage({ replication }), storage({ replication: { ...replication, bucketArn: 'arn:aws:s3:::other' } })],
  'storage.replication.accountId': [storage({ replication }), storage({ replication: { ...replication, accountId: '555555555555' } })],
  'storage.replication.keyArn': [storage({ replication }), storage({ replication: { ...replication, keyArn: replication.keyArn.replace('1234', '4321') } })],
  'storage.readers': [{}, storage({ readers: ['333333333333'] })],
  'storage.writers': [{}, storage({ writers: ['arn:aws:iam::333333333333:role/migration'] })],
  'storage.eventBridgeNotifications': [{}, storage({ eventBridgeNotifications: false })],
  'storage.removal': [storage({ acceptDataLoss: true }), storage({ acceptDataLoss: true, removal: 'DESTROY' })],
  'storage.acceptDataLoss': [storage({ removal: 'DESTROY' }), storage({ removal: 'DESTROY', acceptDataLoss: true })],
  'storage.accessLogs.retentionDays': [{}, storage({ accessLogs: { retentionDays: 30 } })],
  'storage.accessLogs.existingBucketName': [{}, storage({ accessLogs: { existingBucketName: 'access-logs' } })],
  'storage.existingBucketName': [{}, storage({ existingBucketName: 'company-logs' })],
  'encryption.alias': [{}, { encryption: { alias: 'audit' } }],
  'encryption.existingKeyArn': [{}, { encryption: EXISTING.encryption }],
  'delivery.cloudWatchLogs.enabled': [{}, { delivery: { cloudWatchLogs: { enabled: false } } }],
  'delivery.cloudWatchLogs.retentionDays': [{}, { delivery: { cloudWatchLogs: { retentionDays: 365 } } }],
  'delivery.cloudWatchLogs.existingLogGroupArn': [{}, { delivery: { cloudWatchLogs: { existingLogGroupArn: logs.existingLogGroupArn } } }],
  'delivery.cloudWatchLogs.existingRoleArn': [{}, { delivery: { cloudWatchLogs: { existingRoleArn: logs.existingRoleArn } } }],
  'delivery.notifications.existingTopicArn': [{ delivery: { notifications: {} } }, { delivery: { notifications: EXISTING.delivery!.notifications } }],
  'analytics.queryWindowDays': [tier('GLACIER', 100), { ...tier('GLACIER', 100), analytics: { queryWindowDays: 365 } }],
};

/** Everything a config leads to: template, warnings, or errors. */
function outcome(config: unknown): string {
  try {
    const baseline = newBaseline(config as BaselineConfig);
    const warnings = Assert.fromStack(Stack.of(baseline)).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data);
    return JSON.stringify([templateOf(baseline).toJSON(), warnings]);
  } catch (error) {
    expect((error as Error).name).toBe('BaselineConfigError');
    return (error as Error).message;
  }
}

test('the table below has every key of the config, and no other', () => {
  expect(Object.keys(EFFECTS).sort()).toEqual(configKeys().sort());
});

test.each(Object.entries(EFFECTS))('%s changes the template, the warnings or the errors', (_, [before, after]) => {
  expect(outcome(after)).not.toEqual(outcome(before));
});

test('the preset with everything on leaves out only what contradicts the rest', () => {
  const isSet = (path: string, value: any): boolean => {
    const [key, ...rest] = path.replaceAll('[]', '').split('.');
    const inner = Array.isArray(value) ? value[0] : value;
    return inner?.[key] !== undefined && (rest.length === 0 || isSet(rest.join('.'), inner[key]));
  };
  expect(configKeys().filter((path) => !isSet(path, EVERYTHING))).toEqual([
    'storage.accessLogs.existingBucketName',
    'storage.existingBucketName',
    'encryption.existingKeyArn',
    'delivery.cloudWatchLogs.existingLogGroupArn',
    'delivery.cloudWatchLogs.existingRoleArn',
    'delivery.notifications.existingTopicArn',
  ]);
});
