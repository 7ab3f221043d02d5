import { DataResourceType } from './data-resource-type';
import { DataEvents } from './selection';
import { ReadWriteType } from '../config/data-events-config';

/** The bucket in the ARN of a bucket or an object: its name, or the text of a token. */
export function bucketOf(arn: string): string {
  return arn.slice(arn.includes(':::') ? arn.indexOf(':::') + 3 : 0).split('/')[0];
}

/**
 * Whether a selection asks for objects of buckets that it doesn't name. A prefix without a slash can be the beginning of any bucket's name,
 * and an ending can be that of any object.
 */
export function reachesUnnamedBuckets({ resourceType, resourceArn }: DataEvents): boolean {
  const { equalTo = [], startsWith = [], endsWith } = resourceArn ?? {};
  const named = [...equalTo, ...startsWith];
  const namesAll = named.length > 0 && endsWith === undefined && named.every((value) => value.includes('/'));
  return resourceType === DataResourceType.S3_OBJECT && !namesAll;
}

/** The values of a selection that would make the trail record its own deliveries. Those are writes, so reads may be recorded. */
export function ownDeliveries({ resourceType, readWriteType, resourceArn }: DataEvents, ownBucketArns: string[]): OwnDelivery[] {
  if (resourceType !== DataResourceType.S3_OBJECT || readWriteType === ReadWriteType.READ_ONLY) {
    return [];
  }
  const own = new Set(ownBucketArns.map(bucketOf));
  return (['equalTo', 'startsWith'] as const).flatMap((operator) =>
    (resourceArn?.[operator] ?? []).flatMap((value, index) => value.includes('/') && own.has(bucketOf(value)) ? [{ operator, index, value }] : []));
}

export interface OwnDelivery {
  readonly operator: 'equalTo' | 'startsWith';
  readonly index: number;
  readonly value: string;
}
