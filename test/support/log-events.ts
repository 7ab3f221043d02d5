import { ACCOUNT, Delivered, REGION } from './log-lake';
import { AnalyticsTable } from '../../lib/config/analytics-config';

type Fields = Record<string, any>;

let count = 0;

/** Who made a request. */
export const ALICE = {
  type: 'IAMUser',
  principalId: 'AIDAALICE',
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  accountId: ACCOUNT,
  accessKeyId: 'AKIAALICE',
  userName: 'alice',
};
export const ROOT = { type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT };
export const SERVICE = { type: 'AWSService', invokedBy: 'config.amazonaws.com' };

/** A session of a role. */
export function session(role: string, name: string, more: Fields = {}, context: Fields = {}): Fields {
  return {
    type: 'AssumedRole',
    principalId: `AROA${role.toUpperCase()}:${name}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
    accountId: ACCOUNT,
    accessKeyId: `ASIA${role.toUpperCase()}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${role.toUpperCase()}`,
        arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
        accountId: ACCOUNT,
        userName: role,
      },
      attributes: { creationDate: '2026-11-20T09:00:00Z', mfaAuthenticated: 'false' },
      ...context,
    },
    ...more,
  };
}

/** A role's session on an instance. */
export function instance(id: string, context: Fields = { ec2RoleDelivery: '2.0' }): Fields {
  return session('web', id, {}, context);
}

/**
 * A management event of `service:Action` six days ago, except for the fields that are given; undefined ones are left
 * out.
 */
export function event(action: string, fields: Fields = {}, delivered: Partial<Delivered> = {}): Delivered {
  const [service, eventName] = action.split(':');
  const record = {
    eventVersion: '1.11',
    userIdentity: ALICE,
    eventTime: '2026-11-20T10:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: REGION,
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.31',
    requestParameters: null,
    responseElements: null,
    requestID: `request-${count}`,
    eventID: `event-${(count++).toString().padStart(6, '0')}`,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...fields,
  };

  return { record, ...delivered };
}

/** The same event, delivered twice, as CloudTrail may. */
export function twice(delivered: Delivered): Delivered[] {
  return [delivered, delivered];
}

/** An event of an S3 object. */
export function s3Object(eventName: string, key: string, fields: Fields = {}): Delivered {
  return event(`s3:${eventName}`, {
    readOnly: true,
    managementEvent: false,
    eventCategory: 'Data',
    requestParameters: { bucketName: 'payroll', key },
    ...fields,
  });
}

/** A call through a VPC endpoint. */
export function throughEndpoint(action: string, fields: Fields = {}): Delivered {
  return event(
    action,
    {
      eventType: 'AwsVpceEvent',
      eventCategory: 'NetworkActivity',
      vpcEndpointId: 'vpce-1',
      vpcEndpointAccountId: ACCOUNT,
      readOnly: undefined,
      ...fields,
    },
    { table: AnalyticsTable.NETWORK_ACTIVITY },
  );
}

/** The beginning or the end of unusual activity. */
export function insight(
  state: 'Start' | 'End',
  sharedEventID: string,
  eventTime: string,
  details: Fields = {},
  context: Fields = {},
): Delivered {
  return {
    table: AnalyticsTable.INSIGHTS,
    record: {
      eventVersion: '1.09',
      eventTime,
      awsRegion: REGION,
      eventID: `event-${count++}`,
      eventType: 'AwsCloudTrailInsight',
      recipientAccountId: ACCOUNT,
      sharedEventID,
      eventCategory: 'Insight',
      insightDetails: {
        state,
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        insightType: 'ApiCallRateInsight',
        insightContext: {
          statistics: {
            baseline: { average: 0.5 },
            insight: { average: 12.25 },
            ...(state === 'End' ? { insightDuration: 7 } : {}),
            baselineDuration: 10080,
          },
          ...context,
        },
        ...details,
      },
    },
  };
}

/** A summary of five minutes of data events. */
export function summary(
  dimension: string,
  statistics: Record<string, number>,
  eventTime: string = '2026-11-20T10:05:00Z',
): Delivered {
  return {
    table: AnalyticsTable.AGGREGATED,
    record: {
      eventVersion: '1.0',
      accountId: ACCOUNT,
      eventId: `event-${count++}`,
      eventCategory: 'Aggregated',
      eventTime,
      eventType: 'AwsAggregatedEvent',
      awsRegion: REGION,
      eventSource: 's3.amazonaws.com',
      timeWindow: { windowStart: eventTime.replace(':05:', ':00:'), windowEnd: eventTime, windowSize: '5m' },
      summary: {
        primaryDimension: {
          dimension,
          statistics: Object.entries(statistics).map(([name, value]) => ({ name, value })),
          aggregationType: 'Count',
        },
        details: [],
      },
    },
  };
}

/** The digest of an hour. The key of the one before it is that of the hour before, unless told otherwise. */
export function digest(hour: number, fields: Fields = {}): Delivered {
  const at = (of: number) => `2026-11-20T${of.toString().padStart(2, '0')}:00:00Z`;
  const key = (of: number) => `AWSLogs/${ACCOUNT}/CloudTrail-Digest/${REGION}/2026/11/20/${of}.json.gz`;
  return {
    table: AnalyticsTable.DIGESTS,
    record: {
      awsAccountId: ACCOUNT,
      digestStartTime: at(hour - 1),
      digestEndTime: at(hour),
      digestS3Bucket: 'logs',
      digestS3Object: key(hour),
      digestPublicKeyFingerprint: 'fingerprint',
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: null,
      oldestEventTime: null,
      previousDigestS3Bucket: 'logs',
      previousDigestS3Object: key(hour - 1),
      previousDigestHashValue: 'hash',
      previousDigestHashAlgorithm: 'SHA-256',
      previousDigestSignature: 'signature',
      logFiles: [],
      ...fields,
    },
    region: REGION,
  };
}
