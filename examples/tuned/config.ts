import { join } from 'path';
import {
  AggregationTemplate,
  AnalyticsTable,
  BaselineConfig,
  DataRemoval,
  DataEventResourceType,
  InsightsMetric,
  ReadWriteFilter,
  NetworkEventSource,
  ObjectLockMode,
  TierStorageClass,
} from 'cdk-cloudtrail-baseline';

/**
 * Every option of a baseline that creates all its parts, once. audit.yaml is the same config, written from this one.
 */
export const config: BaselineConfig = {
  trail: {
    name: 'org-audit',
    formerNames: ['old-audit'], // until the deployment that renames the trail is through
    multiRegion: true,
    includeGlobalServiceEvents: true,
    keyPrefix: 'audit',
    tags: { owner: 'security' },
  },
  events: {
    management: { readWriteType: ReadWriteFilter.ALL, excludeKms: false, excludeRdsDataApi: false },
    data: [
      {
        name: 'Changes of invoices, and of PDFs anywhere, by people',
        resourceType: DataEventResourceType.S3_OBJECT,
        readWriteType: ReadWriteFilter.WRITE_ONLY,
        resourceArn: {
          equalTo: ['arn:aws:s3:::payments/ledger'],
          notEquals: ['arn:aws:s3:::payments/invoices/index'],
          startsWith: ['arn:aws:s3:::payments/invoices/'],
          notStartsWith: ['arn:aws:s3:::payments/invoices/drafts/'],
          endsWith: ['.pdf'],
          notEndsWith: ['.tmp'],
        },
        eventName: { notEquals: ['PutObjectAcl'] },
        eventSource: { equalTo: ['s3.amazonaws.com'] },
        eventType: { equalTo: ['AwsApiCall'] },
        userIdentityArn: { notStartsWith: ['arn:aws:sts::111111111111:assumed-role/billing/'] },
        sessionCredentialFromConsole: true,
      },
    ],
    dropBatchDeleteEntries: true,
    recordOwnDeliveries: false,
    networkActivity: [
      {
        name: 'Denied reads of secrets',
        eventSource: NetworkEventSource.SECRETSMANAGER,
        onlyDenied: true,
        eventName: { equalTo: ['GetSecretValue'] },
        vpcEndpointId: { startsWith: ['vpce-0'] },
        userIdentityArn: { startsWith: ['arn:aws:sts::111111111111:'] },
      },
    ],
    insights: {
      management: [InsightsMetric.API_CALL_RATE, InsightsMetric.API_ERROR_RATE],
      data: [InsightsMetric.API_ERROR_RATE],
    },
    aggregation: [AggregationTemplate.API_ACTIVITY, AggregationTemplate.RESOURCE_ACCESS],
    managementEventsAlreadyRecorded: false,
  },
  storage: {
    retentionDays: 3653,
    noncurrentVersionRetentionDays: 30,
    tiers: [
      { storageClass: TierStorageClass.INTELLIGENT_TIERING, afterDays: 0 },
      { storageClass: TierStorageClass.GLACIER_IR, afterDays: 365 },
      { storageClass: TierStorageClass.DEEP_ARCHIVE, afterDays: 731 },
    ],
    objectLock: { mode: ObjectLockMode.GOVERNANCE, days: 365, acceptIrreversible: false },
    accessLogs: { retentionDays: 731 },
    replication: {
      bucketArn: 'arn:aws:s3:::dr-audit-logs',
      accountId: '444444444444',
      keyArn: 'arn:aws:kms:eu-central-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    readers: ['333333333333', 'arn:aws:iam::333333333333:role/siem', 'o-exampleorg1'],
    writers: ['arn:aws:iam::111111111111:role/log-migration'],
    eventBridgeNotifications: true,
    removal: DataRemoval.RETAIN,
    acceptDataLoss: false,
  },
  encryption: { alias: 'audit' },
  delivery: {
    cloudWatchLogs: { enabled: true, retentionDays: 365 },
    notifications: {},
  },
  analytics: {
    queryWindowDays: 731,
    tables: [AnalyticsTable.NETWORK_ACTIVITY], // in addition to those that the trail can fill
    accounts: ['111111111111'],
    regions: ['eu-west-1', 'us-east-1'],
    workGroup: { scanLimitGigabytes: 100, resultRetentionDays: 7 },
    queries: {
      folder: join(__dirname, 'queries'),
      include: ['root_activity', 'trail_tampering', 'payments_table_reads'],
    },
  },
};
