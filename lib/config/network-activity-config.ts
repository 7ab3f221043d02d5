import { EventCondition } from './event-condition';

/**
 * Network activity events of one service: calls through the VPC endpoints that this account owns. All conditions have
 * to hold.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export interface NetworkActivityConfig {
  /**
   * A name for the selection, which the console shows and `wouldRecord` answers with: up to 1000 characters, each name
   * once.
   * @default - the event source, and whether denied calls only
   */
  readonly name?: string;

  /**
   * The service that was called: a constant of `NetworkEventSource`, or any other text that ends with `.amazonaws.com`.
   */
  readonly eventSource: string;

  /**
   * Whether only calls are recorded that the policy of a VPC endpoint denied (`errorCode` `VpceAccessDenied`).
   * @default false
   */
  readonly onlyDenied?: boolean;

  /**
   * The name of the API, such as `GetObject`.
   * @default - all
   */
  readonly eventName?: EventCondition;

  /**
   * The VPC endpoint that the call went through: `vpce-` and 8 or 17 hexadecimal digits.
   * @default - all
   */
  readonly vpcEndpointId?: EventCondition;

  /**
   * The ARN of who called (`userIdentity.arn`).
   * @default - anybody
   */
  readonly userIdentityArn?: EventCondition;
}
