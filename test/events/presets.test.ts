import { DataEvents, NetworkActivityEvents, NetworkEventSource } from '../../lib';
import { CloudTrailEvent, wouldRecord } from '../../lib/events/would-record';
import { isToken, problemsOf, selectorsOf, TOKEN } from '../support/plans';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111111111111:table/orders';

const event = (type: string, eventName: string, ARN: string, readOnly: boolean): CloudTrailEvent => ({
  eventCategory: 'Data',
  eventName,
  readOnly,
  resources: [{ type, ARN }],
});

const object = (eventName: string, path: string, readOnly: boolean) =>
  event('AWS::S3::Object', eventName, `arn:aws:s3:::${path}`, readOnly);

const table = (eventName: string, readOnly: boolean, ARN = TABLE) =>
  event('AWS::DynamoDB::Table', eventName, ARN, readOnly);

const call = (errorCode: string | undefined, eventSource = 's3.amazonaws.com'): CloudTrailEvent => ({
  eventCategory: 'NetworkActivity',
  eventSource,
  eventName: 'GetObject',
  errorCode,
});

/** Whether a trail that delivers to the bucket `logs`, and has nothing but a preset, would have recorded an event. */
function records(events: object, happened: CloudTrailEvent): boolean {
  return wouldRecord(
    selectorsOf({ management: { readWriteType: 'NONE' }, ...events }, ['arn:aws:s3:::logs']),
    happened,
    isToken,
  ).recorded;
}

test.each([
  [
    'writesToAllS3Objects',
    DataEvents.writesToAllS3Objects(),
    { name: 'Writes to all S3 objects', resourceType: 'AWS::S3::Object', readWriteType: 'WRITE_ONLY' },
  ],
  [
    'everythingOfBucket',
    DataEvents.everythingOfBucket('arn:aws:s3:::payments'),
    { resourceType: 'AWS::S3::Object', resourceArn: { startsWith: ['arn:aws:s3:::payments/'] } },
  ],
  [
    'allLambdaInvocations',
    DataEvents.allLambdaInvocations(),
    { name: 'All Lambda invocations', resourceType: 'AWS::Lambda::Function' },
  ],
  [
    'dynamoDbTable',
    DataEvents.dynamoDbTable(TABLE),
    {
      resourceType: 'AWS::DynamoDB::Table',
      resourceArn: { equalTo: [TABLE] },
      eventName: { notEquals: ['GetRecords', 'GetShardIterator'] },
    },
  ],
  [
    'bedrockModelInvocations',
    DataEvents.bedrockModelInvocations(),
    { name: 'Bedrock model invocations', resourceType: 'AWS::Bedrock::Model' },
  ],
])('%s is plain data, in order as it is', (_, preset, config) => {
  expect(preset).toEqual(config);
  expect(problemsOf({ events: { data: [preset] } })).toEqual([]);
});

test('denied is plain data, in order as it is', () => {
  const preset = NetworkActivityEvents.denied(NetworkEventSource.S3);
  expect(preset).toEqual({ eventSource: 's3.amazonaws.com', onlyDenied: true });
  expect(problemsOf({ events: { networkActivity: [preset] } })).toEqual([]);
});

test('presets are in addition to each other, and those of several resources more than once', () => {
  expect(
    selectorsOf({
      data: [
        DataEvents.writesToAllS3Objects(),
        DataEvents.everythingOfBucket('arn:aws:s3:::a'),
        DataEvents.everythingOfBucket('arn:aws:s3:::b'),
        DataEvents.allLambdaInvocations(),
        DataEvents.dynamoDbTable(TABLE),
        DataEvents.dynamoDbTable(`${TABLE}-2`),
        DataEvents.bedrockModelInvocations(),
      ],
      networkActivity: [
        NetworkActivityEvents.denied('s3.amazonaws.com'),
        NetworkActivityEvents.denied('kms.amazonaws.com'),
      ],
    }).map(({ name }) => name),
  ).toEqual([
    'Management events selector',
    'Writes to all S3 objects',
    'AWS::S3::Object data events',
    'All Lambda invocations',
    'AWS::DynamoDB::Table data events',
    'Bedrock model invocations',
    's3.amazonaws.com denied events',
    'kms.amazonaws.com denied events',
  ]);
});

