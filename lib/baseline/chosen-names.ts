import { AnalyticsParts } from './analytics-parts';
import { LogsParts, NotificationParts } from './delivery-parts';
import { StorageParts } from './storage-parts';
import { ChosenNames } from '../deployment/placeholders';

/** The ARNs and names of a baseline's parts in AWS, most of them tokens. */
export function chosenNames(
  storage: StorageParts,
  logs: LogsParts | undefined,
  notifications: NotificationParts | undefined,
  analytics: AnalyticsParts | undefined,
): ChosenNames {
  return {
    logBucketArn: storage.logBucket.bucketArn,
    accessLogBucketArn: storage.accessLogBucket?.bucketArn,
    resultBucketArn: analytics?.workGroup.resultBucket.bucketArn,
    topicArn: notifications?.topic.topicArn,
    logGroupName: logs?.logGroup.logGroupName,
  };
}
