import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BaselineConfig } from '../../lib';
import { OPERATORS } from '../../lib/events/selector';
import { newBaseline, templateOf, warningsIn } from '../support/apps';
import { configKeys } from '../support/config-keys';
import {
  ACCOUNTS,
  BREAK_GLASS,
  newLandingZone,
  ORGANIZATION,
  stacksOf,
  templatesOf,
  WHOLE_LANDING_ZONE,
} from '../support/landing-zones';
import { EVERYTHING, EXISTING } from '../support/presets';

/** Two configs that differ in one key only. */
type Pair = [before: unknown, after: unknown];

const storage = (section: object, base: BaselineConfig = {}) => ({ ...base, storage: { ...base.storage, ...section } });
const replication = EVERYTHING.storage!.replication!;
const logs = EXISTING.delivery!.cloudWatchLogs!;
const lock = (section: object) => storage({ objectLock: { days: 30, ...section } });
const compliance = { mode: 'COMPLIANCE' };
const events = (section: object) => ({ events: section });
const management = (section: object) => events({ management: section });
const objects = (section: object) => events({ data: [{ resourceType: 'AWS::S3::Object', ...section }] });
const denied = (section: object) => events({ networkActivity: [{ eventSource: 'kms.amazonaws.com', ...section }] });

/** A row for each operator of a condition, which differs from having none. */
const condition = (path: string, of: (condition?: object) => unknown, value: string): Record<string, Pair> =>
  Object.fromEntries(OPERATORS.map((operator) => [`${path}.${operator}`, [of(), of({ [operator]: [value] })]]));

const zone = (organization: object, rest: object = {}) => ({
  ...rest,
  organization: { ...ORGANIZATION, ...organization },
});

const guarded = (guardrails: object) => zone({}, { guardrails });
const source = (section: object) =>
  zone({}, { analytics: { sources: [{ name: 'control_tower', bucketName: 'control-tower-logs', ...section }] } });

const athena = (analytics: object) => ({ analytics });

const tier = (storageClass: string, afterDays: number) => storage({ tiers: [{ storageClass, afterDays }] });

