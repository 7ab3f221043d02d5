import { Statement } from '../../policies/statement';
import { Reading } from '../aws/reading';

/** A log group. */
export interface LogGroupState {
  /** Without `:*` at its end. */
  readonly arn: string;
  /** Absent: never expires. */
  readonly retentionDays?: number;
  /** The ARN of its key; absent: encrypted by CloudWatch Logs itself. */
  readonly keyId?: string;
  /** Such as `STANDARD`. */
  readonly logGroupClass: string;
  /** Whether a data protection policy of the log group or of the account masks values in its events. */
  readonly isMasked: boolean;
  /** Whether the policy of the account does, which a policy of the log group can't switch off. */
  readonly isMaskedByAccount?: boolean;
  readonly deletionProtection: boolean;
  /** Whether events can be written with a bearer token. */
  readonly acceptsBearerTokens: boolean;
  /** The account-level policy that decides the retention. Absent: none. */
  readonly retentionPolicy?: string;
  readonly subscriptions: Reading<SubscriptionState[]>;
}

/** A subscription filter of a log group, or one of the account that applies to it. */
export interface SubscriptionState {
  readonly name: string;
  readonly destination: string;
  /** Whether it is an account-level policy. */
  readonly isOfAccount: boolean;
}

/** A topic. */
export interface TopicState {
  readonly arn: string;
  /** As configured on the topic: a key id, a key ARN or an alias. Absent: not encrypted. */
  readonly keyId?: string;
  readonly policy: Statement[];
}

/** A role that a service assumes: for CloudWatch Logs, or for replication. */
export interface RoleState {
  readonly arn: string;
  readonly policies: Reading<RolePolicyState[]>;
  /** The statements of its trust policy. */
  readonly trust: Statement[];
  /** The policy that limits its permissions. Absent: none. */
  readonly boundaryArn?: string;
}

/** A policy of a role. */
export interface RolePolicyState {
  readonly name: string;
  /** Absent: an inline policy. */
  readonly arn?: string;
  readonly statements: Statement[];
}
