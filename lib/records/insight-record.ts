import { ADDENDUM } from './cloudtrail-record';
import { Column, FieldType } from './field-type';

const ATTRIBUTION_VALUES: FieldType = { list: { struct: { value: 'string', average: 'double' } } };

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html */
export const INSIGHT_COLUMNS: Readonly<Record<string, Column>> = {
  eventVersion: { type: 'string', since: '1.07', says: "the version of the record's format" },
  eventTime: { type: 'string', since: '1.07', says: 'when the unusual activity started or ended, in UTC' },
  awsRegion: { type: 'string', since: '1.07', says: 'where it was' },
  eventID: { type: 'string', since: '1.07', says: "CloudTrail's id of the event" },
  eventType: { type: 'string', since: '1.07', says: 'AwsCloudTrailInsight' },
  recipientAccountId: { type: 'string', since: '1.07', says: 'the account it was found in' },
  sharedEventID: { type: 'string', since: '1.07', says: 'what the start and the end of one insight have in common' },
  insightDetails: {
    type: {
      struct: {
        state: 'string',
        eventSource: 'string',
        eventName: 'string',
        insightType: 'string',
        sourceEventCategory: 'string',
        errorCode: 'string',
        insightContext: {
          struct: {
            statistics: {
              struct: {
                baseline: { struct: { average: 'double' } },
                insight: { struct: { average: 'double' } },
                insightDuration: 'int',
                baselineDuration: 'int',
              },
            },
            attributions: {
              list: { struct: { attribute: 'string', insight: ATTRIBUTION_VALUES, baseline: ATTRIBUTION_VALUES } },
            },
          },
        },
      },
    },
    since: '1.07',
    says: 'what was unusual, by how much, and whose it is',
  },
  eventCategory: { type: 'string', since: '1.07', says: 'Insight' },
  addendum: ADDENDUM,
};
