import { bucketArn, parseArn } from '../aws/arn';
import { AnalyticsSource } from '../config/analytics-config';
import { ReadableBucket } from '../storage/readable-bucket';
import { isToken } from '../synth/is-token';

/** The buckets of other trails. A key is in the region of its bucket, which can differ from the log bucket's. */
export function sourceBuckets(sources: AnalyticsSource[], partition: string, homeRegion: string): ReadableBucket[] {
  return sources.map(({ bucketName, keyPrefix, keyArn }) => ({
    bucketArn: bucketArn(partition, bucketName),
    keyPrefix,
    keyArn,
    region: keyArn === undefined || isToken(keyArn) ? homeRegion : parseArn(keyArn).region,
  }));
}
