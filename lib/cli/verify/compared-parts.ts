import { Expected } from './expected';
import { parseArn } from '../../aws/arn';
import { isLandingZonePlan } from '../../plan/plan-anywhere';
import { holdsPlaceholder } from '../../validation/placeholder';
import { BucketState } from '../account/bucket-state';
import { AccountState } from '../account/state';
import { Reading, valueOf } from '../aws/reading';

/** The resources that were compared, by name or ARN. Absent ones don't exist, or couldn't be read. */
export interface ComparedParts {
  readonly logBucket?: string;
  /** The account that owns the log bucket. Absent: no owner is stated, or another account owns it. */
  readonly logBucketOwner?: string;
  readonly accessLogBucket?: string;
  /** The bucket for query results, as the stack or the policy of the access-log bucket names it. */
  readonly resultBucket?: string;
  readonly key?: string;
  readonly logGroup?: string;
  readonly logsRole?: string;
  readonly topic?: string;
  readonly replicationRole?: string;
}

export function comparedParts(state: AccountState, expected: Expected): ComparedParts {
  const bucket = valueOf(state.logBucket);
  const arnOf = (reading: Reading<{ readonly arn: string }>) => valueOf(reading)?.arn;

  return {
    logBucket: bucket?.name,
    logBucketOwner: bucket && ownerOf(bucket),
    accessLogBucket: valueOf(state.accessLogBucket)?.name,
    resultBucket: resultBucketOf(expected),
    key: arnOf(state.key),
    logGroup: arnOf(state.logGroup),
    logsRole: arnOf(state.logsRole),
    topic: arnOf(state.topic),
    replicationRole: arnOf(state.replicationRole),
  };
}

function ownerOf({ owner }: BucketState): string | undefined {
  return owner?.isOwner === true ? owner.expected : undefined;
}

/** In an account that queries its own log files. The buckets of a landing zone have the names of its config. */
function resultBucketOf({ plan, buckets }: Expected): string | undefined {
  const arn = isLandingZonePlan(plan) ? undefined : buckets.queries.find(({ holds }) => holds === 'results')?.arn;

  return arn === undefined || holdsPlaceholder(arn) ? undefined : parseArn(arn).resource;
}

/** A line for each part. */
export function comparedText({ logBucketOwner, ...parts }: ComparedParts): string[] {
  const owner = logBucketOwner === undefined ? 'owner not stated' : `of account ${logBucketOwner}`;
  const lines: readonly [subject: string, name: string | undefined][] = [
    ['log bucket', parts.logBucket && `${parts.logBucket} (${owner})`],
    ['access-log bucket', parts.accessLogBucket],
    ['result bucket', parts.resultBucket],
    ['key', parts.key],
    ['log group', parts.logGroup],
    ['log role', parts.logsRole],
    ['topic', parts.topic],
    ['replication role', parts.replicationRole],
  ];

  return lines.flatMap(([subject, name]) => (name === undefined ? [] : `${subject}: ${name}`));
}
