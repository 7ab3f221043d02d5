import { StackResource } from './intrinsics';
import { ReadAccount } from './read-account';
import { AccountAccess } from '../aws/access';
import { Reading } from '../aws/reading';

/** A stack, as CloudFormation describes it. */
export interface StackState {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Absent: the stack isn't deployed. */
  readonly resources: Reading<StackResource[]>;
  /** The exports of the region, by name; only read if a plan refers to one. */
  readonly exports: Reading<Readonly<Record<string, string>>>;
}

/** Reads the values of a stack's references. */
export type ReadStack = (
  stackName: string,
  access: AccountAccess,
  options: { readonly withExports: boolean },
) => Promise<StackState>;

/** The functions that read accounts. None of them writes to one. */
export interface Readers {
  readonly readAccount: ReadAccount;
  readonly readStack: ReadStack;
}
