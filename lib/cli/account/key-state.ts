import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';

/** A KMS key, whether it was looked up by id, ARN or alias. */
export interface KeyState {
  /** The id, the ARN or the alias that it was looked up by. */
  readonly name: string;
  /** The key's own ARN, never an alias. */
  readonly arn: string;
  /** Such as `Enabled`, `Disabled`, `PendingDeletion`. @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
  readonly state: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  /** Whether it is a symmetric encryption key, which AWS services require. */
  readonly symmetric: boolean;
  /** When KMS deletes it, ISO 8601. Absent: no deletion is scheduled. */
  readonly deletedAt?: string;
  /** Absent: off. */
  readonly rotation: Reading<RotationState>;
  readonly policy: Reading<Statement[]>;
  /** With `alias/`. */
  readonly aliases: Reading<string[]>;
  readonly grants: Reading<GrantState[]>;
}

export interface RotationState {
  readonly periodDays?: number;
}

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html */
export interface GrantState {
  readonly id: string;
  /** An ARN, or a service such as `dynamodb.amazonaws.com`. */
  readonly grantee: string;
  readonly isService: boolean;
  readonly operations: string[];
}
