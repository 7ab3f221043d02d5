import { events } from './event-shapes';
import { homeRegion } from './home-region';
import { region } from './region';
import {
  AnalyticsConfig,
  AnalyticsSource,
  AnalyticsTable,
  QueriesConfig,
  WorkGroupConfig,
} from '../../config/analytics-config';
import { BaselineConfig } from '../../config/baseline-config';
import { CloudWatchLogsConfig, DeliveryConfig, NotificationsConfig } from '../../config/delivery-config';
import { EncryptionConfig } from '../../config/encryption-config';
import { GuardrailsConfig } from '../../config/guardrails-config';
import {
  DataRemoval,
  LogBucketConfig,
  ObjectLockConfig,
  ObjectLockMode,
  RemovalConfig,
  ReplicationConfig,
  StorageTier,
  TierStorageClass,
} from '../../config/log-bucket-config';
import { ControlTowerMode, OrganizationAccounts, OrganizationConfig } from '../../config/organization-config';
import { AccessLogsConfig, StorageConfig } from '../../config/storage-config';
import { TrailConfig } from '../../config/trail-config';
import {
  Check,
  checkOf,
  days,
  distinct,
  flag,
  join,
  listOf,
  oneOf,
  oneOfNumbers,
  Shape,
  some,
  struct,
  string,
  whole,
} from '../../validation/check';
import { UNKNOWN } from '../../validation/placeholder';
import { isPlainObject } from '../../validation/problems';
import * as grammar from '../../validation/string-formats';

/** 100 years: the maximum of Object Lock, and enough for every other number of days. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
const MAX_DAYS = 36500;

/** The retention periods that CloudWatch Logs supports, in days. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const LOG_GROUP_RETENTIONS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Every trail has a tag, because compliance checks require one. The tag names the package that creates the trail. */
export const OWN_TAG = { ManagedBy: 'cdk-cloudtrail-baseline' };

/** AWS allows 50 tags on a resource, one of which the package sets. */
const MAX_TAGS = 49;

const tagsSchema = {
  type: 'object',
  propertyNames: { pattern: grammar.TAG_KEY.pattern.source },
  additionalProperties: string(grammar.TAG_VALUE).schema,
  maxProperties: MAX_TAGS + Object.keys(OWN_TAG).length,
};

const tags: Check<{ [key: string]: string }> = checkOf(tagsSchema, (value, path, context) => {
  if (!isPlainObject(value) || Object.keys(value).filter((key) => !(key in OWN_TAG)).length > MAX_TAGS) {
    const got = isPlainObject(value) ? `${Object.keys(value).length} tags` : value;
    context.problems.add(path, {
      wrong: 'must be tags',
      got,
      allowed: `up to ${MAX_TAGS} pairs of key and value`,
      fix: 'correct or remove tags',
    });

    return undefined;
  }

  const key = string(grammar.TAG_KEY);
  const tagValue = string(grammar.TAG_VALUE);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, content]) => {
      const read = [key(name, join(path, name), context), tagValue(content, join(path, name), context)];
      return read.includes(undefined) ? [] : [read];
    }),
  );
});

export const TRAIL_SHAPE: Shape<TrailConfig> = {
  name: string(grammar.TRAIL_NAME),
  formerNames: distinct(string(grammar.TRAIL_NAME)),
  multiRegion: flag,
  includeGlobalServiceEvents: flag,
  keyPrefix: string(grammar.KEY_PREFIX),
  tags,
};

/** A value that must be known at synth, because it decides where stacks are created, or is calculated with. */
function known<T>(check: Check<T>, allowed: string): Check<T> {
  return checkOf(check.schema, (value, path, context) => {
    if (context.isToken(value)) {
      context.problems.add(path, {
        wrong: 'must be known at synth',
        got: value,
        allowed,
        fix: 'write the value itself',
      });

      return undefined;
    }

    return check(value, path, context);
  });
}

/**
 * A required string that no other check depends on. If it is invalid, the rest of its section is checked nevertheless.
 */
function orUnknown(check: Check<string>): Check<string> {
  return checkOf(check.schema, (value, path, context) => check(value, path, context) ?? UNKNOWN);
}

const accountId = known(string(grammar.ACCOUNT_ID), grammar.ACCOUNT_ID.allowed);

const ACCOUNTS_SHAPE: Shape<OrganizationAccounts> = {
  management: accountId,
  logArchive: accountId,
  securityTooling: accountId,
};

/**
 * CloudFormation calls StartLogging with the trail's name, which doesn't exist in a delegated administrator's account.
 */
export const DELEGATED_ADMINISTRATOR =
  "CloudFormation can't create an organization trail from a delegated administrator " +
  '(https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1932): create it in the management account; ' +
  'a delegated administrator that is registered there can still manage it';

/** Keys that users look for and that don't exist, each with the fix. */
export const ORGANIZATION_WORDS = {
  delegatedAdministrator: DELEGATED_ADMINISTRATOR,
  delegatedAdmin: DELEGATED_ADMINISTRATOR,
};

export const ORGANIZATION_SHAPE: Shape<OrganizationConfig> = {
  id: orUnknown(string(grammar.ORGANIZATION_ID)),
  accounts: struct(ACCOUNTS_SHAPE, ['management', 'logArchive'], ORGANIZATION_WORDS),
  homeRegion: known(homeRegion, 'a region, such as eu-west-1'),
  controlTower: oneOf(ControlTowerMode),
};

