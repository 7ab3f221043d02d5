import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';

/** A KMS key, whether it was looked up by id, ARN or alias. */
export interface KeyState {
  /** The key's own ARN, never an alias. */
  readonly arn: string;
  /** Such as `Enabled`, `Disabled`, `PendingDeletion`. @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
  readonly state: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  /** Whether it encrypts and decrypts with the same key, as AWS's services need it. */
  readonly symmetric: boolean;
  /** When KMS deletes it, ISO 8601, if it is to. */
  readonly deletedAt?: string;
  readonly rotation: Reading<boolean>;
  readonly policy: Reading<Statement[]>;
  /** With `alias/`. */
  readonly aliases: Reading<string[]>;
}
