import { Column, FieldType } from './field-type';

const SESSION_CONTEXT: FieldType = {
  struct: {
    attributes: { struct: { mfaAuthenticated: 'string', creationDate: 'string' } },
    sessionIssuer: {
      struct: { type: 'string', principalId: 'string', arn: 'string', accountId: 'string', userName: 'string' },
    },
    ec2RoleDelivery: 'string',
    webIdFederationData: { struct: { federatedProvider: 'string', attributes: { dictionary: 'string' } } },
    // What AWS's own statement lacks: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
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
    // What AWS's own statement lacks.
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
  says: 'why an event came late or once more',
};

/**
 * The fields of an event that a trail delivers. `eventContext` is left out: CloudTrail puts it into event data stores
 * only.
 * Objects whose shape is each service's own are strings that hold JSON, as in AWS's own statement.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
export const CLOUDTRAIL_COLUMNS: Readonly<Record<string, Column>> = {
  eventVersion: { type: 'string', since: '1.0', says: "the version of the record's format" },
  userIdentity: { type: USER_IDENTITY, since: '1.0', says: 'who made the request' },
  eventTime: { type: 'string', since: '1.0', says: 'when it was made, in UTC, as ISO 8601' },
  eventSource: { type: 'string', since: '1.0', says: 'the service it was made to' },
  eventName: { type: 'string', since: '1.0', says: 'the action' },
  awsRegion: { type: 'string', since: '1.0', says: 'the region it was made to' },
  sourceIPAddress: { type: 'string', since: '1.0', says: 'the address it came from, or an AWS service' },
  userAgent: { type: 'string', since: '1.0', says: 'the program it was made with' },
  errorCode: { type: 'string', since: '1.0', says: 'the error, if it failed' },
  errorMessage: { type: 'string', since: '1.0', says: 'what the error says' },
  requestParameters: { type: 'string', since: '1.0', says: 'what was asked for, as JSON' },
  responseElements: { type: 'string', since: '1.0', says: 'what a change answered, as JSON' },
  additionalEventData: { type: 'string', since: '1.0', says: 'more, as JSON' },
  requestID: { type: 'string', since: '1.01', says: "the service's id of the request" },
  eventID: {
    type: 'string',
    since: '1.01',
    says: "CloudTrail's id of the event; twice in a table when it was delivered twice",
  },
  readOnly: { type: 'string', since: '1.01', says: 'true or false, as a string' },
  resources: {
    type: { list: { struct: { ARN: 'string', accountId: 'string', type: 'string', ARNPrefix: 'string' } } },
    since: '1.01',
    says: 'the resources it was about',
  },
  eventType: { type: 'string', since: '1.02', says: 'what kind of record it is' },
  apiVersion: { type: 'string', since: '1.01', says: 'the version of the API' },
  recipientAccountId: { type: 'string', since: '1.02', says: 'the account that received the event' },
  serviceEventDetails: { type: 'string', since: '1.05', says: 'what a service did by itself, as JSON' },
  sharedEventID: {
    type: 'string',
    since: '1.03',
    says: 'what the events of one action in several accounts have in common',
  },
  vpcEndpointId: { type: 'string', since: '1.04', says: 'the VPC endpoint it came through' },
  vpcEndpointAccountId: { type: 'string', since: '1.09', says: 'the account of that endpoint' },
  eventCategory: { type: 'string', since: '1.07', says: 'Management, Data, or NetworkActivity' },
  managementEvent: { type: 'string', since: '1.06', says: 'whether it is a management event, as a string' },
  addendum: ADDENDUM,
  sessionCredentialFromConsole: {
    type: 'string',
    since: '1.08',
    says: 'true if the credentials came from a console session; absent otherwise',
  },
  edgeDeviceDetails: { type: 'string', since: '1.08', says: 'the edge device, as JSON' },
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
    says: 'how the connection was encrypted',
  },
};
