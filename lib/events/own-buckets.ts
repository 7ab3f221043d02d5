import { DataEventResourceType } from './data-event-resource-type';
import { DataSelection } from './selection';
import { ReadWriteFilter } from '../config/read-write-filter';

/** The buckets that are written to because a trail delivers. */
export interface OwnBuckets {
  readonly ownBucketArns: string[];
  /** Which bucket an ARN is of, however it is spelled. */
  bucketOf(arn: string): string;
}

/** What there may be of a trail's own buckets, each by its ARN or name. */
export interface OwnBucketParts {
  readonly log: string | undefined;
  readonly accessLog: string | undefined;
  readonly replica: string | undefined;
  /** Those that queries write to. */
  readonly queries: readonly string[];
}

/**
 * The buckets that are written to because a trail delivers, or because somebody queries: it never records what is
 * written there.
 */
export function ownBucketArns({ log, accessLog, replica, queries }: OwnBucketParts): string[] {
  return [log, accessLog, replica, ...queries].filter((bucket) => bucket !== undefined);
}

/** The bucket in the ARN of a bucket or an object, by its text: its name, or a token as it is. */
export function bucketOf(arn: string): string {
  const afterPrefix = arn.includes(':::') ? arn.slice(arn.indexOf(':::') + 3) : arn;
  return afterPrefix.split('/')[0];
}

/**
 * Whether a selection asks for objects of buckets that it doesn't name. A prefix without a slash can be the beginning
 * of any bucket's name, and an ending can be that of any object.
 */
export function reachesUnnamedBuckets({ resourceType, resourceArn }: DataSelection): boolean {
  const { equalTo = [], startsWith = [], endsWith } = resourceArn ?? {};
  const values = [...equalTo, ...startsWith];
  const asksByName = values.length > 0 && endsWith === undefined;
  const namesAllBuckets = asksByName && values.every((value) => value.includes('/'));
  return resourceType === DataEventResourceType.S3_OBJECT && !namesAllBuckets;
}

/** Whether a selection asks for writes to such buckets: deliveries of trails are among these. */
export function writesToUnnamedBuckets(events: DataSelection): boolean {
  return reachesUnnamedBuckets(events) && events.readWriteType !== ReadWriteFilter.READ_ONLY;
}

/**
 * The values of a selection that would make the trail record its own deliveries. Those are writes, so reads may be
 * recorded.
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
    // forEach passes over what wasn't in order
    resourceArn?.[operator]?.forEach((value, index) => {
      if (ownBuckets.has(facts.bucketOf(value))) {
        deliveries.push({ operator, index, value });
      }
    });
  }

  return deliveries;
}

export interface OwnDelivery {
  readonly operator: 'equalTo' | 'startsWith';
  readonly index: number;
  readonly value: string;
}
