import { DataEventResourceType } from './data-event-resource-type';
import { DataEventsConfig } from '../config/data-events-config';
import { NetworkActivityConfig } from '../config/network-activity-config';
import { ReadWriteFilter } from '../config/read-write-filter';

/**
 * Common selections of data events. Each is plain data that you can use unchanged, or spread and adjust.
 */
export class DataEvents {
  /** Writes to all objects in all buckets, except for the buckets that the trail delivers to. */
  public static writesToAllS3Objects(): DataEventsConfig {
    return {
      name: 'Writes to all S3 objects',
      resourceType: DataEventResourceType.S3_OBJECT,
      readWriteType: ReadWriteFilter.WRITE_ONLY,
    };
  }

  /**
   * Reads and writes of all objects in one bucket.
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
   * Reads and writes of one DynamoDB table. CloudTrail also counts the events of the table's stream among the table's
   * events; this selection excludes them.
   *
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
   * Invocations of Bedrock models that are data events: bidirectional streaming invocations and asynchronous
   * invocations. `InvokeModel`, `Converse` and similar calls are management events.
   *
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
   */
  public static bedrockModelInvocations(): DataEventsConfig {
    return { name: 'Bedrock model invocations', resourceType: DataEventResourceType.BEDROCK_MODEL };
  }

  private constructor() {}
}

/**
 * Common selections of network activity events. Each is plain data that you can use unchanged, or spread and adjust.
 */
export class NetworkActivityEvents {
  /**
   * All calls to a service that a VPC endpoint policy denied.
   * @param eventSource the service: a constant of `NetworkEventSource`, or any other string that ends with
   * `.amazonaws.com`
   */
  public static denied(eventSource: string): NetworkActivityConfig {
    return { eventSource, onlyDenied: true };
  }

  private constructor() {}
}

/** The calls by which consumers read a stream. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html */
export const STREAM_EVENTS: readonly string[] = ['GetRecords', 'GetShardIterator'];
