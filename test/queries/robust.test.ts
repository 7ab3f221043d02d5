import fc from 'fast-check';
import { Lake } from '../../lib/cli/query/lake';
import { AnalyticsTable } from '../../lib/config/analytics-config';
import { ownQueries } from '../../lib/queries/query-files';
import { parametersOf } from '../../lib/queries/saved-query';
import {
  ALICE,
  digest,
  event,
  insight,
  instance,
  ROOT,
  SERVICE,
  session,
  summary,
  throughEndpoint,
} from '../support/log-events';
import { ACCOUNT, answersOf, Delivered, openLake } from '../support/log-lake';
import { cases } from '../support/random-cases';

const PARAMETERS = ['2026/11/01', '2026/11/30', 'AKIAALICE'];

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
const IDENTITIES: Record<string, object | undefined> = {
  Root: ROOT,
  IAMUser: ALICE,
  AssumedRole: session('web', 'one'),
  Role: { type: 'Role', principalId: 'AROAWEB', arn: `arn:aws:iam::${ACCOUNT}:role/web`, accountId: ACCOUNT },
  FederatedUser: {
    type: 'FederatedUser',
    principalId: `${ACCOUNT}:bob`,
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/bob`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIABOB',
    sessionContext: { sessionIssuer: { type: 'IAMUser' } },
  },
  Directory: { type: 'Directory', userName: 'bob' },
  AWSAccount: { type: 'AWSAccount', principalId: 'AIDASTRANGER', accountId: '222222222222' },
  AWSService: SERVICE,
  IdentityCenterUser: {
    type: 'IdentityCenterUser',
    accountId: ACCOUNT,
    onBehalfOf: { userId: 'u', identityStoreArn: 'arn' },
    credentialId: 'c',
  },
  Unknown: { type: 'Unknown' },
  SAMLUser: { type: 'SAMLUser', principalId: 'p:bob', userName: 'bob', identityProvider: 'p' },
  WebIdentityUser: {
    type: 'WebIdentityUser',
    principalId: 'p:app:bob',
    userName: 'bob',
    identityProvider: 'p',
    sessionContext: { webIdFederationData: { federatedProvider: 'p', attributes: { aud: 'a' } } },
  },
  none: undefined,
};

const VERSIONS = ['1.05', '1.06', '1.07', '1.08', '1.09', '1.10', '1.11'];

/** What came with an event version later than these. */
const SINCE_106 = { managementEvent: undefined };
const SINCE_107 = { eventCategory: undefined };

const zoo: Delivered[] = [
  ...Object.values(IDENTITIES).flatMap((userIdentity) =>
    ['sts:AssumeRole', 's3:GetObject', 'signin:ConsoleLogin', 'iam:CreateAccessKey'].map((action) =>
      event(action, { userIdentity }),
    ),
  ),
  ...VERSIONS.map((eventVersion) =>
    event('s3:ListBuckets', {
      eventVersion,
      ...(eventVersion < '1.06' ? SINCE_106 : {}),
      ...(eventVersion < '1.07' ? SINCE_107 : {}),
    }),
  ),
  event('s3:ListBuckets', {
    userIdentity: null,
    requestParameters: undefined,
    responseElements: undefined,
    sourceIPAddress: null,
    userAgent: null,
    readOnly: null,
    resources: null,
  }),
  { record: { eventTime: '2026-11-20T10:00:00Z' } },
  event('s3:PutObject', {
    requestParameters: 'text instead of an object',
    responseElements: [1, { a: null }],
    errorCode: 'AccessDenied',
  }),
  event('s3:ListBuckets', { resources: [{ ARN: 'arn', accountId: ACCOUNT, type: 'AWS::S3::Bucket' }, null, {}] }),
  event('s3:ListBuckets', {
    awsRegion: 'us-east-1',
    eventTime: '2026-11-26T11:59:59Z',
    addendum: { reason: 'SERVICE_OUTAGE' },
    tlsDetails: {},
    edgeDeviceDetails: { id: 1 },
    serviceEventDetails: { a: 1 },
  }),
  event('s3:ListBuckets', {
    userIdentity: instance('i-1'),
    vpcEndpointId: 'vpce-1',
    sharedEventID: 's',
    apiVersion: '2006-03-01',
  }),
  throughEndpoint('s3:PutObject'),
  throughEndpoint('s3:PutObject', { userIdentity: undefined, errorCode: 'VpceAccessDenied' }),
  insight('Start', 'a', '2026-11-20T10:00:00Z'),
  insight('End', 'a', '2026-11-20T10:07:00Z', {}, { attributions: null }),
  insight('Start', 'b', '2026-11-20T10:00:00Z', { insightContext: undefined }),
  summary('resourceARN', { 'arn:aws:s3:::a': 1 }),
  summary('resourceARN', {}),
  digest(1),
  digest(2, { logFiles: undefined }),
];

/** Asks every query, and says which fails. */
async function failures(lake: Lake): Promise<string[]> {
  const failed: string[] = [];
  for (const query of ownQueries()) {
    const { name } = query;
    await answersOf(name, lake, PARAMETERS.slice(0, parametersOf(query, false).length)).catch(({ message }: Error) =>
      failed.push(`${name}: ${message}`),
    );
  }

  return failed;
}

test('every query answers over every kind of identity, version and record, with fields missing and null', async () => {
  const lake = await openLake(zoo);
  expect(await failures(lake)).toStrictEqual([]);
  expect(
    (
      await lake.ask(
        'SELECT count(*) AS events, count(DISTINCT useridentity.type) AS types, count(DISTINCT eventversion) ' +
          'AS versions, count(DISTINCT day) AS days, count(DISTINCT region) AS regions FROM logs.cloudtrail',
        [],
      )
    ).rows,
  ).toStrictEqual([
    {
      events: zoo.filter(({ table = AnalyticsTable.CLOUDTRAIL }) => table === AnalyticsTable.CLOUDTRAIL).length,
      types: 12,
      versions: 7,
      days: 2,
      regions: 2,
    },
  ]);

  lake.close();
});

test('every query answers over nothing', async () => {
  const lake = await openLake([]);
  expect(await failures(lake)).toStrictEqual([]);
  lake.close();
});

test('every query answers over whatever is in the fields', async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('AccessDenied', 'AssumeRole', '10.0.0.1', '{"a":', 'null', '☃\u0000'),
  );

  const value = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    text,
    fc.integer(),
    fc.boolean(),
    fc.dictionary(text, text, { maxKeys: 3 }),
  );

  const identity = fc.record(
    {
      type: fc.constantFrom(...Object.keys(IDENTITIES)),
      arn: text,
      principalId: text,
      accessKeyId: text,
      invokedBy: text,
    },
    { requiredKeys: [] },
  );

  const fields = fc.record(
    {
      eventName: fc.constantFrom(
        'ConsoleLogin',
        'GetObject',
        'RunInstances',
        'GetSecretValue',
        'ModifyImageAttribute',
        'x',
      ),
      eventSource: fc.constantFrom('s3.amazonaws.com', 'iam.amazonaws.com', 'x'),
      requestParameters: value,
      responseElements: value,
      additionalEventData: value,
      errorCode: text,
      sourceIPAddress: text,
      userAgent: text,
      readOnly: fc.oneof(fc.boolean(), text),
      userIdentity: identity,
      resources: fc.array(fc.record({ ARN: text, type: text }, { requiredKeys: [] }), { maxLength: 2 }),
      sessionCredentialFromConsole: text,
    },
    { requiredKeys: [] },
  );

  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 40 }), async (events) => {
      const lake = await openLake(events.map((one) => event('s3:x', one)));
      expect(await failures(lake)).toStrictEqual([]);
      lake.close();
    }),
    { numRuns: cases(5), endOnFailure: true },
  );
});
