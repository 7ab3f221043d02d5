import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';

/** A KMS key, whether it was looked up by id, ARN or alias. */
export interface KeyState {
  /** The key's own ARN, never an alias. */
  readonly arn: string;
  /** Such as `Enabled`, `Disabled`, `PendingDeletion`. @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
  readonly state: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  /** Whether it is a symmetric encryption key, which AWS services require. */
  readonly symmetric: boolean;
  /** When KMS deletes it, ISO 8601. Absent: no deletion is scheduled. */
  readonly deletedAt?: string;
  readonly rotation: Reading<boolean>;
  readonly policy: Reading<Statement[]>;
  /** With `alias/`. */
  readonly aliases: Reading<string[]>;
}
