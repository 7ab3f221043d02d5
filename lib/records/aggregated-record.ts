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
  eventVersion: { since: '1.0', type: 'string', description: 'version of the event format' },
  accountId: { since: '1.0', type: 'string', description: 'account whose events are aggregated' },
  eventId: { since: '1.0', type: 'string', description: 'ID of the aggregated event, which CloudTrail assigned' },
  eventCategory: { since: '1.0', type: 'string', description: '`Aggregated`' },
  eventType: { since: '1.0', type: 'string', description: 'type of the event' },
  awsRegion: { since: '1.0', type: 'string', description: 'region of the events' },
  eventSource: { since: '1.0', type: 'string', description: 'service that was called' },
  timeWindow: {
    since: '1.0',
    type: { struct: { windowStart: 'string', windowEnd: 'string', windowSize: 'string' } },
    description: 'window of five minutes that the event covers',
  },
  summary: {
    since: '1.0',
    type: { struct: { primaryDimension: DIMENSION, details: { list: DIMENSION } } },
    description: 'counts, by the dimensions of the aggregation template',
  },
};
