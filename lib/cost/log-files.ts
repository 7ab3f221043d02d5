import { EVENT_BYTES, EVENT_BYTES_IN_LOG_FILE } from '../aws/prices';

/** The hours of a month in AWS's own examples. */
const HOURS_A_MONTH = 730;
export const DAYS_A_MONTH = 365 / 12;

/** CloudTrail delivers every five minutes if there are events. */
const DELIVERIES_A_MONTH = HOURS_A_MONTH * 12;

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
const EVENTS_IN_A_LOG_FILE_AT_MOST = Math.floor(50_000_000 / EVENT_BYTES); // 50 MB before compression

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const SMALLEST_THAT_MOVES = 128 * 1024;

/** The log files of a month in one folder of the bucket. */
export interface LogFiles {
  readonly count: number;
  /** The compressed size of all files together. */
  readonly bytes: number;
  /**
   * Whether S3 transitions the files to another storage class. S3 doesn't transition objects under 128 KB; the average
   * size decides here.
   */
  readonly move: boolean;
}

/** The log files of a number of events in a number of places, each of which is a region of an account. */
export function logFilesOf(events: number, places: number): LogFiles {
  const atLeast = Math.max(places * DELIVERIES_A_MONTH, Math.ceil(events / EVENTS_IN_A_LOG_FILE_AT_MOST));
  const count = Math.min(events, atLeast); // no log file without an event
  const bytes = events * EVENT_BYTES_IN_LOG_FILE;
  return { count, bytes, move: bytes >= count * SMALLEST_THAT_MOVES && count > 0 };
}

/** The number of digests a month: one an hour in each place, with or without log files. */
export function digestsOf(places: number): number {
  return places * HOURS_A_MONTH;
}
