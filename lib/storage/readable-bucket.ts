import { throughS3 } from './read-statements';
import { LIST_ACTIONS, READ_ACTIONS } from '../policies/readers';

/**
 * A bucket with log files, and the key that encrypts them.
 */
export interface ReadableBucket {
  /** The bucket's ARN. */
  readonly bucketArn: string;
  /** The folder above `AWSLogs/`. @default - `AWSLogs/` is at the bucket's root */
  readonly keyPrefix?: string;
  /**
   * The ARN of the KMS key, or a pattern of it if the key's id is unknown.
   *
   * @default - readers need no permission for a key
   */
  readonly keyArn?: string;
  /** The region of the bucket and the key. */
  readonly region: string;
}

interface Permission {
  readonly actions: string[];
  readonly resourceArns: string[];
  readonly conditions?: Record<string, Record<string, string>>;
}

/** The permissions that a reader needs in its own policy. */
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
