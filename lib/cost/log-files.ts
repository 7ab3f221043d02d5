import { EVENT_BYTES, EVENT_BYTES_IN_LOG_FILE } from '../aws/prices';

/** A month as AWS's own examples count it. */
const HOURS_A_MONTH = 730;
export const DAYS_A_MONTH = 365 / 12;

/** CloudTrail delivers every five minutes, where there is something to deliver. */
const DELIVERIES_A_MONTH = HOURS_A_MONTH * 12;

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const EVENTS_IN_A_LOG_FILE_AT_MOST = Math.floor(50_000_000 / EVENT_BYTES); // 50 MB before compression

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const SMALLEST_THAT_MOVES = 128 * 1024;

/** A month's log files in one folder of the bucket. */
export interface LogFiles {
  readonly count: number;
  /** Compressed, all together. */
  readonly bytes: number;
  /**
   * Whether S3 moves them to another storage class. It leaves objects under 128 KB where they are; what counts here is
   * the average.
   */
  readonly move: boolean;
}

/** The log files that events make, in so many places: regions, of each account. */
export function logFilesOf(events: number, places: number): LogFiles {
  const atLeast = Math.max(places * DELIVERIES_A_MONTH, Math.ceil(events / EVENTS_IN_A_LOG_FILE_AT_MOST));
  const count = Math.min(events, atLeast); // no log file without an event
  const bytes = events * EVENT_BYTES_IN_LOG_FILE;
  return { count, bytes, move: bytes >= count * SMALLEST_THAT_MOVES && count > 0 };
}

/** The digests of a month: one every hour, with or without log files. */
export function digestsOf(places: number): number {
  return places * HOURS_A_MONTH;
}
