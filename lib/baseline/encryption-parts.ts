import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { BaselinePart } from './baseline-part';
import { keyStatements } from '../policies/key-policy';
import { LogKey } from '../storage/log-key';
import { policyStatements } from '../synth/policy-statement';
import { ResourcePolicy } from '../synth/resource-policy';

/** The key, created or existing, and its policy. */
export interface EncryptionParts {
  readonly key: IKey;
  readonly policy: ResourcePolicy;
  readonly isExistingKey: boolean;
}

export function createEncryption(
  scope: Construct,
  { plan, identity, archive }: BaselinePart,
  passedIn?: IKey,
): EncryptionParts {
  const { alias, existingKeyArn } = plan.encryption;
  const isOfTrail = archive === undefined; // log group and topic are in the trail's account
  // an existing topic has its own key, or none
  const encryptsTopic = isOfTrail && (plan.delivery.notifications?.isCreated ?? false);
  const uses = { readers: plan.storage.readers, writers: plan.storage.logBucket?.writers };

  const createKey = () =>
    new LogKey(scope, 'Key', {
      identity,
      alias: archive?.keyAlias ?? alias,
      encryptsLogGroups: isOfTrail,
      encryptsTopic,
      ...uses,
      ...plan.storage.removal,
    }).key;

  const existingKey = passedIn ?? importKey(scope, existingKeyArn);
  const key = existingKey ?? createKey();
  const policy = new ResourcePolicy(scope, key, {
    id: 'keyStatementsNeeded',
    of: 'the key',
    property: 'requiredKeyStatements',
    consequence: 'CloudTrail refuses the trail',
  });

  if (existingKey !== undefined) {
    const statements = keyStatements(identity._names, {
      ...uses,
      bucketRegion: existingKey.env.region, // the key's region is the bucket's, and an imported bucket's is unknown
      logGroups: isOfTrail,
      topicArns: encryptsTopic ? identity.topicArns : undefined,
    });

    policy.add(...policyStatements(statements));
  }

  return { key, policy, isExistingKey: existingKey !== undefined };
}

function importKey(scope: Construct, keyArn: string | undefined): IKey | undefined {
  return keyArn === undefined ? undefined : Key.fromKeyArn(scope, 'Key', keyArn);
}
