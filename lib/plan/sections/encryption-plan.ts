import { Place } from './place';
import { parseArn } from '../../aws/arn';
import { EncryptionConfig } from '../../config/encryption-config';
import { CheckContext, join } from '../../validation/check';

/** The plan of the log key, with all defaults. */
export interface EncryptionPlan {
  /** The alias without `alias/`; absent for the default alias, and with an existing key. */
  readonly alias?: string;
  readonly existingKeyArn?: string;
  /** True if the key was passed in as a construct; absent otherwise. */
  readonly passedIn?: boolean;
}

/** What encryption needs in addition to its section of the config. */
export interface EncryptionFacts {
  readonly homeRegion: string;
  /** Account, region and path of a key that was passed in as a construct, and whether it is known to be asymmetric. */
  readonly key?: Place & { readonly isAsymmetric: boolean };
  /** Whether the key encrypts a resource that the baseline creates, so that it must be in the home region. */
  readonly keyIsUsedAtHome: boolean;
}

export function planEncryption(
  config: EncryptionConfig,
  facts: EncryptionFacts,
  path: string,
  { problems, isToken }: CheckContext,
): EncryptionPlan {
  const { alias, existingKeyArn } = config;
  if (existingKeyArn !== undefined && facts.key !== undefined) {
    problems.add(join(path, 'existingKeyArn'), {
      wrong: 'names a key, and encryptionKey is passed in too',
      got: existingKeyArn,
      allowed: 'one of the two',
      fix: 'remove one',
    });
  }

  const hasExistingKey = existingKeyArn !== undefined || facts.key !== undefined;
  if (hasExistingKey && alias !== undefined) {
    problems.add(join(path, 'alias'), {
      wrong: 'is an option of a key that the baseline creates, and an existing key is used',
      got: alias,
      allowed: `this key, or ${existingKeyArn !== undefined ? join(path, 'existingKeyArn') : 'encryptionKey'}`,
      fix: 'remove one',
    });
  }

  const region =
    facts.key?.region ??
    (existingKeyArn === undefined || isToken(existingKeyArn) ? undefined : parseArn(existingKeyArn).region);

  if (
    region !== undefined &&
    facts.keyIsUsedAtHome &&
    !isToken(region) &&
    !isToken(facts.homeRegion) &&
    region !== facts.homeRegion
  ) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    problems.add(facts.key !== undefined ? 'encryptionKey' : join(path, 'existingKeyArn'), {
      wrong: 'is a key in another region than the trail',
      got: facts.key?.path ?? existingKeyArn,
      allowed: `a key in ${facts.homeRegion}`,
      fix: 'use a key of that region',
    });
  }

  if (facts.key?.isAsymmetric) {
    problems.add('encryptionKey', {
      wrong: 'is an asymmetric key',
      got: facts.key.path,
      allowed: 'a symmetric key',
      fix: 'pass another key',
    });
  }

  return { existingKeyArn, alias, passedIn: facts.key === undefined ? undefined : true };
}
