import { Column, FieldType } from './field-type';

const SESSION_CONTEXT: FieldType = {
  struct: {
    attributes: { struct: { mfaAuthenticated: 'string', creationDate: 'string' } },
    sessionIssuer: {
      struct: { type: 'string', principalId: 'string', arn: 'string', accountId: 'string', userName: 'string' },
    },
    ec2RoleDelivery: 'string',
    webIdFederationData: { struct: { federatedProvider: 'string', attributes: { dictionary: 'string' } } },
    // Fields that AWS's own CREATE TABLE statement lacks:
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
    sourceIdentity: 'string',
    assumedRoot: 'string',
    signInSessionArn: 'string',
    ec2IssuedInVpc: 'string',
  },
};

const USER_IDENTITY: FieldType = {
  struct: {
    type: 'string',
    principalId: 'string',
    arn: 'string',
    accountId: 'string',
    invokedBy: 'string',
    accessKeyId: 'string',
    userName: 'string',
    onBehalfOf: { struct: { userId: 'string', identityStoreArn: 'string' } },
    sessionContext: SESSION_CONTEXT,
    // Fields that AWS's own CREATE TABLE statement lacks.
    invokedByDelegate: { struct: { accountId: 'string' } },
    inScopeOf: {
      struct: { sourceArn: 'string', sourceAccount: 'string', issuerType: 'string', credentialsIssuedTo: 'string' },
    },
    credentialId: 'string',
    identityProvider: 'string',
  },
};

export const ADDENDUM: Column = {
  type: {
    struct: { reason: 'string', updatedFields: 'string', originalRequestID: 'string', originalEventID: 'string' },
  },
  since: '1.08',
  description: 'why the event was delivered late or again',
};

/**
 * The fields of an event that a trail delivers. `eventContext` is left out, because CloudTrail adds it only to events
 * in event data stores. Objects whose structure differs by service are strings that contain JSON, as in AWS's own
 * CREATE TABLE statement.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
export const CLOUDTRAIL_COLUMNS: Readonly<Record<string, Column>> = {
  eventVersion: { type: 'string', since: '1.0', description: 'version of the event format' },
  userIdentity: { type: USER_IDENTITY, since: '1.0', description: 'identity that made the request' },
  eventTime: { type: 'string', since: '1.0', description: 'time of the request, in UTC (ISO 8601)' },
  eventSource: { type: 'string', since: '1.0', description: 'service that received the request' },
  eventName: { type: 'string', since: '1.0', description: 'action that was requested' },
  awsRegion: { type: 'string', since: '1.0', description: 'region that received the request' },
  sourceIPAddress: {
    type: 'string',
    since: '1.0',
    description: 'IP address that the request came from, or the name of an AWS service',
  },
  userAgent: {
    type: 'string',
    since: '1.0',
    description: 'client that sent the request, such as the console or an SDK',
  },
  errorCode: { type: 'string', since: '1.0', description: 'error code, if the request failed' },
  errorMessage: { type: 'string', since: '1.0', description: 'error message, if the request failed' },
  requestParameters: { type: 'string', since: '1.0', description: 'parameters of the request, as JSON' },
  responseElements: {
    type: 'string',
    since: '1.0',
    description: 'response to a request that changes something, as JSON',
  },
  additionalEventData: {
    type: 'string',
    since: '1.0',
    description: 'data that is part of neither request nor response, as JSON',
  },
  requestID: { type: 'string', since: '1.01', description: 'ID of the request, which the service assigned' },
  eventID: {
    type: 'string',
    since: '1.01',
    description: 'ID of the event, which CloudTrail assigned; appears twice if the event was delivered twice',
  },
  readOnly: {
    type: 'string',
    since: '1.01',
    description: 'whether the request only reads: `true` or `false`, as a string',
  },
  resources: {
    type: { list: { struct: { ARN: 'string', accountId: 'string', type: 'string', ARNPrefix: 'string' } } },
    since: '1.01',
    description: 'resources that the request accessed',
  },
  eventType: { type: 'string', since: '1.02', description: 'type of the event, such as `AwsApiCall`' },
  apiVersion: { type: 'string', since: '1.01', description: 'version of the API' },
  recipientAccountId: { type: 'string', since: '1.02', description: 'account that received the event' },
  serviceEventDetails: {
    type: 'string',
    since: '1.05',
    description: 'details of an event that a service triggered itself, as JSON',
  },
  sharedEventID: {
    type: 'string',
    since: '1.03',
    description: 'ID that the events of one action in several accounts share',
  },
  vpcEndpointId: { type: 'string', since: '1.04', description: 'VPC endpoint that the request passed through' },
  vpcEndpointAccountId: { type: 'string', since: '1.09', description: 'account that owns the VPC endpoint' },
  eventCategory: { type: 'string', since: '1.07', description: '`Management`, `Data` or `NetworkActivity`' },
  managementEvent: {
    type: 'string',
    since: '1.06',
    description: 'whether it is a management event: `true` or `false`, as a string',
  },
  addendum: ADDENDUM,
  sessionCredentialFromConsole: {
    type: 'string',
    since: '1.08',
    description: '`true` if the credentials came from a console session; otherwise absent',
  },
  edgeDeviceDetails: { type: 'string', since: '1.08', description: 'edge device that the request targeted, as JSON' },
  tlsDetails: {
    type: {
      struct: {
        tlsVersion: 'string',
        cipherSuite: 'string',
        clientProvidedHostHeader: 'string',
        keyExchange: 'string',
      },
    },
    since: '1.08',
    description: 'TLS version, cipher suite, host name and key exchange of the connection',
  },
};
