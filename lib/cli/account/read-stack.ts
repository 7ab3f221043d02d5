import { StackResource } from './intrinsics';
import { ReadAccount } from './read-account';
import { AccountAccess } from '../aws/access';
import { Reading } from '../aws/reading';

/** What CloudFormation knows of a stack. */
export interface StackState {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Absent: the stack isn't deployed. */
  readonly resources: Reading<StackResource[]>;
  /** The exports of the region, by name; only read where a plan refers to one. */
  readonly exports: Reading<Readonly<Record<string, string>>>;
}

/** Reads what a stack's references stand for. */
export type ReadStack = (
  stackName: string,
  access: AccountAccess,
  options: { readonly withExports: boolean },
) => Promise<StackState>;

/** What reads accounts. Nothing of it writes to one. */
export interface Readers {
  readonly readAccount: ReadAccount;
  readonly readStack: ReadStack;
}
