import { throughS3 } from './read-statements';
import { LIST_ACTIONS, READ_ACTIONS } from '../policies/readers';

/**
 * A bucket with log files, and what they are encrypted with.
 */
export interface ReadableBucket {
  /** The bucket's ARN. */
  readonly bucketArn: string;
  /** The folder above `AWSLogs/`. @default - `AWSLogs/` is at the bucket's root */
  readonly keyPrefix?: string;
  /**
   * ARN of the key, or a pattern of it where its id isn't known.
   *
   * @default - log files aren't encrypted with a key that readers need permission for
   */
  readonly keyArn?: string;
  /** The region of bucket and key. */
  readonly region: string;
}

interface Permission {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: Record<string, Record<string, string>>;
}

/** What reading log files requires of a reader's own permissions. */
export function readPermissions({ bucketArn, keyPrefix, keyArn, region }: ReadableBucket): Permission[] {
  const root = keyPrefix === undefined ? '' : `${keyPrefix}/`;
  return [
    { actions: LIST_ACTIONS, resourceArns: [bucketArn] },
    { actions: READ_ACTIONS, resourceArns: [`${bucketArn}/${root}AWSLogs/*`] },
    ...(keyArn === undefined
      ? []
      : [{ actions: ['kms:Decrypt'], resourceArns: [keyArn], conditions: throughS3(region) }]),
  ];
}
