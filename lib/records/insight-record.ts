import { ADDENDUM } from './cloudtrail-record';
import { Column, FieldType } from './field-type';

const ATTRIBUTION_VALUES: FieldType = { list: { struct: { value: 'string', average: 'double' } } };

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html */
export const INSIGHT_COLUMNS: Readonly<Record<string, Column>> = {
  eventVersion: { type: 'string', since: '1.07', description: 'version of the event format' },
  eventTime: {
    type: 'string',
    since: '1.07',
    description: 'time at which the unusual activity started or ended, in UTC',
  },
  awsRegion: { type: 'string', since: '1.07', description: 'region of the unusual activity' },
  eventID: { type: 'string', since: '1.07', description: 'ID of the event, which CloudTrail assigned' },
  eventType: { type: 'string', since: '1.07', description: '`AwsCloudTrailInsight`' },
  recipientAccountId: { type: 'string', since: '1.07', description: 'account of the unusual activity' },
  sharedEventID: {
    type: 'string',
    since: '1.07',
    description: 'ID that the start event and the end event of an insight share',
  },
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
    description: 'action, rates and attributions of the unusual activity',
  },
  eventCategory: { type: 'string', since: '1.07', description: '`Insight`' },
  addendum: ADDENDUM,
};