/** For each key of the config, what shows that it has an effect. */
const EFFECTS: Record<string, Pair> = {
  'trail.name': [{}, { trail: { name: 'org-audit' } }],
  'trail.formerNames': [{}, { trail: { formerNames: ['old-audit'] } }],
  'trail.multiRegion': [{}, { trail: { multiRegion: false } }],
  'trail.includeGlobalServiceEvents': [
    { trail: { multiRegion: false } },
    { trail: { multiRegion: false, includeGlobalServiceEvents: false } },
  ],
  'trail.keyPrefix': [{}, { trail: { keyPrefix: 'audit' } }],
  'trail.tags': [{}, { trail: { tags: { owner: 'security' } } }],
  'organization.id': [zone({}), zone({ id: 'o-anotherorg2' })],
  'organization.accounts.management': [zone({}), zone({ accounts: { ...ACCOUNTS, management: '444444444444' } })],
  'organization.accounts.logArchive': [zone({}), zone({ accounts: { ...ACCOUNTS, logArchive: '444444444444' } })],
  'organization.accounts.securityTooling': [
    zone({}),
    zone({ accounts: { ...ACCOUNTS, securityTooling: '444444444444' } }),
  ],
  'organization.homeRegion': [zone({}), zone({ homeRegion: 'us-east-1' })],
  'organization.controlTower': [zone({}), zone({ controlTower: 'INDEPENDENT' })],
  'events.management.readWriteType': [{}, management({ readWriteType: 'WRITE_ONLY' })],
  'events.management.excludeKms': [{}, management({ excludeKms: true })],
  'events.management.excludeRdsDataApi': [{}, management({ excludeRdsDataApi: true })],
  'events.data[].name': [objects({}), objects({ name: 'All objects' })],
  'events.data[].resourceType': [objects({}), objects({ resourceType: 'AWS::SQS::Queue' })],
  'events.data[].readWriteType': [objects({}), objects({ readWriteType: 'WRITE_ONLY' })],
  ...condition('events.data[].resourceArn', (resourceArn) => objects({ resourceArn }), 'arn:aws:s3:::payments/1'),
  ...condition('events.data[].eventName', (eventName) => objects({ eventName }), 'PutObject'),
  ...condition('events.data[].eventSource', (eventSource) => objects({ eventSource }), 's3.amazonaws.com'),
  ...condition('events.data[].eventType', (eventType) => objects({ eventType }), 'AwsApiCall'),
  ...condition(
    'events.data[].userIdentityArn',
    (userIdentityArn) => objects({ userIdentityArn }),
    'arn:aws:iam::111111111111:user/ann',
  ),
  'events.data[].sessionCredentialFromConsole': [objects({}), objects({ sessionCredentialFromConsole: false })],
  'events.dropBatchDeleteEntries': [
    objects({}),
    events({ data: [{ resourceType: 'AWS::S3::Object' }], dropBatchDeleteEntries: true }),
  ],
  'events.recordOwnDeliveries': [
    objects({}),
    events({ data: [{ resourceType: 'AWS::S3::Object' }], recordOwnDeliveries: true }),
  ],
  'events.networkActivity[].name': [denied({}), denied({ name: 'Keys' })],
  'events.networkActivity[].eventSource': [denied({}), denied({ eventSource: 's3.amazonaws.com' })],
  'events.networkActivity[].onlyDenied': [denied({}), denied({ onlyDenied: true })],
  ...condition('events.networkActivity[].eventName', (eventName) => denied({ eventName }), 'Decrypt'),
  ...condition('events.networkActivity[].vpcEndpointId', (vpcEndpointId) => denied({ vpcEndpointId }), 'vpce-12345678'),
  ...condition(
    'events.networkActivity[].userIdentityArn',
    (userIdentityArn) => denied({ userIdentityArn }),
    'arn:aws:iam::111111111111:user/ann',
  ),
  'events.insights.management': [{}, events({ insights: { management: ['API_CALL_RATE'] } })],
  'events.insights.data': [
    objects({}),
    events({ data: [{ resourceType: 'AWS::S3::Object' }], insights: { data: ['API_CALL_RATE'] } }),
  ],
  'events.aggregation': [
    objects({}),
    events({ data: [{ resourceType: 'AWS::S3::Object' }], aggregation: ['USER_ACTIONS'] }),
  ],
  'events.managementEventsAlreadyRecorded': [{}, events({ managementEventsAlreadyRecorded: true })],
  'storage.retentionDays': [{}, storage({ retentionDays: 3653 })],
  'storage.noncurrentVersionRetentionDays': [{}, storage({ noncurrentVersionRetentionDays: 30 })],
  'storage.tiers[].storageClass': [tier('STANDARD_IA', 30), tier('GLACIER_IR', 30)],
  'storage.tiers[].afterDays': [tier('STANDARD_IA', 30), tier('STANDARD_IA', 31)],
  'storage.objectLock.mode': [lock({ ...compliance, acceptIrreversible: true }), lock({ acceptIrreversible: true })],
  'storage.objectLock.days': [lock({}), lock({ days: 31 })],
  'storage.objectLock.acceptIrreversible': [lock(compliance), lock({ ...compliance, acceptIrreversible: true })],
  'storage.replication.bucketArn': [
    storage({ replication }),
    storage({ replication: { ...replication, bucketArn: 'arn:aws:s3:::other' } }),
  ],
  'storage.replication.accountId': [
    storage({ replication }),
    storage({ replication: { ...replication, accountId: '555555555555' } }),
  ],
  'storage.replication.keyArn': [
    storage({ replication }),
    storage({ replication: { ...replication, keyArn: replication.keyArn.replace('1234', '4321') } }),
  ],
  'storage.readers': [{}, storage({ readers: ['333333333333'] })],
  'storage.writers': [{}, storage({ writers: ['arn:aws:iam::333333333333:role/migration'] })],
  'storage.eventBridgeNotifications': [{}, storage({ eventBridgeNotifications: false })],
  'storage.removal': [storage({ acceptDataLoss: true }), storage({ acceptDataLoss: true, removal: 'DESTROY' })],
  'storage.acceptDataLoss': [storage({ removal: 'DESTROY' }), storage({ removal: 'DESTROY', acceptDataLoss: true })],
  'storage.accessLogs.retentionDays': [{}, storage({ accessLogs: { retentionDays: 30 } })],
  'storage.accessLogs.existingBucketName': [{}, storage({ accessLogs: { existingBucketName: 'access-logs' } })],
  'storage.existingBucketName': [{}, storage({ existingBucketName: 'company-logs' })],
  'storage.existingBucketOwner': [{}, storage({ existingBucketOwner: '333333333333' })], // verify reads it
  'encryption.alias': [{}, { encryption: { alias: 'audit' } }],
  'encryption.existingKeyArn': [{}, { encryption: EXISTING.encryption }],
  'delivery.cloudWatchLogs.enabled': [{}, { delivery: { cloudWatchLogs: { enabled: false } } }],
  'delivery.cloudWatchLogs.retentionDays': [{}, { delivery: { cloudWatchLogs: { retentionDays: 365 } } }],
  'delivery.cloudWatchLogs.existingLogGroupArn': [
    {},
    { delivery: { cloudWatchLogs: { existingLogGroupArn: logs.existingLogGroupArn } } },
  ],
  'delivery.cloudWatchLogs.existingRoleArn': [
    {},
    { delivery: { cloudWatchLogs: { existingRoleArn: logs.existingRoleArn } } },
  ],
  'delivery.notifications.existingTopicArn': [
    { delivery: { notifications: {} } },
    { delivery: { notifications: EXISTING.delivery!.notifications } },
  ],
  'guardrails.targets': [guarded({}), guarded({ targets: ['r-ab12'] })],
  'guardrails.exemptRoles': [guarded({}), guarded({ exemptRoles: [BREAK_GLASS] })],
  'guardrails.attach': [guarded({}), guarded({ attach: false })],
  'analytics.tables': [athena({}), athena({ tables: ['INSIGHTS'] })],
  'analytics.accounts': [athena({}), athena({ accounts: ['111111111111', '222222222222'] })],
  'analytics.regions': [athena({}), athena({ regions: ['eu-west-1'] })],
  'analytics.workGroup.scanLimitGigabytes': [athena({}), athena({ workGroup: { scanLimitGigabytes: 10 } })],
  'analytics.workGroup.resultRetentionDays': [athena({}), athena({ workGroup: { resultRetentionDays: 7 } })],
  'analytics.queries.folder': [athena({}), athena({ queries: { folder: 'test/analytics/own-queries' } })],
  'analytics.queries.include': [athena({}), athena({ queries: { include: ['root_activity'] } })],
  'analytics.sources[].name': [source({}), source({ name: 'old' })],
  'analytics.sources[].organizationId': [source({}), source({ organizationId: 'o-anotherorg2' })],
  'analytics.sources[].tables': [source({}), source({ tables: ['CLOUDTRAIL'] })],
  'analytics.sources[].bucketName': [source({}), source({ bucketName: 'other-logs' })],
  'analytics.sources[].keyPrefix': [source({}), source({ keyPrefix: 'o-exampleorg1' })],
  'analytics.sources[].keyArn': [source({}), source({ keyArn: replication.keyArn })],
  'analytics.queryWindowDays': [tier('GLACIER', 100), { ...tier('GLACIER', 100), analytics: { queryWindowDays: 365 } }],
};

