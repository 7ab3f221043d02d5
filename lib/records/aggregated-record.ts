import { Column, FieldType } from './field-type';

const DIMENSION: FieldType = {
  struct: {
    dimension: 'string',
    statistics: { list: { struct: { name: 'string', value: 'bigint' } } },
    aggregationType: 'string',
  },
};

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/aggregating-data-events.html */
export const AGGREGATED_COLUMNS: Readonly<Record<string, Column>> = {
  eventVersion: { since: '1.0', type: 'string', says: "the version of the record's format" },
  accountId: { since: '1.0', type: 'string', says: 'the account that was summarized' },
  eventId: { since: '1.0', type: 'string', says: "CloudTrail's id of the summary" },
  eventCategory: { since: '1.0', type: 'string', says: 'Aggregated' },
  eventType: { since: '1.0', type: 'string', says: 'what kind of record it is' },
  awsRegion: { since: '1.0', type: 'string', says: 'the region' },
  eventSource: { since: '1.0', type: 'string', says: 'the service that was called' },
  timeWindow: {
    since: '1.0',
    type: { struct: { windowStart: 'string', windowEnd: 'string', windowSize: 'string' } },
    says: 'the five minutes it is about',
  },
  summary: {
    since: '1.0',
    type: { struct: { primaryDimension: DIMENSION, details: { list: DIMENSION } } },
    says: 'the counts, by what the template sums up',
  },
};
