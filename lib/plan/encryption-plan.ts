import { CheckContext, join } from './check';
import { EncryptionConfig } from '../config/encryption-config';

/** The log key, every default filled in. */
export interface EncryptionPlan {
  /** The alias without `alias/`; absent when an existing key is used. */
  readonly alias?: string;
  readonly existingKeyArn?: string;
}

/** What encryption stands on that its section doesn't say. */
export interface EncryptionFacts {
  readonly trailName: string;
  readonly homeRegion: string;
  /** Whether a key was handed over as a construct. */
  readonly keyHandedOver: boolean;
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
  if (existingKeyArn !== undefined && !isToken(existingKeyArn) && !isToken(facts.homeRegion) && existingKeyArn.split(':')[3] !== facts.homeRegion) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    problems.add(join(path, 'existingKeyArn'), {
      wrong: 'names a key of another region than the trail\'s', got: existingKeyArn, allowed: `a key in ${facts.homeRegion}`, mend: 'use a key of that region',
    });
  }
  return { existingKeyArn, alias: bringsKey ? undefined : alias ?? defaultKeyAlias(facts.trailName) };
}

/** An alias can't hold the periods that a trail's name can. */
function defaultKeyAlias(trailName: string): string {
  return `cloudtrail/${trailName.replaceAll('.', '-')}`;
}
