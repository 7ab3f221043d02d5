import { App, Environment, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ENV, newStack } from './apps';
import { config as tuned } from '../../examples/tuned/config';
import {
  AnalyticsTable,
  BaselineConfig,
  CloudTrailBaseline,
  DataRemoval,
  ReadWriteFilter,
  ObjectLockMode,
} from '../../lib';

const { events, storage, analytics } = tuned;

/** Every option that goes together, each with a value that isn't its default. */
export const EVERYTHING: BaselineConfig = {
  ...tuned,
  events: {
    ...events,
    management: { readWriteType: ReadWriteFilter.WRITE_ONLY, excludeKms: true, excludeRdsDataApi: true },
    data: [...events!.data!, { resourceType: 'AWS::Lambda::Function' }],
    managementEventsAlreadyRecorded: true,
  },
  storage: {
    ...storage,
    objectLock: { mode: ObjectLockMode.COMPLIANCE, days: 365, acceptIrreversible: true },
    removal: DataRemoval.DESTROY,
    acceptDataLoss: true,
  },
  analytics: {
    ...analytics,
    tables: [AnalyticsTable.INSIGHTS],
    accounts: ['111111111111', '222222222222'],
    queries: { folder: 'test/analytics/own-queries', include: ['root_activity', 'bucket_deletions', 'insights_open'] },
  },
};

/** Everything that can be existing by name. */
export const EXISTING: BaselineConfig = {
  trail: { name: 'org-audit' },
  storage: { existingBucketName: 'company-audit-logs' },
  encryption: { existingKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
  delivery: {
    cloudWatchLogs: {
      existingLogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:audit-events',
      existingRoleArn: 'arn:aws:iam::111111111111:role/cloudtrail-to-logs',
    },
    notifications: { existingTopicArn: 'arn:aws:sns:eu-west-1:222222222222:audit-notices' },
  },
};

const withConfig =
  (config: BaselineConfig, env: Environment = ENV) =>
  (app: App) =>
    new CloudTrailBaseline(newStack(env, app), 'Audit', config);

function passIn(app: App): CloudTrailBaseline {
  const stack: Stack = newStack(ENV, app);
  const encryptionKey = new Key(stack, 'OwnKey', { enableKeyRotation: true });
  const buckets = {
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  };

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

/** The forms a baseline is used in; each creates one in an app. */
export const PRESETS: Record<string, (app: App) => CloudTrailBaseline> = {
  defaults: withConfig({}),
  'everything on': withConfig(EVERYTHING),
  'parts passed in': passIn,
  'parts that exist already': withConfig(EXISTING),
  'environment-agnostic': withConfig({ delivery: { notifications: {} } }, {}),
  'aws-cn': withConfig(
    { delivery: { notifications: {} }, storage: { readers: ['333333333333'] } },
    { account: '111111111111', region: 'cn-north-1' },
  ),
  'aws-us-gov': withConfig(
    { delivery: { notifications: {} }, storage: { readers: ['333333333333'] } },
    { account: '111111111111', region: 'us-gov-west-1' },
  ),
};
