import { bucketArn, parseArn } from '../aws/arn';
import { AnalyticsSource } from '../config/analytics-config';
import { ReadableBucket } from '../storage/readable-bucket';
import { isToken } from '../synth/is-token';

/** Buckets of other trails. A key is in its bucket's region, which can be another one than the log bucket's. */
export function sourceBuckets(sources: AnalyticsSource[], partition: string, homeRegion: string): ReadableBucket[] {
  return sources.map(({ bucketName, keyPrefix, keyArn }) => ({
    bucketArn: bucketArn(partition, bucketName),
    keyPrefix,
    keyArn,
    region: keyArn === undefined || isToken(keyArn) ? homeRegion : parseArn(keyArn).region,
  }));
}
