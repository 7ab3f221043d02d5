import { TOKEN, warningIdsOf, warningsFor } from '../../support/plans';

const OBJECT = 'AWS::S3::Object';
const TABLE = 'AWS::DynamoDB::Table';
const FUNCTION = 'AWS::Lambda::Function';
const S3 = 's3.amazonaws.com';
const NO_LOGS = { cloudWatchLogs: { enabled: false } };

// CloudWatch Logs is on by default, which has a warning of its own.
const idsOf = (events: object) => warningIdsOf({ delivery: NO_LOGS, events });
const messagesOf = (events: object) => warningsFor({ delivery: NO_LOGS, events });
const data = (...selections: object[]) => idsOf({ data: selections });

describe('a second copy of management events', () => {
  const section = (readWriteType: string, managementEventsAlreadyRecorded: boolean) => ({
    management: { readWriteType },
    managementEventsAlreadyRecorded,
    networkActivity: [{ eventSource: S3 }],
  });

  test.each(['ALL', 'READ_ONLY', 'WRITE_ONLY'])('costs, of %s', (readWriteType) => {
    expect(messagesOf(section(readWriteType, true))).toEqual([
      'secondCopyOfManagementEvents: events.management: another trail already records management events, and each ' +
        'copy after the first costs USD 2.00 per 100,000 events; set readWriteType: NONE if the other trail is ' +
        'sufficient',
    ]);
  });

  test('is none if this trail records none, or the only one', () => {
    expect(idsOf(section('NONE', true))).toEqual([]);
    expect(idsOf(section('ALL', false))).toEqual([]);
  });
});

describe('all objects of all buckets', () => {
  const MESSAGE =
    "allS3Objects: events.data[0]: records S3 objects in buckets that it doesn't name, including future buckets, at " +
    'USD 0.10 per 100,000 events; to record fewer events, name buckets in resourceArn';

  test('cost', () => {
    expect(messagesOf({ data: [{ resourceType: OBJECT, readWriteType: 'WRITE_ONLY' }] })).toEqual([MESSAGE]);
    expect(
      messagesOf({
        data: [{ resourceType: OBJECT, readWriteType: 'WRITE_ONLY', resourceArn: { startsWith: ['arn:aws:s3:::'] } }],
      }),
    ).toEqual([MESSAGE]);
  });

  test('are recorded if some are left out, too', () => {
    expect(
      data({
        resourceType: OBJECT,
        readWriteType: 'WRITE_ONLY',
        resourceArn: { notStartsWith: ['arn:aws:s3:::scratch/'] },
      }),
    ).toEqual(['allS3Objects']);
  });

  test("aren't recorded if buckets are named", () => {
    expect(
      data({
        resourceType: OBJECT,
        readWriteType: 'WRITE_ONLY',
        resourceArn: { startsWith: ['arn:aws:s3:::b/'], equalTo: ['arn:aws:s3:::c/k'] },
      }),
    ).toEqual([]);

    expect(
      data({
        resourceType: OBJECT,
        readWriteType: 'WRITE_ONLY',
        resourceArn: { startsWith: [`${TOKEN}/`], notEndsWith: ['.tmp'] },
      }),
    ).toEqual([]);
  });

  test('are objects: no other type warns', () => {
    expect(data({ resourceType: FUNCTION }, { resourceType: 'AWS::S3::AccessPoint' })).toEqual([]);
  });

  test('warn once for each selection', () => {
    expect(
      messagesOf({
        data: [
          { resourceType: OBJECT, readWriteType: 'WRITE_ONLY' },
          { resourceType: FUNCTION },
          { resourceType: OBJECT, readWriteType: 'WRITE_ONLY' },
        ],
      }),
    ).toEqual([MESSAGE, MESSAGE.replace('[0]', '[2]')]);
  });
});

describe('reads', () => {
  const object = { resourceType: OBJECT, resourceArn: { startsWith: ['arn:aws:s3:::b/'] } };

  test.each(['ALL', 'READ_ONLY'])('of tables cost: %s', (readWriteType) => {
    expect(messagesOf({ data: [{ resourceType: TABLE, readWriteType }] })).toEqual([
      'readEvents: events.data[0]: records reads of AWS::DynamoDB::Table, which are usually far more frequent than ' +
        'writes, at USD 0.10 per 100,000 events; set readWriteType: WRITE_ONLY if writes are sufficient',
    ]);
  });

  test.each(['ALL', 'READ_ONLY'])('of objects cost: %s', (readWriteType) => {
    expect(messagesOf({ data: [{ ...object, readWriteType }] })).toEqual([
      'readEvents: events.data[0]: records reads of AWS::S3::Object, which are usually far more frequent than ' +
        'writes, at USD 0.10 per 100,000 events; set readWriteType: WRITE_ONLY if writes are sufficient',
    ]);
  });

  test('are recorded unless something is said', () => {
    expect(data({ resourceType: TABLE })).toEqual(['readEvents']);
  });

  test("of other types don't warn, nor do writes", () => {
    expect(
      data({ resourceType: FUNCTION, readWriteType: 'READ_ONLY' }, { resourceType: 'AWS::DynamoDB::Stream' }),
    ).toEqual([]);

    expect(
      data({ resourceType: TABLE, readWriteType: 'WRITE_ONLY' }, { ...object, readWriteType: 'WRITE_ONLY' }),
    ).toEqual([]);
  });
});

