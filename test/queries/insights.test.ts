import { ALICE, insight } from '../support/log-events';
import { ACCOUNT, describeQuery, REGION } from '../support/log-lake';

describeQuery('insights_open', {
  finds: [
    insight('Start', 'shared-1', '2026-11-20T10:00:00Z', {
      insightType: 'ApiErrorRateInsight',
      errorCode: 'AccessDenied',
    }),
  ],
  misses: [
    insight('Start', 'shared-2', '2026-11-20T10:00:00Z'),
    insight('End', 'shared-2', '2026-11-20T10:07:00Z'),
    insight('End', 'shared-3', '2026-11-20T10:07:00Z'),
  ],
  rows: [
    {
      account: ACCOUNT,
      region: REGION,
      sharedeventid: 'shared-1',
      event_source: 'ec2.amazonaws.com',
      event_name: 'RunInstances',
      insight_type: 'ApiErrorRateInsight',
      error_code: 'AccessDenied',
      began: '2026-11-20T10:00:00Z',
      calls_per_minute: 12.25,
      usual_calls_per_minute: 0.5,
    },
  ],
});

describeQuery('insights_attribution', {
  finds: [
    insight(
      'End',
      'shared-1',
      '2026-11-20T10:07:00Z',
      {},
      {
        attributions: [
          {
            attribute: 'userIdentityArn',
            insight: [
              { value: ALICE.arn, average: 12 },
              { value: 'arn:aws:iam::111111111111:user/bob', average: 0.25 },
            ],
            baseline: [{ value: 'arn:aws:iam::111111111111:user/bob', average: 0.5 }],
          },
          { attribute: 'errorCode', insight: [{ value: 'null', average: 12.25 }], baseline: [] },
        ],
      },
    ),
  ],
  misses: [
    insight('End', 'shared-2', '2026-11-20T10:07:00Z'),
    insight('End', 'shared-2', '2026-11-20T10:07:00Z', {}, { attributions: [] }),
  ],
  rows: [
    { event_name: 'RunInstances', attribute: 'errorCode', value: 'null', calls_per_minute: 12.25 },
    { event_name: 'RunInstances', attribute: 'userIdentityArn', value: ALICE.arn, calls_per_minute: 12 },
    {
      event_name: 'RunInstances',
      attribute: 'userIdentityArn',
      value: 'arn:aws:iam::111111111111:user/bob',
      calls_per_minute: 0.25,
    },
  ],
});

describeQuery('insights_by_action', {
  finds: [
    insight('End', 'shared-1', '2026-11-20T10:07:00Z'),
    insight('End', 'shared-2', '2026-11-21T10:07:00Z'),
    insight('End', 'shared-3', '2026-11-20T10:07:00Z', { eventName: 'CreateUser', eventSource: 'iam.amazonaws.com' }),
  ],
  misses: [insight('Start', 'shared-4', '2026-11-20T10:00:00Z', { eventName: 'DeleteUser' })],
  rows: [
    {
      event_source: 'ec2.amazonaws.com',
      event_name: 'RunInstances',
      insight_type: 'ApiCallRateInsight',
      insights: 2,
      highest_calls_per_minute: 12.25,
      minutes: 14,
      last_seen: '2026-11-21T10:07:00Z',
    },
    {
      event_source: 'iam.amazonaws.com',
      event_name: 'CreateUser',
      insight_type: 'ApiCallRateInsight',
      insights: 1,
      highest_calls_per_minute: 12.25,
      minutes: 7,
      last_seen: '2026-11-20T10:07:00Z',
    },
  ],
});