export const GUARDRAILS_SHAPE: Shape<GuardrailsConfig> = {
  targets: some(distinct(string(grammar.POLICY_TARGET))),
  exemptRoles: distinct(string(grammar.ROLE_ARN)),
  attach: flag,
};

const TIER_SHAPE: Shape<StorageTier> = {
  storageClass: oneOf(TierStorageClass),
  afterDays: days(0, MAX_DAYS),
};

const OBJECT_LOCK_SHAPE: Shape<ObjectLockConfig> = {
  mode: oneOf(ObjectLockMode),
  days: days(1, MAX_DAYS),
  acceptIrreversible: flag,
};

export const REPLICATION_SHAPE: Shape<ReplicationConfig> = {
  bucketArn: string(grammar.BUCKET_ARN),
  accountId: string(grammar.ACCOUNT_ID),
  keyArn: string(grammar.KEY_ARN),
};

export const REMOVAL_SHAPE: Shape<RemovalConfig> = {
  removal: oneOf(DataRemoval),
  acceptDataLoss: flag,
};

export const LOG_BUCKET_SHAPE: Shape<LogBucketConfig> = {
  retentionDays: days(1, MAX_DAYS),
  noncurrentVersionRetentionDays: days(1, MAX_DAYS),
  tiers: listOf(struct(TIER_SHAPE, ['storageClass', 'afterDays'])),
  objectLock: struct(OBJECT_LOCK_SHAPE, ['days']),
  replication: struct(REPLICATION_SHAPE, ['bucketArn', 'keyArn']),
  readers: distinct(string(grammar.READER)),
  writers: distinct(string(grammar.ROLE_ARN)),
  eventBridgeNotifications: flag,
  ...REMOVAL_SHAPE,
};

export const ACCESS_LOGS_SHAPE: Shape<AccessLogsConfig> = {
  retentionDays: days(1, MAX_DAYS),
  existingBucketName: string(grammar.BUCKET_NAME),
};

const STORAGE_SHAPE: Shape<StorageConfig> = {
  ...LOG_BUCKET_SHAPE,
  accessLogs: struct(ACCESS_LOGS_SHAPE),
  existingBucketName: string(grammar.BUCKET_NAME),
  existingBucketOwner: string(grammar.ACCOUNT_ID),
};

export const ENCRYPTION_SHAPE: Shape<EncryptionConfig> = {
  alias: string(grammar.KEY_ALIAS),
  existingKeyArn: string(grammar.KEY_ARN),
};

export const CLOUDWATCH_LOGS_SHAPE: Shape<CloudWatchLogsConfig> = {
  enabled: flag,
  retentionDays: oneOfNumbers(LOG_GROUP_RETENTIONS),
  existingLogGroupArn: string(grammar.LOG_GROUP_ARN),
  existingRoleArn: string(grammar.ROLE_ARN),
};

const NOTIFICATIONS_SHAPE: Shape<NotificationsConfig> = {
  existingTopicArn: string(grammar.TOPIC_ARN),
};

const DELIVERY_SHAPE: Shape<DeliveryConfig> = {
  cloudWatchLogs: struct(CLOUDWATCH_LOGS_SHAPE),
  notifications: struct(NOTIFICATIONS_SHAPE),
};

const SOURCE_SHAPE: Shape<AnalyticsSource> = {
  name: string(grammar.SOURCE_NAME),
  bucketName: string(grammar.BUCKET_NAME),
  keyPrefix: string(grammar.KEY_PREFIX),
  keyArn: string(grammar.KEY_ARN),
  organizationId: string(grammar.ORGANIZATION_ID),
  tables: some(distinct(oneOf(AnalyticsTable))),
};

export const WORK_GROUP_SHAPE: Shape<WorkGroupConfig> = {
  // Athena's limit is in bytes, so the value is multiplied
  scanLimitGigabytes: known(whole('gigabytes', 1, 1_000_000), '1 to 1000000'),
  resultRetentionDays: days(1, MAX_DAYS),
};

export const QUERIES_SHAPE: Shape<QueriesConfig> = {
  folder: known(string(grammar.FOLDER), grammar.FOLDER.allowed),
  include: distinct(known(string(grammar.SAVED_QUERY), grammar.SAVED_QUERY.allowed)),
};

const ANALYTICS_SHAPE: Shape<AnalyticsConfig> = {
  queryWindowDays: days(1, MAX_DAYS),
  tables: distinct(oneOf(AnalyticsTable)),
  accounts: some(distinct(string(grammar.ACCOUNT_ID))),
  regions: some(distinct(region)),
  workGroup: struct(WORK_GROUP_SHAPE),
  queries: struct(QUERIES_SHAPE),
  sources: listOf(struct(SOURCE_SHAPE, ['name', 'bucketName'])),
};

/** Every key of the config, with the check of its value. */
export const BASELINE_SHAPE: Shape<BaselineConfig> = {
  trail: struct(TRAIL_SHAPE),
  organization: struct(ORGANIZATION_SHAPE, ['id'], ORGANIZATION_WORDS),
  events,
  storage: struct(STORAGE_SHAPE),
  encryption: struct(ENCRYPTION_SHAPE),
  delivery: struct(DELIVERY_SHAPE),
  analytics: struct(ANALYTICS_SHAPE),
  guardrails: struct(GUARDRAILS_SHAPE),
};