describe('data events in CloudWatch Logs', () => {
  const config = (cloudWatchLogs: object, events: object) => ({ delivery: { cloudWatchLogs }, events });

  test('cost by the gigabyte', () => {
    expect(warningsFor({ events: { data: [{ resourceType: FUNCTION }] } })).toEqual([
      'dataEventsInCloudWatchLogs: events.data: CloudTrail also sends data events to CloudWatch Logs, at USD 0.50 ' +
        "per GB, and you can't exclude them; record data events with a second trail without CloudWatch Logs, or set " +
        'delivery.cloudWatchLogs.enabled: false',
    ]);
  });

  test('cost in an existing log group, too', () => {
    const existingLogGroupArn = 'arn:aws:logs:eu-west-1:111111111111:log-group:audit';
    expect(warningIdsOf(config({ existingLogGroupArn }, { data: [{ resourceType: FUNCTION }] }))).toEqual([
      'dataEventsInCloudWatchLogs',
    ]);
  });

  test('warn once for all selections', () => {
    expect(
      warningIdsOf({ events: { data: [{ resourceType: FUNCTION }, { resourceType: 'AWS::SNS::Topic' }] } }),
    ).toEqual(['dataEventsInCloudWatchLogs']);
  });

  test("aren't there without data events, or without CloudWatch Logs", () => {
    expect(warningIdsOf({ events: { networkActivity: [{ eventSource: S3 }] } })).toEqual([]);
    expect(warningIdsOf(config({ enabled: false }, { data: [{ resourceType: FUNCTION }] }))).toEqual([]);
  });
});

describe('Insights over data events', () => {
  const insights = (section: object) => ({ data: [{ resourceType: FUNCTION }], insights: section });

  test('of both kinds cost twice', () => {
    expect(messagesOf(insights({ data: ['API_CALL_RATE', 'API_ERROR_RATE'] }))).toEqual([
      'twoInsightsOnDataEvents: events.insights.data: each data event is analyzed twice, once for each kind of ' +
        'Insights, and each analysis costs USD 0.03 per 100,000 events; remove one kind if the other is sufficient',
    ]);
  });

  test.each(['API_CALL_RATE', 'API_ERROR_RATE'])("of one kind don't warn: %s", (type) => {
    expect(idsOf(insights({ data: [type] }))).toEqual([]);
  });

  test("of both kinds over management events don't warn", () => {
    expect(idsOf(insights({ management: ['API_CALL_RATE', 'API_ERROR_RATE'], data: ['API_CALL_RATE'] }))).toEqual([]);
  });
});

describe('KMS events', () => {
  const bucketsWithoutBucketKey = ['Stack/Payments'];
  const ids = (management: object, buckets = bucketsWithoutBucketKey) =>
    warningIdsOf(
      { events: { management, networkActivity: [{ eventSource: S3 }] } },
      { bucketsWithoutBucketKey: buckets },
    );

  test('are created by each use of a bucket without a bucket key', () => {
    expect(warningsFor({}, { bucketsWithoutBucketKey })).toEqual([
      'kmsEvents: events.management: the bucket Stack/Payments is encrypted with a KMS key but has no S3 Bucket ' +
        'Key, so each read or write of an object creates a KMS event: ' +
        'free in the first copy, USD 2.00 per 100,000 events in any other copy, USD 0.50 per GB in CloudWatch Logs; ' +
        'enable the S3 Bucket Key, or set excludeKms: true',
    ]);
  });

  test('warn once for each bucket', () => {
    expect(ids({}, ['Stack/A', 'Stack/B'])).toEqual(['kmsEvents', 'kmsEvents']);
    expect(ids({}, [])).toEqual([]);
  });

  test.each([
    ['ALL', 1],
    ['READ_ONLY', 1],
    ['WRITE_ONLY', 0],
    ['NONE', 0],
  ])('are reads: %s has %d warnings', (readWriteType, count) => {
    expect(ids({ readWriteType })).toHaveLength(count);
  });

  test('can be left out', () => {
    expect(ids({ excludeKms: true })).toEqual([]);
    expect(ids({ excludeRdsDataApi: true })).toEqual(['kmsEvents']);
  });
});

