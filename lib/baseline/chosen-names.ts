import { AnalyticsParts } from './analytics-parts';
import { LogsParts, NotificationParts } from './delivery-parts';
import { StorageParts } from './storage-parts';
import { ChosenNames } from '../deployment/placeholders';

/** What a baseline's parts are called in AWS: tokens, mostly. */
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
