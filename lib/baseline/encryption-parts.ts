import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BaselinePart } from './baseline-part';
import { keyStatements } from '../storage/key-statements';
import { LogKey } from '../storage/log-key';
import { ResourcePolicy } from '../synth/resource-policy';

/** The key, made or brought along, and its policy. */
export interface EncryptionParts {
  readonly key: IKey;
  readonly policy: ResourcePolicy;
  readonly brought: boolean;
}

/** What of it was handed over. */
export interface HandedOverForEncryption {
  readonly encryptionKey?: IKey;
  readonly logBucket?: IBucket;
}

export function makeEncryption(scope: Construct, { plan, identity }: BaselinePart, handedOver: HandedOverForEncryption): EncryptionParts {
  const { alias, existingKeyArn } = plan.encryption;
  const encryptsTopic = plan.delivery.notifications?.made ?? false; // a topic that is brought along has a key of its own, or none
  const uses = {
    bucketRegion: handedOver.logBucket?.env.region,
    readers: plan.storage.readers,
    writers: plan.storage.logBucket?.writers,
  };
  const brought = handedOver.encryptionKey ?? (existingKeyArn === undefined ? undefined : Key.fromKeyArn(scope, 'Key', existingKeyArn));
  const key = brought ?? new LogKey(scope, 'Key', { identity, alias, encryptsTopic, ...uses, removal: plan.storage.removal }).key;
  const policy = new ResourcePolicy(scope, key, {
    id: 'keyStatementsNeeded', of: 'the key', property: 'requiredKeyStatements', otherwise: 'CloudTrail refuses the trail',
  });
  if (brought !== undefined) {
    policy.add(...keyStatements(identity, { ...uses, topicArns: encryptsTopic ? identity.topicArns : undefined }));
  }
  return { key, policy, brought: brought !== undefined };
}
