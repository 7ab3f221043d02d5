import { DataEventResourceType } from './data-event-resource-type';
import { DataSelection } from './selection';
import { ReadWriteFilter } from '../config/read-write-filter';

/** The buckets that are written to because of a trail's deliveries. */
export interface OwnBuckets {
  readonly ownBucketArns: string[];
  /** The bucket that an ARN belongs to, in any spelling of the ARN. */
  bucketOf(arn: string): string;
}

/** The buckets that a trail can have of its own, each as an ARN or a name. */
export interface OwnBucketParts {
  readonly log: string | undefined;
  readonly accessLog: string | undefined;
  readonly replica: string | undefined;
  /** The buckets that queries write to. */
  readonly queries: readonly string[];
}

/** The buckets whose writes a trail never records: they are written to because of its deliveries, or by queries. */
export function ownBucketArns({ log, accessLog, replica, queries }: OwnBucketParts): string[] {
  return [log, accessLog, replica, ...queries].filter((bucket) => bucket !== undefined);
}

/** The bucket in the ARN of a bucket or an object: its name, or the unresolved token. */
export function bucketOf(arn: string): string {
  const afterPrefix = arn.includes(':::') ? arn.slice(arn.indexOf(':::') + 3) : arn;
  return afterPrefix.split('/')[0];
}

/**
 * Whether a selection includes objects in buckets that it doesn't name. A prefix without a slash can match several
 * buckets, and a suffix can match any object.
 */
export function reachesUnnamedBuckets({ resourceType, resourceArn }: DataSelection): boolean {
  const { equalTo = [], startsWith = [], endsWith } = resourceArn ?? {};
  const values = [...equalTo, ...startsWith];
  const asksByName = values.length > 0 && endsWith === undefined;
  const namesAllBuckets = asksByName && values.every((value) => value.includes('/'));
  return resourceType === DataEventResourceType.S3_OBJECT && !namesAllBuckets;
}

/** Whether a selection includes writes to buckets that it doesn't name, which include the deliveries of trails. */
export function writesToUnnamedBuckets(events: DataSelection): boolean {
  return reachesUnnamedBuckets(events) && events.readWriteType !== ReadWriteFilter.READ_ONLY;
}

/**
 * The values of a selection that would cause the trail to record its own deliveries. Deliveries are writes, so a
 * selection of reads has no such values.
 */
export function ownDeliveries(
  { resourceType, readWriteType, resourceArn }: DataSelection,
  facts: OwnBuckets,
): OwnDelivery[] {
  if (resourceType !== DataEventResourceType.S3_OBJECT || readWriteType === ReadWriteFilter.READ_ONLY) {
    return [];
  }

  const ownBuckets = new Set(facts.ownBucketArns.map((arn) => facts.bucketOf(arn)));
  const deliveries: OwnDelivery[] = [];

  for (const operator of ['equalTo', 'startsWith'] as const) {
    // forEach skips the holes that invalid values leave
    resourceArn?.[operator]?.forEach((value, index) => {
      if (ownBuckets.has(facts.bucketOf(value))) {
        deliveries.push({ operator, index, value });
      }
    });
  }

  return deliveries;
}

/** A value that names one of the trail's own buckets, and its place in the condition. */
export interface OwnDelivery {
  readonly operator: 'equalTo' | 'startsWith';
  readonly index: number;
  readonly value: string;
}
