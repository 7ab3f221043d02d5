import { EventCondition } from './event-condition';
import { ReadWriteFilter } from './read-write-filter';

/**
 * Data events of one type of resource. All conditions have to hold.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface DataEventsConfig {
  /**
   * A name for the selection, which the console shows and `wouldRecord` answers with: up to 1000 characters, each name
   * once.
   * Selections without a name that differ in `resourceArn` only become one.
   *
   * @default - the resource type, and whether reads or writes
   */
  readonly name?: string;

  /**
   * The type of resource, as CloudTrail names it: a constant of `DataEventResourceType`, or any other text, since AWS
   * adds
   * types every month.
   */
  readonly resourceType: string;

  /**
   * Whether reads, writes or both are recorded.
   * @default ALL
   */
  readonly readWriteType?: ReadWriteFilter;

  /**
   * The resource's ARN. For all objects of a bucket, `startsWith` with the bucket's ARN and a slash;
   * for an object, `equalTo` with its ARN. Types without ARNs accept no such condition.
   *
   * @default - all resources of the type
   */
  readonly resourceArn?: EventCondition;

  /**
   * The name of the API, such as `GetObject`.
   * @default - all
   */
  readonly eventName?: EventCondition;

  /**
   * The service that was called, such as `s3.amazonaws.com`.
   * @default - all
   */
  readonly eventSource?: EventCondition;

  /**
   * What kind of thing happened, such as `AwsApiCall` or `AwsServiceEvent`.
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html#ct-event-type
   * @default - all
   */
  readonly eventType?: EventCondition;

  /**
   * The ARN of who called (`userIdentity.arn`): for a role, `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`.
   * @default - anybody
   */
  readonly userIdentityArn?: EventCondition;

  /**
   * Whether calls from a session of the management console are recorded (`true`), or all others (`false`).
   * @default - both
   */
  readonly sessionCredentialFromConsole?: boolean;
}