test('presets of a resource take a token', () => {
  expect(
    problemsOf({ events: { data: [DataEvents.everythingOfBucket(TOKEN), DataEvents.dynamoDbTable(TOKEN)] } }),
  ).toEqual([]);
});

describe.each([
  [
    'writesToAllS3Objects',
    DataEvents.writesToAllS3Objects(),
    [
      ['a write to any bucket', true, object('PutObject', 'payments/2026.csv', false)],
      [
        'a write to a bucket whose name begins with that of the log bucket',
        true,
        object('PutObject', 'logs-2/a', false),
      ],
      ['a read', false, object('GetObject', 'payments/2026.csv', true)],
      ['a delivery to the log bucket', false, object('PutObject', 'logs/AWSLogs/a.json.gz', false)],
    ],
  ],
  [
    'everythingOfBucket',
    DataEvents.everythingOfBucket('arn:aws:s3:::payments'),
    [
      ['a read of the bucket', true, object('GetObject', 'payments/2026.csv', true)],
      ['a write to the bucket', true, object('DeleteObject', 'payments/a/b', false)],
      ['a read of a bucket with a longer name', false, object('GetObject', 'payments-2/2026.csv', true)],
    ],
  ],
  [
    'allLambdaInvocations',
    DataEvents.allLambdaInvocations(),
    [
      [
        'an invocation of any function',
        true,
        event('AWS::Lambda::Function', 'Invoke', 'arn:aws:lambda:eu-west-1:111111111111:function:f', false),
      ],
      [
        'a change of a function',
        false,
        {
          eventCategory: 'Management',
          eventSource: 'lambda.amazonaws.com',
          eventName: 'UpdateFunctionCode20150331v2',
          readOnly: false,
        },
      ],
    ],
  ],
  [
    'dynamoDbTable',
    DataEvents.dynamoDbTable(TABLE),
    [
      ['a read of the table', true, table('GetItem', true)],
      ['a write to the table', true, table('PutItem', false)],
      ['a read of its stream', false, table('GetRecords', true)],
      ['a consumer that looks for its place in the stream', false, table('GetShardIterator', true)],
      ['a read of a table with a longer name', false, table('GetItem', true, `${TABLE}-2`)],
    ],
  ],
  [
    'bedrockModelInvocations',
    DataEvents.bedrockModelInvocations(),
    [
      [
        'an invocation with streams in both directions',
        true,
        event(
          'AWS::Bedrock::Model',
          'InvokeModelWithBidirectionalStream',
          'arn:aws:bedrock:eu-west-1::foundation-model/m',
          true,
        ),
      ],
      [
        'an invocation of an agent',
        false,
        event(
          'AWS::Bedrock::AgentAlias',
          'InvokeAgent',
          'arn:aws:bedrock:eu-west-1:111111111111:agent-alias/A/B',
          true,
        ),
      ],
      [
        'one that is a management event',
        false,
        { eventCategory: 'Management', eventSource: 'bedrock.amazonaws.com', eventName: 'InvokeModel', readOnly: true },
      ],
    ],
  ],
] as [string, object, [string, boolean, CloudTrailEvent][]][])('%s', (_, preset, cases) => {
  test.each(cases)('%s, recorded: %s', (__, recorded, happened) => {
    expect(records({ data: [preset] }, happened)).toBe(recorded);
  });
});

describe('denied', () => {
  test.each<[string, boolean, CloudTrailEvent]>([
    ['a call that the policy of an endpoint denied', true, call('VpceAccessDenied')],
    ['a call that another policy denied', false, call('AccessDenied')],
    ['a call that succeeded', false, call(undefined)],
    ['a denied call of another service', false, call('VpceAccessDenied', 'kms.amazonaws.com')],
  ])('%s, recorded: %s', (_, recorded, happened) => {
    expect(records({ networkActivity: [NetworkActivityEvents.denied('s3.amazonaws.com')] }, happened)).toBe(recorded);
  });
});

test('changing a preset changes no other', () => {
  const preset: any = DataEvents.dynamoDbTable(TABLE);
  preset.eventName.notEquals.push('GetItem');
  expect(DataEvents.dynamoDbTable(TABLE).eventName).toEqual({ notEquals: ['GetRecords', 'GetShardIterator'] });
});