describe('the values of all selectors', () => {
  // A selection of data events holds 2 values in addition to the ARNs, that of management events 1.
  const tables = (count: number) => ({
    data: [
      {
        resourceType: TABLE,
        readWriteType: 'ALL',
        resourceArn: {
          equalTo: Array.from(
            { length: count - 3 },
            (_, index) => `arn:aws:dynamodb:eu-west-1:111111111111:table/t${index}`,
          ),
        },
      },
    ],
  });

  test.each([400, 500])('warn once they are many: %d', (count) => {
    expect(messagesOf(tables(count))).toContain(
      `selectorValues: events: the selectors hold ${count} of the 500 values that CloudTrail accepts; name ` +
        'fewer resources, or match several with one startsWith',
    );
  });

  test.each([
    [399, 'few'],
    [501, 'an error'],
  ])("don't warn while they are %d, which is %s", (count) => {
    expect(idsOf(tables(count))).toEqual(['readEvents']);
  });
});

describe('own deliveries', () => {
  test('are a loop that costs', () => {
    expect(messagesOf({ recordOwnDeliveries: true })).toEqual([
      'ownDeliveries: events.recordOwnDeliveries: each delivered log file can ' +
        'create an event, which is delivered in turn, in an endless loop, at USD 0.10 per 100,000 events; remove ' +
        'the key',
    ]);
  });

  test("don't warn while they are left out", () => {
    expect(idsOf({ recordOwnDeliveries: false })).toEqual([]);
  });
});

describe("the deliveries of another trail that also records buckets it doesn't name", () => {
  const otherTrails = [{ path: 'Stack/Other', logBucketArn: 'arn:aws:s3:::other' }];
  const warns = (selection: object) =>
    warningIdsOf(
      { delivery: NO_LOGS, events: { data: [{ resourceType: OBJECT, ...selection }] } },
      { otherTrails },
    ).includes('otherTrailsDeliveries');

  test("are recorded by a trail that writes to buckets it doesn't name", () => {
    expect(warns({})).toBe(true);
    expect(warns({ resourceArn: { notEndsWith: ['.csv'] } })).toBe(true);
    expect(warns({ resourceArn: { notStartsWith: ['arn:aws:s3:::third/'] } })).toBe(true);
  });

  test('are left out by name, by naming buckets, and by recording reads only', () => {
    expect(warns({ resourceArn: { notStartsWith: ['arn:aws:s3:::other/'] } })).toBe(false);
    expect(warns({ resourceArn: { startsWith: ['arn:aws:s3:::payments/'] } })).toBe(false);
    expect(warns({ readWriteType: 'READ_ONLY' })).toBe(false);
  });
});

describe('a resource type', () => {
  test('that is nearly a known one is probably misspelt', () => {
    expect(messagesOf({ data: [{ resourceType: FUNCTION }, { resourceType: 'AWS::Lambda::Functions' }] })).toEqual([
      'unknownResourceType: events.data[1].resourceType: "AWS::Lambda::Functions" isn\'t a resource ' +
        'type that was known when this version was released; did you mean "AWS::Lambda::Function"?',
    ]);
  });

  test("of a service that has others suggests those, if they aren't many", () => {
    expect(messagesOf({ data: [{ resourceType: 'AWS::Cassandra::Keyspace' }] })).toEqual([
      'unknownResourceType: events.data[0].resourceType: "AWS::Cassandra::Keyspace" isn\'t a resource type that was ' +
        'known when this version was released; did you mean "AWS::Cassandra::Stream" or "AWS::Cassandra::Table"?',
    ]);

    expect(messagesOf({ data: [{ resourceType: 'AWS::Bedrock::Thing' }] })).toEqual([
      'unknownResourceType: events.data[0].resourceType: "AWS::Bedrock::Thing" isn\'t a resource type that was ' +
        'known when this version was released; check that CloudTrail supports it',
    ]);
  });

  test('that is near none may be new', () => {
    expect(messagesOf({ data: [{ resourceType: 'AWS::Acme::Thing' }] })).toEqual([
      'unknownResourceType: events.data[0].resourceType: "AWS::Acme::Thing" isn\'t a resource type that was known ' +
        'when this version was released; check that CloudTrail supports it',
    ]);
  });

  test.each(['AWS::Lambda::Function', 'AWS::Quicksight::ActionConnector', 'AWS::XRay::Trace'])(
    "%s doesn't warn",
    (resourceType) => {
      expect(data({ resourceType })).toEqual([]);
    },
  );
});

describe('an event source', () => {
  const network = (eventSource: string) => messagesOf({ networkActivity: [{ eventSource: S3 }, { eventSource }] });

  test('that is nearly a known one is probably misspelt', () => {
    expect(network('secretmanager.amazonaws.com')).toEqual([
      'unknownEventSource: events.networkActivity[1].eventSource: "secretmanager.amazonaws.com" isn\'t a ' +
        'service that was known to have network activity events when this version was released; ' +
        'did you mean "secretsmanager.amazonaws.com"?',
    ]);
  });

  test.each(['secretsmanager.amazonaws.com', 'sts.amazonaws.com', TOKEN])("%s doesn't warn", (eventSource) => {
    expect(network(eventSource)).toEqual([]);
  });

  test('of data events can be any', () => {
    expect(data({ resourceType: FUNCTION, eventSource: { equalTo: ['acme.amazonaws.com'] } })).toEqual([]);
  });
});
