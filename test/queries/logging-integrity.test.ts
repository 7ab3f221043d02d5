import { digest, event, twice } from '../support/log-events';
import { ACCOUNT, describeQuery, REGION } from '../support/log-lake';

const at = (hour: number) => ({ eventTime: `2026-11-20T${hour}:00:00Z` });

describeQuery('trail_tampering', {
  finds: [
    event('cloudtrail:StopLogging', { requestParameters: { name: 'org-audit' }, ...at(10) }),
    event('cloudtrail:PutEventSelectors', {
      requestParameters: { trailName: 'org-audit' },
      errorCode: 'AccessDenied',
      ...at(11),
    }),
  ],
  misses: [
    event('cloudtrail:StartLogging'),
    event('cloudtrail:GetTrailStatus', { readOnly: true }),
    event('cloudtrail:LookupEvents', { readOnly: true }),
    event('other:StopLogging'),
  ],
  rows: [
    { eventname: 'StopLogging', trail: 'org-audit', errorcode: null },
    { eventname: 'PutEventSelectors', trail: 'org-audit', errorcode: 'AccessDenied' },
  ],
});

describeQuery('security_service_tampering', {
  finds: [
    event('guardduty:DeleteDetector', at(10)),
    event('config:StopConfigurationRecorder', at(11)),
    event('securityhub:DisableSecurityHub', at(12)),
    event('macie2:DisableMacie', at(13)),
    event('inspector2:Disable', at(14)),
    event('access-analyzer:DeleteAnalyzer', at(15)),
    event('ec2:DeleteFlowLogs', { errorCode: 'Client.UnauthorizedOperation', ...at(16) }),
    event('monitoring:DeleteAlarms', at(17)),
    event('logs:DeleteLogGroup', at(18)),
    event('events:DisableRule', at(19)),
    event('organizations:LeaveOrganization', at(20)),
  ],
  misses: [
    event('guardduty:CreateDetector'),
    event('config:DescribeConfigurationRecorders'),
    event('ec2:CreateFlowLogs'),
    event('logs:CreateLogGroup'),
    event('lambda:DisableRule'),
    event('autoscaling:DeleteAlarms'),
  ],
  rows: [
    ...[
      'DeleteDetector',
      'StopConfigurationRecorder',
      'DisableSecurityHub',
      'DisableMacie',
      'Disable',
      'DeleteAnalyzer',
    ].map((eventname) => ({ eventname, errorcode: null })),
    { eventname: 'DeleteFlowLogs', errorcode: 'Client.UnauthorizedOperation' },
    ...['DeleteAlarms', 'DeleteLogGroup', 'DisableRule', 'LeaveOrganization'].map((eventname) => ({
      eventname,
      errorcode: null,
    })),
  ],
});

const delivered = (day: string, region: string = REGION) => event('s3:ListBuckets', { awsRegion: region }, { day });

describeQuery('delivery_gaps', {
  finds: [delivered('2026/11/18'), delivered('2026/11/18'), delivered('2026/11/21'), delivered('2026/11/22')],
  misses: [
    delivered('2026/11/25', 'us-east-1'),
    delivered('2026/11/26', 'us-east-1'),
    delivered('2026/11/25', 'eu-north-1'),
  ], // today's may still come
  rows: [
    { account: ACCOUNT, region: REGION, last_day: '2026/11/22', next_day: '2026/11/26', days_missing: 3 },
    { account: ACCOUNT, region: REGION, last_day: '2026/11/18', next_day: '2026/11/21', days_missing: 2 },
  ],
});

describeQuery('late_events', {
  finds: [
    ...twice(
      event(
        's3:ListBuckets',
        { addendum: { reason: 'DELIVERY_DELAY', originalRequestID: 'r', originalEventID: 'e' } },
        { day: '2026/11/20' },
      ),
    ),
    event('ec2:RunInstances', { eventTime: '2026-11-18T23:59:59Z' }, { day: '2026/11/20' }),
  ],
  misses: [
    event('s3:ListBuckets'),
    event('s3:ListBuckets', { eventTime: '2026-11-20T23:59:00Z' }, { day: '2026/11/21' }),
  ], // around midnight
  rows: [
    { date: '2026-11-18', delivered: '2026/11/20', reason: 'none given', events: 1, services: ['ec2.amazonaws.com'] },
    {
      date: '2026-11-20',
      delivered: '2026/11/20',
      reason: 'DELIVERY_DELAY',
      events: 1,
      services: ['s3.amazonaws.com'],
    },
  ],
});

describeQuery('digest_gaps', {
  finds: [
    digest(1),
    digest(2),
    digest(4, { previousDigestS3Object: digest(2).record.digestS3Object }), // no digest of the third hour
    digest(5, { previousDigestS3Object: undefined, previousDigestHashValue: undefined }),
    digest(6, { previousDigestS3Object: 'AWSLogs/other.json.gz' }),
  ],
  misses: [10, 11, 12].map((hour) => ({ ...digest(hour), region: 'us-east-1' })),
  rows: [
    { gap_from: '2026-11-20T02:00:00Z', gap_to: '2026-11-20T03:00:00Z', problem: 'no digest' },
    { gap_from: '2026-11-20T04:00:00Z', gap_to: '2026-11-20T04:00:00Z', problem: 'the chain begins anew' },
    {
      gap_from: '2026-11-20T05:00:00Z',
      gap_to: '2026-11-20T05:00:00Z',
      problem: 'names another digest as the one before',
    },
  ].map((row) => ({ account: ACCOUNT, region: REGION, ...row })),
});
