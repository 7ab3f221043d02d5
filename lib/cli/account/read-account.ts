import { AccountState } from './state';
import { AccountAccess } from '../aws/access';

/** Which trail is asked about, and how its accounts are reached. */
export interface AccountQuestion {
  /** The trail's name, in the region of `home`, or its ARN. */
  readonly trail: string;
  /** The account that owns the trail. */
  readonly home: AccountAccess;
  /** The account that owns buckets and key, where that is another one. @default - home */
  readonly archive?: AccountAccess;
}

/**
 * Reads everything that there is to know of a trail. What may not be read is `unknown` there, with its permission;
 * nothing else stops for it.
 */
export type ReadAccount = (question: AccountQuestion) => Promise<AccountState>;
