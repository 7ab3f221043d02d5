import { App, Environment, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ENV, newStack } from './apps';
import {
  AggregationTemplate, AnalyticsTable, BaselineConfig, CloudTrailBaseline, DataRemoval, InsightType, ManagementReadWriteType, ObjectLockMode, ReadWriteType, TierStorageClass,
} from '../../lib';

/** Every option that goes together. */
export const EVERYTHING: BaselineConfig = {
  trail: { name: 'org-audit', formerNames: ['old-audit'], multiRegion: true, includeGlobalServiceEvents: true, keyPrefix: 'audit', tags: { owner: 'security' } },
  events: {
    management: { readWriteType: ManagementReadWriteType.WRITE_ONLY, excludeKms: true, excludeRdsDataApi: true },
    data: [
      {
        name: 'Changes of invoices, and of PDFs anywhere, by people',
        resourceType: 'AWS::S3::Object',
        readWriteType: ReadWriteType.WRITE_ONLY,
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
      { resourceType: 'AWS::Lambda::Function' },
    ],
    dropBatchDeleteEntries: true,
    recordOwnDeliveries: false,
    networkActivity: [{
      name: 'Denied reads of secrets',
      eventSource: 'secretsmanager.amazonaws.com',
      onlyDenied: true,
      eventName: { equalTo: ['GetSecretValue'] },
      vpcEndpointId: { startsWith: ['vpce-0'] },
      userIdentityArn: { startsWith: ['arn:aws:sts::111111111111:'] },
    }],
    insights: { management: [InsightType.API_CALL_RATE, InsightType.API_ERROR_RATE], data: [InsightType.API_ERROR_RATE] },
    aggregation: [AggregationTemplate.API_ACTIVITY, AggregationTemplate.RESOURCE_ACCESS],
    managementEventsAlreadyRecorded: true,
  },
  storage: {
    retentionDays: 3653,
    noncurrentVersionRetentionDays: 30,
    tiers: [
      { storageClass: TierStorageClass.INTELLIGENT_TIERING, afterDays: 0 },
      { storageClass: TierStorageClass.GLACIER_IR, afterDays: 365 },
      { storageClass: TierStorageClass.DEEP_ARCHIVE, afterDays: 731 },
    ],
    objectLock: { mode: ObjectLockMode.COMPLIANCE, days: 365, acceptIrreversible: true },
    accessLogs: { retentionDays: 731 },
    replication: {
      bucketArn: 'arn:aws:s3:::dr-audit-logs', accountId: '444444444444', keyArn: 'arn:aws:kms:eu-central-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    readers: ['333333333333', 'arn:aws:iam::333333333333:role/siem', 'o-exampleorg1'],
    writers: ['arn:aws:iam::111111111111:role/log-migration'],
    eventBridgeNotifications: true,
    removal: DataRemoval.DESTROY,
    acceptDataLoss: true,
  },
  encryption: { alias: 'audit' },
  delivery: { cloudWatchLogs: { enabled: true, retentionDays: 365 }, notifications: {} },
  analytics: { queryWindowDays: 731, tables: [AnalyticsTable.INSIGHTS], accounts: ['111111111111', '222222222222'], regions: ['eu-west-1', 'us-east-1'], workGroup: { scanLimitGigabytes: 100, resultRetentionDays: 7 }, queries: { folder: 'test/analytics/own-queries', include: ['root_activity', 'bucket_deletions', 'insights_open'] } },
};

/** Everything that can be brought along by name. */
export const EXISTING: BaselineConfig = {
  trail: { name: 'org-audit' },
  storage: { existingBucketName: 'company-audit-logs' },
  encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
  delivery: {
    cloudWatchLogs: {
      existingLogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:audit-events', existingRoleArn: 'arn:aws:iam::111111111111:role/cloudtrail-to-logs',
    },
    notifications: { existingTopicArn: 'arn:aws:sns:eu-west-1:222222222222:audit-notices' },
  },
};

const withConfig = (config: BaselineConfig, env: Environment = ENV) => (app: App) => new CloudTrailBaseline(newStack(env, app), 'Audit', config);

function handOver(app: App): CloudTrailBaseline {
  const stack: Stack = newStack(ENV, app);
  const encryptionKey = new Key(stack, 'OwnKey', { enableKeyRotation: true });
  const buckets = { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true, enforceSSL: true, blockPublicAccess: BlockPublicAccess.BLOCK_ALL };
  return new CloudTrailBaseline(stack, 'Audit', {
    trail: { name: 'org-audit' },
    storage: { readers: ['333333333333'] },
    encryptionKey,
    logBucket: new Bucket(stack, 'OwnBucket', buckets),
    logGroup: new LogGroup(stack, 'OwnLogGroup'),
    logsRole: new Role(stack, 'OwnRole', { assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com') }),
    topic: new Topic(stack, 'OwnTopic', { masterKey: encryptionKey, enforceSSL: true }),
  });
}

/** The forms a baseline is used in; each makes one in an app. */
export const PRESETS: Record<string, (app: App) => CloudTrailBaseline> = {
  'defaults': withConfig({}),
  'everything on': withConfig(EVERYTHING),
  'parts handed over': handOver,
  'parts that exist already': withConfig(EXISTING),
  'environment-agnostic': withConfig({ delivery: { notifications: {} } }, {}),
  'aws-cn': withConfig({ delivery: { notifications: {} }, storage: { readers: ['333333333333'] } }, { account: '111111111111', region: 'cn-north-1' }),
  'aws-us-gov': withConfig({ delivery: { notifications: {} }, storage: { readers: ['333333333333'] } }, { account: '111111111111', region: 'us-gov-west-1' }),
};
