import { CheckContext, join } from './check';
import { EncryptionConfig } from '../config/encryption-config';

/** The log key, every default filled in. */
export interface EncryptionPlan {
  /** The alias without `alias/`; absent for the trail's own, and when an existing key is used. */
  readonly alias?: string;
  readonly existingKeyArn?: string;
}

/** What encryption stands on that its section doesn't say. */
export interface EncryptionFacts {
  readonly homeRegion: string;
  /** Whether a key was handed over as a construct. */
  readonly keyHandedOver: boolean;
  /** Whether the key encrypts something that the baseline makes, and that is in the home region therefore. */
  readonly keyIsUsedAtHome: boolean;
}

export function planEncryption(config: EncryptionConfig, facts: EncryptionFacts, path: string, { problems, isToken }: CheckContext): EncryptionPlan {
  const { alias, existingKeyArn } = config;
  if (existingKeyArn !== undefined && facts.keyHandedOver) {
    problems.add(join(path, 'existingKeyArn'), {
      wrong: 'names a key while one is handed over as encryptionKey', got: existingKeyArn, allowed: 'one of the two', mend: 'remove one',
    });
  }
  const bringsKey = existingKeyArn !== undefined || facts.keyHandedOver;
  if (bringsKey && alias !== undefined) {
    problems.add(join(path, 'alias'), {
      wrong: 'is an option of a key the baseline makes, and the key exists already',
      got: alias,
      allowed: `this key, or ${existingKeyArn !== undefined ? join(path, 'existingKeyArn') : 'encryptionKey'}`,
      mend: 'remove one',
    });
  }
  const regions = [existingKeyArn?.split(':')[3], facts.homeRegion];
  if (existingKeyArn !== undefined && !isToken(existingKeyArn) && facts.keyIsUsedAtHome && !regions.some(isToken) && regions[0] !== regions[1]) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    problems.add(join(path, 'existingKeyArn'), {
      wrong: 'names a key of another region than the trail\'s', got: existingKeyArn, allowed: `a key in ${facts.homeRegion}`, mend: 'use a key of that region',
    });
  }
  return { existingKeyArn, alias };
}
