import { DataEventResourceType } from './data-event-resource-type';
import { DataEventsConfig } from '../config/data-events-config';
import { NetworkActivityConfig } from '../config/network-activity-config';
import { ReadWriteFilter } from '../config/read-write-filter';

/**
 * Selections of data events that people ask for first. Each is plain data, to take as it is or to spread and tune.
 */
export class DataEvents {
  /** Writes to all objects of all buckets, but those of the buckets that the trail delivers to. */
  public static writesToAllS3Objects(): DataEventsConfig {
    return {
      name: 'Writes to all S3 objects',
      resourceType: DataEventResourceType.S3_OBJECT,
      readWriteType: ReadWriteFilter.WRITE_ONLY,
    };
  }

  /**
   * Everything that is done with the objects of one bucket.
   * @param bucketArn the bucket's ARN
   */
  public static everythingOfBucket(bucketArn: string): DataEventsConfig {
    return {
      resourceType: DataEventResourceType.S3_OBJECT,
      resourceArn: { startsWith: [bucketArn.endsWith('/') ? bucketArn : `${bucketArn}/`] },
    };
  }

  /** All invocations of all Lambda functions. */
  public static allLambdaInvocations(): DataEventsConfig {
    return { name: 'All Lambda invocations', resourceType: DataEventResourceType.LAMBDA_FUNCTION };
  }

  /**
   * One DynamoDB table, without the events of its stream, which CloudTrail counts among the table's.
   * @param tableArn the table's ARN
   */
  public static dynamoDbTable(tableArn: string): DataEventsConfig {
    return {
      resourceType: DataEventResourceType.DYNAMODB_TABLE,
      resourceArn: { equalTo: [tableArn] },
      eventName: { notEquals: [...STREAM_EVENTS] },
    };
  }

  /**
   * Invocations of Bedrock models that are data events: those with streams in both directions, and asynchronous ones.
   * `InvokeModel`, `Converse` and similar calls are management events, so every trail that records these has them.
   *
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
   */
  public static bedrockModelInvocations(): DataEventsConfig {
    return { name: 'Bedrock model invocations', resourceType: DataEventResourceType.BEDROCK_MODEL };
  }

  private constructor() {}
}

/**
 * Selections of network activity events that people ask for first.
 */
export class NetworkActivityEvents {
  /**
   * All calls to a service that the policy of a VPC endpoint denied.
   * @param eventSource the service: a constant of `NetworkEventSource`, or any other text that ends with
   * `.amazonaws.com`
   */
  public static denied(eventSource: string): NetworkActivityConfig {
    return { eventSource, onlyDenied: true };
  }

  private constructor() {}
}

/** What consumers of a stream call. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html */
export const STREAM_EVENTS: readonly string[] = ['GetRecords', 'GetShardIterator'];
