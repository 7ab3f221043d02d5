import { EventCondition } from './event-condition';

/**
 * Network activity events of one service: calls through the VPC endpoints that this account owns. An event is recorded
 * if it meets all conditions.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export interface NetworkActivityConfig {
  /**
   * The name of the selection, which the console and `wouldRecord` show: up to 1000 characters. Two selections can't
   * have the same name.
   * @default - the event source, and whether only denied calls
   */
  readonly name?: string;

  /**
   * The service that received the call: a constant of `NetworkEventSource`, or any other string that ends with
   * `.amazonaws.com`.
   */
  readonly eventSource: string;

  /**
   * Whether to record only calls that a VPC endpoint policy denied (`errorCode` `VpceAccessDenied`).
   * @default false
   */
  readonly onlyDenied?: boolean;

  /**
   * The name of the API action, such as `GetObject`.
   * @default - all actions
   */
  readonly eventName?: EventCondition;

  /**
   * The id of the VPC endpoint that the call passed through: `vpce-` and 8 or 17 hexadecimal digits.
   * @default - all endpoints
   */
  readonly vpcEndpointId?: EventCondition;

  /**
   * The ARN of the caller (`userIdentity.arn`).
   * @default - all callers
   */
  readonly userIdentityArn?: EventCondition;
}
