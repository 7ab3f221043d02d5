import { EventCondition } from './event-condition';
import { ReadWriteFilter } from './read-write-filter';

/**
 * Data events of one resource type. An event is recorded if it meets all conditions.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface DataEventsConfig {
  /**
   * The name of the selection, which the console and `wouldRecord` show: up to 1000 characters. Two selections can't
   * have the same name. Selections without a name that differ only in `resourceArn` are combined.
   * @default - the resource type, and whether reads or writes
   */
  readonly name?: string;

  /**
   * The resource type, as CloudTrail names it: a constant of `DataEventResourceType`, or any other string of the form
   * `AWS::SERVICE::TYPE`, because AWS adds types every month.
   */
  readonly resourceType: string;

  /**
   * Which data events are recorded: reads, writes or both.
   * @default ALL
   */
  readonly readWriteType?: ReadWriteFilter;

  /**
   * The ARN of the resource. For all objects of a bucket, use `startsWith` with the ARN of the bucket and a slash; for
   * a single object, use `equalTo` with its ARN. Resource types without ARNs don't accept this condition.
   * @default - all resources of the type
   */
  readonly resourceArn?: EventCondition;

  /**
   * The name of the API action, such as `GetObject`.
   * @default - all actions
   */
  readonly eventName?: EventCondition;

  /**
   * The service that received the request, such as `s3.amazonaws.com`.
   * @default - all services
   */
  readonly eventSource?: EventCondition;

  /**
   * The type of the event, such as `AwsApiCall` or `AwsServiceEvent`.
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html#ct-event-type
   * @default - all types
   */
  readonly eventType?: EventCondition;

  /**
   * The ARN of the caller (`userIdentity.arn`). For a role, it is `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`.
   * @default - all callers
   */
  readonly userIdentityArn?: EventCondition;

  /**
   * Whether only requests from sessions of the AWS Management Console are recorded (`true`), or only other requests
   * (`false`).
   * @default - both
   */
  readonly sessionCredentialFromConsole?: boolean;
}
