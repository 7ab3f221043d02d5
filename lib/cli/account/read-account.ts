import { AccountState } from './state';
import { AccountAccess } from '../aws/access';

/** The trail to read, and how to access its accounts. */
export interface AccountQuestion {
  /** The trail's name, in the region of `home`, or its ARN. */
  readonly trail: string;
  /** The account that owns the trail. */
  readonly home: AccountAccess;
  /** The account that owns buckets and key, if that is another one. @default - home */
  readonly archive?: AccountAccess;
}

/**
 * Reads a trail and everything that belongs to it. What can't be read is `unknown`, with the missing permission;
 * everything else is still read.
 */
export type ReadAccount = (question: AccountQuestion) => Promise<AccountState>;
