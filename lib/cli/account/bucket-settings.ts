import type {
  GetBucketNotificationConfigurationCommandOutput,
  IntelligentTieringConfiguration,
  LoggingEnabled,
  ObjectLockConfiguration,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';
import {
  ArchiveState,
  BucketEncryptionState,
  BucketNotificationState,
  LoggingState,
  ObjectLockState,
  PublicAccessState,
} from './bucket-state';
import { filterText, settingsText } from './settings-text';

export function encryptionOf(configuration: ServerSideEncryptionConfiguration | undefined): BucketEncryptionState {
  const [rule] = configuration?.Rules ?? [];
  const { SSEAlgorithm: algorithm = 'AES256', KMSMasterKeyID: keyId } = rule?.ApplyServerSideEncryptionByDefault ?? {};

  return {
    algorithm: algorithm as string,
    keyId,
    bucketKey: rule?.BucketKeyEnabled ?? false,
    blockedTypes: rule?.BlockedEncryptionTypes?.EncryptionType ?? [],
  };
}

/** Undefined: not enabled. */
export function lockOf(configuration: ObjectLockConfiguration | undefined): ObjectLockState | undefined {
  const { ObjectLockEnabled: enabled, Rule: rule } = configuration ?? {};
  const { Mode: mode, Days: days, Years: years, DefaultEventHold: hold } = rule?.DefaultRetention ?? {};

  return enabled !== 'Enabled' ? undefined : { mode, days, years, eventHold: hold && JSON.stringify(hold) };
}

/** A setting that isn't returned is off. */
export function publicAccessOf(blocks: PublicAccessBlockConfiguration = {}): PublicAccessState {
  return {
    blockPublicAcls: blocks.BlockPublicAcls ?? false,
    ignorePublicAcls: blocks.IgnorePublicAcls ?? false,
    blockPublicPolicy: blocks.BlockPublicPolicy ?? false,
    restrictPublicBuckets: blocks.RestrictPublicBuckets ?? false,
  };
}

export function loggingOf(logging: LoggingEnabled): LoggingState {
  const { TargetBucket: targetBucket = '', TargetPrefix: targetPrefix = '', TargetObjectKeyFormat: format } = logging;
  const others = settingsText({ TargetGrants: logging.TargetGrants, TargetObjectKeyFormat: format?.PartitionedPrefix });

  return { targetBucket, targetPrefix, others };
}

/** EventBridge, and the notifications to topics, queues and functions. */
export function notificationsOf({
  EventBridgeConfiguration: eventBridge,
  ...others
}: Omit<GetBucketNotificationConfigurationCommandOutput, '$metadata'>): BucketNotificationState {
  return { eventBridge: eventBridge !== undefined, others };
}

/** The enabled configurations. S3 Intelligent-Tiering archives nothing without one. */
export function archivesOf(configurations: readonly IntelligentTieringConfiguration[]): ArchiveState[] {
  return configurations
    .filter(({ Status: status }) => status !== 'Disabled')
    .map(({ Id: id = '', Tierings: tierings = [], Filter: filter }) => ({
      id,
      tiers: tierings.map(({ AccessTier: tier = 'unknown', Days: days }) => `${tier} after ${days} days`),
      filter: filterText(filter),
    }));
}
