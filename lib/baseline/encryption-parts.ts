import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { BaselinePart } from './baseline-part';
import { keyStatements } from '../storage/key-statements';
import { LogKey } from '../storage/log-key';
import { ResourcePolicy } from '../synth/resource-policy';

/** The key, made or brought along, and its policy. */
export interface EncryptionParts {
  readonly key: IKey;
  readonly policy: ResourcePolicy;
}

export function makeEncryption(scope: Construct, { plan, identity }: BaselinePart, handedOver?: IKey): EncryptionParts {
  const { alias, existingKeyArn } = plan.encryption;
  const { cloudWatchLogs, notifications } = plan.delivery;
  const uses = {
    // A log group or topic that is brought along has a key of its own, or none.
    logGroupName: cloudWatchLogs?.retentionDays === undefined ? undefined : identity.logGroupName,
    encryptsTopic: notifications?.made ?? false,
    readers: plan.storage.readers,
    writers: plan.storage.logBucket?.writers,
  };
  const brought = handedOver ?? (existingKeyArn === undefined ? undefined : Key.fromKeyArn(scope, 'Key', existingKeyArn));
  const key = brought ?? new LogKey(scope, 'Key', { identity, alias, ...uses, removal: plan.storage.removal }).key;
  const policy = new ResourcePolicy(scope, key, {
    id: 'keyStatementsNeeded', of: 'the key', property: 'requiredKeyStatements', otherwise: 'CloudTrail refuses the trail',
  });
  if (brought !== undefined) {
    policy.add(...keyStatements(identity, uses));
  }
  return { key, policy };
}
