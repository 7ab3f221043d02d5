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
}

/** A topic. */
export interface TopicState {
  readonly arn: string;
  /** As configured on the topic: a key id, a key ARN or an alias. Absent: not encrypted. */
  readonly keyId?: string;
  readonly policy: Statement[];
}

/** The role that writes events to CloudWatch Logs. */
export interface LogsRoleState {
  readonly arn: string;
  /** The statements of its inline and its attached policies together. */
  readonly permissions: Reading<Statement[]>;
  /** The statements of its trust policy. */
  readonly trust: Statement[];
}
