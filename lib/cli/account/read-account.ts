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
  /** The names that the plan or the stack gives. Resources without one are those that the trail refers to. */
  readonly named?: NamedResources;
  /** The account that must own the log bucket, for the account of the trail. Undefined: any account can. */
  readonly ownerOf?: (trailAccount: string) => string | undefined;
}

/** The resources that a plan or a stack names: names of buckets, ARNs of the others. */
export interface NamedResources {
  readonly logBucket?: string;
  readonly accessLogBucket?: string;
  readonly key?: string;
  readonly replicationRole?: string;
}

/**
 * Reads a trail and everything that belongs to it. What can't be read is `unknown`, with the missing permission;
 * everything else is still read.
 */
export type ReadAccount = (question: AccountQuestion) => Promise<AccountState>;