/** Everything a config leads to: template, warnings, or errors. */
function outcome(config: unknown): string {
  try {
    const { stacks, templates } = make(config as BaselineConfig);
    const warnings = stacks.flatMap(warningsIn);
    return JSON.stringify([templates.map((template) => template.toJSON()), warnings]);
  } catch (error) {
    expect((error as Error).name).toBe('BaselineConfigError');
    return (error as Error).message;
  }
}

function make(config: BaselineConfig): { stacks: Stack[]; templates: Template[] } {
  if (config.organization?.accounts === undefined) {
    const baseline = newBaseline(config);
    return { stacks: [Stack.of(baseline)], templates: [templateOf(baseline)] };
  }

  const landingZone = newLandingZone(config);
  return { stacks: Object.values(stacksOf(landingZone)), templates: Object.values(templatesOf(landingZone)) };
}

test('the table below has every key of the config, and no other', () => {
  expect(Object.keys(EFFECTS).sort()).toEqual(configKeys().sort());
});

test.each(Object.entries(EFFECTS))('%s changes the template, the warnings or the errors', (_, [before, after]) => {
  expect(outcome(after)).not.toEqual(outcome(before));
});

test('the presets with everything on leave out only what contradicts the rest', () => {
  const isSet = (path: string, value: any): boolean => {
    const [key, ...rest] = path.replaceAll('[]', '').split('.');
    const inner = Array.isArray(value) ? value[0] : value;
    return inner?.[key] !== undefined && (rest.length === 0 || isSet(rest.join('.'), inner[key]));
  };

  const withoutOperator = (path: string) => path.replace(new RegExp(`\\.(${OPERATORS.join('|')})$`), '');
  expect(
    [...new Set(configKeys().map(withoutOperator))].filter(
      (path) => !isSet(path, EVERYTHING) && !isSet(path, WHOLE_LANDING_ZONE),
    ),
  ).toEqual([
    'storage.accessLogs.existingBucketName',
    'storage.existingBucketName',
    'storage.existingBucketOwner',
    'encryption.existingKeyArn',
    'delivery.cloudWatchLogs.existingLogGroupArn',
    'delivery.cloudWatchLogs.existingRoleArn',
    'delivery.notifications.existingTopicArn',
  ]);
});
