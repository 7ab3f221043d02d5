import { LIST_TOKEN, plan, problemsOf, TOKEN } from '../../support/plans';

const OBJECT = 'AWS::S3::Object';
const TABLE = 'AWS::DynamoDB::Table';
const S3 = 's3.amazonaws.com';
const NO_WILDCARDS = 'use startsWith, endsWith, notStartsWith or notEndsWith in a condition';
const DATA_KEYS =
  'name, resourceType, readWriteType, resourceArn, eventName, eventSource, eventType, userIdentityArn, ' +
  'sessionCredentialFromConsole';

const NETWORK_KEYS = 'name, eventSource, onlyDenied, eventName, vpcEndpointId, userIdentityArn';
const OPERATORS = 'equalTo, notEquals, startsWith, notStartsWith, endsWith, notEndsWith';

const events = (section: unknown) => problemsOf({ events: section });
const data = (...selections: unknown[]) => events({ data: selections });
const table = (keys: object) => data({ resourceType: TABLE, ...keys });
const object = (resourceArn: unknown) => data({ resourceType: OBJECT, resourceArn });
const network = (keys: object) => events({ networkActivity: [{ eventSource: S3, ...keys }] });

describe('defaults', () => {
  const DEFAULTS = {
    management: { readWriteType: 'ALL', excludeKms: false, excludeRdsDataApi: false },
    managementEventsAlreadyRecorded: false,
    data: [],
    dropBatchDeleteEntries: false,
    recordOwnDeliveries: false,
    networkActivity: [],
    insights: { management: [], data: [] },
    aggregation: [],
  };

  test('all management events are recorded, and nothing else', () => {
    expect(plan({}).events).toEqual(DEFAULTS);
  });

  test('absent, empty and null sections mean the same', () => {
    expect(plan({ events: null }).events).toEqual(DEFAULTS);
    expect(plan({ events: {} }).events).toEqual(DEFAULTS);
    expect(plan({ events: { management: {}, insights: {} } }).events).toEqual(DEFAULTS);
    expect(plan({ events: { management: null, insights: null } }).events).toEqual(DEFAULTS);
  });

  test('reads and writes of all resources of the type are recorded, by anybody', () => {
    expect(plan({ events: { data: [{ resourceType: TABLE }] } }).events.data).toEqual([
      { resourceType: TABLE, readWriteType: 'ALL', path: 'events.data[0]' },
    ]);
  });

  test('denied and allowed calls through all VPC endpoints are recorded', () => {
    expect(plan({ events: { networkActivity: [{ eventSource: S3 }] } }).events.networkActivity).toEqual([
      { eventSource: S3, onlyDenied: false, path: 'events.networkActivity[0]' },
    ]);
  });

  test('what is given stands', () => {
    const selection = {
      management: { readWriteType: 'WRITE_ONLY', excludeKms: true, excludeRdsDataApi: true },
      managementEventsAlreadyRecorded: true,
      dropBatchDeleteEntries: true,
      recordOwnDeliveries: true,
      insights: { management: ['API_CALL_RATE'], data: ['API_ERROR_RATE'] },
      aggregation: ['API_ACTIVITY', 'RESOURCE_ACCESS', 'USER_ACTIONS'],
    };

    expect(plan({ events: selection }).events).toEqual({ ...DEFAULTS, ...selection });
  });
});

describe('a required key', () => {
  test('fails without a resource type', () => {
    expect(data({ readWriteType: 'ALL' })).toEqual([
      'events.data[0].resourceType: is not a resource type, got undefined; allowed: what CloudTrail calls it, ' +
        'AWS::SERVICE::TYPE, such as AWS::S3::Object: up to 256 characters; ' +
        'use a constant of DataEventResourceType, or write the type',
    ]);
  });

  test('fails without an event source', () => {
    expect(events({ networkActivity: [{ onlyDenied: true }] })).toEqual([
      'events.networkActivity[0].eventSource: is not an event source, got undefined; ' +
        'allowed: a service and .amazonaws.com, such as s3.amazonaws.com, in lowercase, up to 256 characters; ' +
        "write the service's name and .amazonaws.com, in lowercase",
    ]);
  });
});

describe('a resource type', () => {
  const problemOf = (wrong: string, got: string, fix: string) => [
    `events.data[0].resourceType: ${wrong}, got "${got}"; allowed: what CloudTrail calls it, AWS::SERVICE::TYPE, ` +
      `such as AWS::S3::Object: up to 256 characters; ${fix}`,
  ];

  test.each([
    ['S3', 'AWS::S3::Object'],
    ['s3', 'AWS::S3::Object'],
    ['Lambda', 'AWS::Lambda::Function'],
    ['DynamoDB', 'AWS::DynamoDB::Table'],
    ['S3::Object', 'AWS::S3::Object'],
    ['AWS:S3:Object', 'AWS::S3::Object'],
    ['Cassandra', 'AWS::Cassandra::Stream or AWS::Cassandra::Table'],
  ])("that isn't one fails, with the one that is probably meant: %s", (got, meant) => {
    expect(data({ resourceType: got })).toEqual(problemOf('is not a resource type', got, `write ${meant}`));
  });

  test.each(['Acme', 'AWS::S3', 'AWS::S3::Object::', 'AWS::S3:: Object', 'constructor', '__proto__'])(
    "that isn't one fails: %s",
    (got) => {
      expect(data({ resourceType: got })).toEqual([
        expect.stringMatching(/^events\.data\[0\]\.resourceType: is not a resource type, got /),
      ]);
    },
  );

  test.each([
    ['AWS::S3::Bucket', 'AWS::S3::Object'],
    ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'],
    ['AWS::Lambda::Alias', 'AWS::Lambda::Function'],
    ['AWS::Lambda::Version', 'AWS::Lambda::Function'],
  ])("that only CloudFormation has fails, with CloudTrail's: %s", (got, meant) => {
    expect(data({ resourceType: got })).toEqual(
      problemOf('is a resource type of CloudFormation, and CloudTrail has no data events of it', got, `write ${meant}`),
    );
  });

  test.each([
    ['AWS::s3::object', 'AWS::S3::Object'],
    ['AWS::Dynamodb::Table', 'AWS::DynamoDB::Table'],
  ])('in other letters than those of CloudTrail fails: %s', (got, meant) => {
    expect(data({ resourceType: got })).toEqual(
      problemOf('differs from a resource type in uppercase and lowercase', got, `write ${meant}`),
    );
  });

  test('that AWS may have added since is no problem', () => {
    expect(data({ resourceType: 'AWS::Acme::Thing' })).toEqual([]);
  });
});

describe('an unknown key', () => {
  test.each([
    ['managment', {}, 'got {}', 'management'],
    ['dataEvents', [], 'got []', 'data'],
    ['managementEvents', {}, 'got {}', 'management'],
    ['networkActivities', [], 'got []', 'networkActivity'],
    ['networkActivityEvents', [], 'got []', 'networkActivity'],
    ['insight', {}, 'got {}', 'insights'],
  ])('of the section: %s', (key, value, got, meant) => {
    expect(events({ [key]: value })).toEqual([
      `events.${key}: is not a key, ${got}; allowed: management, data, dropBatchDeleteEntries, ` +
        'recordOwnDeliveries, networkActivity, insights, aggregation, ' +
        `managementEventsAlreadyRecorded; ${meant === undefined ? 'correct or remove the key' : `write ${meant}`}`,
    ]);
  });

  test.each([
    ['resourcetype', 'write resourceType'],
    ['resourceARN', 'write resourceArn'],
    ['readWriteTypes', 'write readWriteType'],
    ['bucket', 'correct or remove the key'],
  ])('of data events: %s', (key, fix) => {
    expect(table({ [key]: 'x' })).toEqual([
      `events.data[0].${key}: is not a key, got "x"; allowed: ${DATA_KEYS}; ${fix}`,
    ]);
  });

  test('is found in addition to a required key that is missing because of it', () => {
    expect(data({ resourceTypes: TABLE }).map((problem) => problem.split(',')[0])).toEqual([
      'events.data[0].resourceTypes: is not a key',
      'events.data[0].resourceType: is not a resource type',
    ]);
  });

  test('of Insights', () => {
    expect(events({ insights: { managment: ['API_CALL_RATE'] } })).toEqual([
      'events.insights.managment: is not a key, got ["API_CALL_RATE"]; allowed: management, data; write management',
    ]);
  });
});

describe("a word of CloudTrail's own", () => {
  test.each([
    ['readOnly', 'true', 'write readWriteType: READ_ONLY or WRITE_ONLY'],
    ['eventCategory', 'Data', 'remove it: the section decides the category'],
    ['errorCode', 'AccessDenied', "remove it: a trail can't select data events by it"],
    ['resources.type', TABLE, 'write resourceType'],
    ['resources.ARN', 'arn:aws:s3:::b/', 'write resourceArn'],
    ['userIdentity.arn', 'arn:aws:iam::111111111111:user/jo', 'write userIdentityArn'],
  ])('in data events: %s', (key, value, fix) => {
    expect(table({ [key]: value })).toEqual([
      `events.data[0].${key}: is not a key, got "${value}"; allowed: ${DATA_KEYS}; ${fix}`,
    ]);
  });

  test.each([
    ['readOnly', 'true', "remove it: a trail can't select network activity events by it"],
    ['readWriteType', 'READ_ONLY', "remove it: a trail can't select network activity events by it"],
    ['eventCategory', 'NetworkActivity', 'remove it: the section decides the category'],
    [
      'errorCode',
      'AccessDenied',
      'write onlyDenied: true, which selects VpceAccessDenied: CloudTrail can select no other error code',
    ],
    [
      'errorCode',
      'VpceAccessDenied',
      'write onlyDenied: true, which selects VpceAccessDenied: CloudTrail can select no other error code',
    ],
    ['userIdentity.arn', 'arn:aws:iam::111111111111:user/jo', 'write userIdentityArn'],
  ])('in network activity events: %s %s', (key, value, fix) => {
    expect(network({ [key]: value })).toEqual([
      `events.networkActivity[0].${key}: is not a key, got "${value}"; allowed: ${NETWORK_KEYS}; ${fix}`,
    ]);
  });

  test.each([
    ['readOnly', 'true', 'write readWriteType: READ_ONLY or WRITE_ONLY'],
    ['eventCategory', 'Management', 'remove it: the section decides the category'],
    [
      'eventSource',
      'kms.amazonaws.com',
      'write excludeKms or excludeRdsDataApi: CloudTrail can exclude no other sources',
    ],
    ['eventName', 'Decrypt', "remove it: a trail can't select management events by it"],
  ])('in management events: %s', (key, value, fix) => {
    expect(events({ management: { [key]: value } })).toEqual([
      `events.management.${key}: is not a key, got "${value}"; allowed: readWriteType, excludeKms, ` +
        `excludeRdsDataApi; ${fix}`,
    ]);
  });

  test('as an operator', () => {
    expect(table({ eventName: { equals: ['GetItem'] } })).toEqual([
      `events.data[0].eventName.equals: is not a key, got ["GetItem"]; allowed: ${OPERATORS}; write equalTo`,
    ]);

    expect(table({ eventName: { notEqualTo: ['GetItem'] } })).toEqual([
      `events.data[0].eventName.notEqualTo: is not a key, got ["GetItem"]; allowed: ${OPERATORS}; write notEquals`,
    ]);
  });

  test.each([
    ['Equals', 'equalTo'],
    ['NotEquals', 'notEquals'],
    ['StartsWith', 'startsWith'],
    ['NotEndsWith', 'notEndsWith'],
  ])('as an operator in the letters of its API: %s', (word, key) => {
    expect(table({ eventName: { [word]: ['GetItem'] } })).toEqual([
      `events.data[0].eventName.${word}: is not a key, got ["GetItem"]; allowed: ${OPERATORS}; write ${key}`,
    ]);
  });
});

describe('a choice', () => {
  test.each([true, 'true', 'READONLY', 'read_only', 'NONE'])(
    '%j is none of reads and writes of data events',
    (readWriteType) => {
      expect(table({ readWriteType })).toEqual([
        `events.data[0].readWriteType: is not one of the choices, got ${JSON.stringify(readWriteType)}; ` +
          'allowed: ALL, READ_ONLY, WRITE_ONLY; choose one of them, in uppercase',
      ]);
    },
  );

  test.each(['ALL', 'READ_ONLY', 'WRITE_ONLY'])('%s is one of them', (readWriteType) => {
    expect(table({ readWriteType })).toEqual([]);
  });

  test.each(['ALL', 'READ_ONLY', 'WRITE_ONLY', 'NONE'])('%s is one of management events', (readWriteType) => {
    expect(events({ management: { readWriteType } })).toEqual([]);
  });

  test("an Insight in CloudTrail's own words is none", () => {
    expect(
      events({ insights: { management: ['ApiCallRateInsight'], data: ['API_CALL_RATE', 'ApiErrorRateInsight'] } }),
    ).toEqual([
      'events.insights.management[0]: is not one of the choices, got "ApiCallRateInsight"; allowed: ' +
        'API_CALL_RATE, API_ERROR_RATE; choose one of them, in uppercase',
      'events.insights.data[1]: is not one of the choices, got "ApiErrorRateInsight"; allowed: API_CALL_RATE, ' +
        'API_ERROR_RATE; choose one of them, in uppercase',
    ]);
  });

  test('an unknown aggregation template is none', () => {
    expect(events({ aggregation: ['USERS'] })).toEqual([
      'events.aggregation[0]: is not one of the choices, got "USERS"; allowed: API_ACTIVITY, RESOURCE_ACCESS, ' +
        'USER_ACTIONS; choose one of them, in uppercase',
    ]);
  });

  test.each([
    ['events.dropBatchDeleteEntries', { dropBatchDeleteEntries: 'true' }],
    ['events.recordOwnDeliveries', { recordOwnDeliveries: 'true' }],
    ['events.managementEventsAlreadyRecorded', { managementEventsAlreadyRecorded: 'true' }],
    ['events.management.excludeKms', { management: { excludeKms: 'true' } }],
    ['events.management.excludeRdsDataApi', { management: { excludeRdsDataApi: 'true' } }],
    [
      'events.data[0].sessionCredentialFromConsole',
      { data: [{ resourceType: TABLE, sessionCredentialFromConsole: 'true' }] },
    ],
    ['events.networkActivity[0].onlyDenied', { networkActivity: [{ eventSource: S3, onlyDenied: 'true' }] }],
  ])('%s is no text', (path, section) => {
    expect(events(section)).toEqual([
      `${path}: must be a boolean, got "true"; allowed: true, false; write one of the two, without quotes`,
    ]);
  });
});

describe('a list', () => {
  test.each([
    ['events.data', { data: [] }],
    ['events.networkActivity', { networkActivity: [] }],
    ['events.aggregation', { aggregation: [] }],
    ['events.insights.management', { insights: { management: [] } }],
    ['events.insights.data', { insights: { data: [] } }],
    [
      'events.data[0].eventName.equalTo',
      { data: [{ resourceType: TABLE, eventName: { equalTo: [], notEquals: ['GetItem'] } }] },
    ],
    [
      'events.networkActivity[0].vpcEndpointId.notStartsWith',
      { networkActivity: [{ eventSource: S3, vpcEndpointId: { notStartsWith: [] } }] },
    ],
  ])('fails without elements: %s', (path, section) => {
    expect(events(section)).toEqual([
      `${path}: is an empty list, got []; allowed: at least one element; add an element, or remove the key`,
    ]);
  });

  test.each([
    [
      'events.insights.management[1]',
      'API_CALL_RATE',
      { insights: { management: ['API_CALL_RATE', 'API_CALL_RATE'] } },
    ],
    ['events.aggregation[2]', 'API_ACTIVITY', { aggregation: ['API_ACTIVITY', 'USER_ACTIONS', 'API_ACTIVITY'] }],
    [
      'events.data[0].eventName.startsWith[1]',
      'Get',
      { data: [{ resourceType: TABLE, eventName: { startsWith: ['Get', 'Get'] } }] },
    ],
    [
      'events.data[0].eventName.equalTo[1]',
      TOKEN,
      { data: [{ resourceType: TABLE, eventName: { equalTo: [TOKEN, TOKEN] } }] },
    ],
  ])('fails with an element that stands there twice: %s', (path, twice, section) => {
    expect(events(section)).toEqual([
      `${path}: is a duplicate in the list, got "${twice}"; allowed: each value once; remove it`,
    ]);
  });

  test('the same value can are in two lists', () => {
    expect(table({ eventName: { equalTo: ['Get'], startsWith: ['Get'] } })).toEqual([]);
    expect(events({ insights: { management: ['API_ERROR_RATE'], data: ['API_ERROR_RATE'] } })).toEqual([]);
  });

  test('fails if it is one text', () => {
    expect(table({ eventName: { equalTo: 'GetItem' } })).toEqual([
      'events.data[0].eventName.equalTo: must be a list that is known at synth, got "GetItem"; allowed: a ' +
        'list; write the elements between [ and ]',
    ]);
  });

  test.each([
    ['events.data', { data: LIST_TOKEN }],
    ['events.networkActivity', { networkActivity: LIST_TOKEN }],
    ['events.aggregation', { aggregation: LIST_TOKEN }],
    ['events.insights.data', { insights: { data: LIST_TOKEN } }],
    ['events.data[0].eventName.equalTo', { data: [{ resourceType: TABLE, eventName: { equalTo: LIST_TOKEN } }] }],
  ])('fails if it is a token: %s', (path, section) => {
    expect(events(section)).toEqual([
      `${path}: must be a list that is known at synth, got ["#{Token[TEST.2]}"]; allowed: a list; write the ` +
        'elements between [ and ]',
    ]);
  });
});

describe('a condition', () => {
  test.each(['resourceArn', 'eventName', 'eventSource', 'eventType', 'userIdentityArn'])(
    'on %s fails without an operator',
    (field) => {
      expect(table({ [field]: {} })).toEqual([
        `events.data[0].${field}: is a condition without an operator, got {}; allowed: ${OPERATORS}; write ` +
          'an operator below it, or remove the key',
      ]);
    },
  );

  test.each([
    ['null', null, 'null'],
    ['an operator that is undefined', { equalTo: undefined }, '{}'],
  ])('fails for %s', (_, condition, got) => {
    expect(table({ eventName: condition })).toEqual([
      `events.data[0].eventName: is a condition without an operator, got ${got}; allowed: ${OPERATORS}; ` +
        'write an operator below it, or remove the key',
    ]);
  });

  test('fails without operators around the values', () => {
    expect(table({ eventName: ['GetItem'] })).toEqual([
      `events.data[0].eventName: must be a condition, got ["GetItem"]; allowed: ${OPERATORS}; write an ` +
        'operator below it, or remove the key',
    ]);
  });

  test('takes all operators at once', () => {
    expect(
      table({
        eventName: {
          equalTo: ['A'],
          notEquals: ['B'],
          startsWith: ['C'],
          notStartsWith: ['D'],
          endsWith: ['E'],
          notEndsWith: ['F'],
        },
      }),
    ).toEqual([]);
  });
});

describe('a value', () => {
  const PROBLEMS = {
    arn: [
      'is not an ARN, or the beginning of one',
      'arn: and what follows, without * or ?',
      'write the ARN from its beginning',
    ],
    eventName: [
      'is not the name of an API operation, or a part of one',
      'the name alone, such as GetObject, without * or ? or a service before it',
      'write the name as in eventName of an event',
    ],
    eventSource: [
      'is not an event source',
      'a service and .amazonaws.com, such as s3.amazonaws.com, in lowercase, up to 256 characters',
      "write the service's name and .amazonaws.com, in lowercase",
    ],
    any: [
      'is not a value that CloudTrail can compare with',
      '1 to 2048 characters, without * or ?',
      'correct the value',
    ],
    type: [
      'is not a resource type',
      'what CloudTrail calls it, AWS::SERVICE::TYPE, such as AWS::S3::Object: up to 256 characters',
      'use a constant of DataEventResourceType, or write the type',
    ],
    vpcEndpointId: [
      'is not the id of a VPC endpoint',
      'vpce- and 8 or 17 hexadecimal digits, in lowercase',
      "write the endpoint's id",
    ],
    vpcEndpointIdStart: [
      "is not the beginning of a VPC endpoint's id",
      'vpce- and up to 17 hexadecimal digits, in lowercase',
      "write a part of the endpoint's id",
    ],
    vpcEndpointIdEnd: [
      "is not the end of a VPC endpoint's id",
      '1 to 17 hexadecimal digits, in lowercase',
      "write a part of the endpoint's id",
    ],
  };

  const problem = (path: string, kind: keyof typeof PROBLEMS, value: unknown) => {
    const [wrong, allowed, fix] = PROBLEMS[kind];
    return typeof value === 'string' && /[*?]/.test(value)
      ? `${path}: has a wildcard, and CloudTrail supports none, got ${JSON.stringify(value)}; allowed: ${allowed}; ` +
          `${NO_WILDCARDS}`
      : `${path}: ${wrong}, got ${JSON.stringify(value)}; allowed: ${allowed}; ${fix}`;
  };

  describe.each(['*', '?'])('with the wildcard %s fails', (wildcard) => {
    test.each([
      ['resourceArn', 'equalTo', `arn:aws:dynamodb:eu-west-1:111111111111:table/${wildcard}`, 'arn'],
      ['resourceArn', 'notStartsWith', `arn:aws:dynamodb:eu-west-1:${wildcard}:`, 'arn'],
      ['resourceArn', 'endsWith', `/orders${wildcard}`, 'any'],
      ['userIdentityArn', 'startsWith', `arn:aws:sts::111111111111:assumed-role/${wildcard}`, 'arn'],
      ['userIdentityArn', 'notEndsWith', `${wildcard}/jo`, 'any'],
      ['eventName', 'equalTo', `Get${wildcard}`, 'eventName'],
      ['eventName', 'startsWith', `Get${wildcard}`, 'eventName'],
      ['eventName', 'endsWith', `${wildcard}Item`, 'eventName'],
      ['eventSource', 'notEquals', `${wildcard}.amazonaws.com`, 'eventSource'],
      ['eventSource', 'startsWith', `dynamodb${wildcard}`, 'any'],
      ['eventType', 'equalTo', `Aws${wildcard}`, 'any'],
    ] as const)('in %s.%s: %s', (field, operator, value, kind) => {
      expect(table({ [field]: { [operator]: [value] } })).toEqual([
        problem(`events.data[0].${field}.${operator}[0]`, kind, value),
      ]);
    });

    test.each([
      ['equalTo', `vpce-0123456${wildcard}`, 'vpcEndpointId'],
      ['startsWith', `vpce-01${wildcard}`, 'vpcEndpointIdStart'],
      ['endsWith', `${wildcard}67`, 'vpcEndpointIdEnd'],
    ] as const)('in vpcEndpointId.%s: %s', (operator, value, kind) => {
      expect(network({ vpcEndpointId: { [operator]: [value] } })).toEqual([
        problem(`events.networkActivity[0].vpcEndpointId.${operator}[0]`, kind, value),
      ]);
    });

    test('in a resource type', () => {
      expect(data({ resourceType: `AWS::S3::${wildcard}` })).toEqual([
        problem('events.data[0].resourceType', 'type', `AWS::S3::${wildcard}`),
      ]);
    });

    test('in the event source of network activity events', () => {
      expect(network({ eventSource: `${wildcard}.amazonaws.com` })).toEqual([
        problem('events.networkActivity[0].eventSource', 'eventSource', `${wildcard}.amazonaws.com`),
      ]);
    });
  });

  test('that is wrong is named by its place in the list', () => {
    expect(table({ eventName: { notEquals: ['GetItem', 'Scan*', 'Query'] } })).toEqual([
      problem('events.data[0].eventName.notEquals[1]', 'eventName', 'Scan*'),
    ]);
  });

  test('that is no text fails', () => {
    expect(table({ eventType: { equalTo: [7] } })).toEqual([problem('events.data[0].eventType.equalTo[0]', 'any', 7)]);
  });

  test('of 2048 characters is right, of none or 2049 wrong', () => {
    const found = (value: string) =>
      table({
        eventType: { equalTo: [value] },
        eventName: { equalTo: [value] },
        eventSource: { startsWith: [value] },
        userIdentityArn: { endsWith: [value] },
      });

    expect(found('x'.repeat(2048))).toEqual([]);
    expect(found('x'.repeat(2049))).toHaveLength(4);
    expect(found('')).toHaveLength(4);
  });

  test('an ARN of 2048 characters is right, of 2049 wrong', () => {
    expect(table({ userIdentityArn: { equalTo: [`arn:${'x'.repeat(2044)}`] } })).toEqual([]);
    expect(table({ userIdentityArn: { equalTo: [`arn:${'x'.repeat(2045)}`] } })).toHaveLength(1);
  });

  test.each(['orders', 'AWS', 'arn:', ':table/orders'])("%j isn't an ARN or the beginning of one", (value) => {
    expect(table({ resourceArn: { equalTo: [value] } })).toEqual([
      problem('events.data[0].resourceArn.equalTo[0]', 'arn', value),
    ]);

    expect(table({ userIdentityArn: { notStartsWith: [value] } })).toEqual([
      problem('events.data[0].userIdentityArn.notStartsWith[0]', 'arn', value),
    ]);
  });

  test('an ARN can end with anything', () => {
    expect(
      table({
        resourceArn: { endsWith: [':table/orders'], notEndsWith: ['s'] },
        userIdentityArn: { endsWith: ['/jo'] },
      }),
    ).toEqual([]);
  });

  test.each(['dynamodb:GetItem', 'dynamodb:', 'Get*'])("%s isn't the name of an API as events have it", (value) => {
    expect(table({ eventName: { equalTo: [value] } })).toEqual([
      problem('events.data[0].eventName.equalTo[0]', 'eventName', value),
    ]);

    expect(network({ eventName: { equalTo: [value] } })).toEqual([
      problem('events.networkActivity[0].eventName.equalTo[0]', 'eventName', value),
    ]);
  });

  test.each([
    'dynamodb',
    'dynamodb.amazonaws',
    'dynamodb.amazonaws.com.cn',
    'DynamoDB.amazonaws.com',
    '.amazonaws.com',
    'amazonaws.com',
    'https://s3.amazonaws.com',
    's3.amazonaws.com\n',
  ])("%j isn't an event source", (value) => {
    expect(table({ eventSource: { equalTo: [value] } })).toEqual([
      problem('events.data[0].eventSource.equalTo[0]', 'eventSource', value),
    ]);

    expect(network({ eventSource: value })).toEqual([
      problem('events.networkActivity[0].eventSource', 'eventSource', value),
    ]);
  });

  test.each([S3, 'backup-gateway.amazonaws.com', 'v2.service.amazonaws.com', 'route53.amazonaws.com'])(
    '%s is one',
    (value) => {
      expect(
        [table({ eventSource: { equalTo: [value] } }), table({ eventSource: { notEquals: [value] } })].flat(),
      ).toEqual([]);

      expect(network({ eventSource: value })).toEqual([]);
    },
  );

  test('an event source can begin or end with anything', () => {
    expect(table({ eventSource: { startsWith: ['dynamodb'], endsWith: ['.com'] } })).toEqual([]);
  });

  describe('the id of a VPC endpoint', () => {
    const digits = (count: number) => '0123456789abcdef0'.repeat(2).slice(0, count);

    test.each([8, 17])('has %d digits', (count) => {
      expect(
        [
          network({ vpcEndpointId: { equalTo: [`vpce-${digits(count)}`] } }),
          network({ vpcEndpointId: { notEquals: [`vpce-${digits(count)}`] } }),
        ].flat(),
      ).toEqual([]);
    });

    test.each([0, 7, 9, 16, 18])("doesn't have %d", (count) => {
      const id = `vpce-${digits(count)}`;
      expect(network({ vpcEndpointId: { equalTo: [id] } })).toEqual([
        problem('events.networkActivity[0].vpcEndpointId.equalTo[0]', 'vpcEndpointId', id),
      ]);

      expect(network({ vpcEndpointId: { notEquals: [id] } })).toEqual([
        problem('events.networkActivity[0].vpcEndpointId.notEquals[0]', 'vpcEndpointId', id),
      ]);
    });

    test.each(['vpce-0123456G', 'vpce-0123456A', 'vpc-01234567', '01234567', 'vpce-01234567\n', 'vpce-svc-01234567'])(
      '%j is none',
      (id) => {
        expect(network({ vpcEndpointId: { equalTo: [id] } })).toEqual([
          problem('events.networkActivity[0].vpcEndpointId.equalTo[0]', 'vpcEndpointId', id),
        ]);
      },
    );

    test.each(['vpce-', 'vpce-0', `vpce-${digits(17)}`])('can begin with %s', (start) => {
      expect(
        [
          network({ vpcEndpointId: { startsWith: [start] } }),
          network({ vpcEndpointId: { notStartsWith: [start] } }),
        ].flat(),
      ).toEqual([]);
    });

    test.each(['', 'vpce', '0123', 'vpce-svc', `vpce-${digits(18)}`])("can't begin with %j", (start) => {
      expect(network({ vpcEndpointId: { startsWith: [start] } })).toEqual([
        problem('events.networkActivity[0].vpcEndpointId.startsWith[0]', 'vpcEndpointIdStart', start),
      ]);

      expect(network({ vpcEndpointId: { notStartsWith: [start] } })).toEqual([
        problem('events.networkActivity[0].vpcEndpointId.notStartsWith[0]', 'vpcEndpointIdStart', start),
      ]);
    });

    test.each(['f', digits(17)])('can end with %s', (end) => {
      expect(
        [network({ vpcEndpointId: { endsWith: [end] } }), network({ vpcEndpointId: { notEndsWith: [end] } })].flat(),
      ).toEqual([]);
    });

    test.each(['', '-f', 'F', digits(18)])("can't end with %j", (end) => {
      expect(network({ vpcEndpointId: { endsWith: [end] } })).toEqual([
        problem('events.networkActivity[0].vpcEndpointId.endsWith[0]', 'vpcEndpointIdEnd', end),
      ]);

      expect(network({ vpcEndpointId: { notEndsWith: [end] } })).toEqual([
        problem('events.networkActivity[0].vpcEndpointId.notEndsWith[0]', 'vpcEndpointIdEnd', end),
      ]);
    });
  });
});

describe('the ARN of an S3 object', () => {
  const PREFIX_PROBLEM =
    'allowed: an ARN that starts with arn:PARTITION:s3:::BUCKET/; add the slash: without it, buckets with longer ' +
    'names match too';

  test.each(['startsWith', 'notStartsWith'])('fails without the slash in %s', (operator) => {
    expect(object({ [operator]: ['arn:aws:s3:::prod'] })).toEqual([
      `events.data[0].resourceArn.${operator}[0]: is not the beginning of an object's ARN, with a slash after ` +
        `the bucket's name, got "arn:aws:s3:::prod"; ${PREFIX_PROBLEM}`,
    ]);
  });

  test.each([
    ['equalTo', 'startsWith'],
    ['notEquals', 'notStartsWith'],
  ])('fails as that of a bucket in %s', (operator, better) => {
    for (const arn of ['arn:aws:s3:::prod', 'arn:aws:s3:::prod/', 'arn:aws:s3:::', 'arn:aws:s3:::prod-']) {
      expect(object({ [operator]: [arn] })).toEqual([
        `events.data[0].resourceArn.${operator}[0]: is not the ARN of an object, so it never matches, got "${arn}"; ` +
          `allowed: arn:PARTITION:s3:::BUCKET/KEY; for all objects of a bucket, use ${better} with BUCKET/`,
      ]);
    }
  });

  test.each([
    ['all buckets', 'arn:aws:s3:::'],
    ['a bucket', 'arn:aws:s3:::b/'],
    ['a prefix in a bucket', 'arn:aws:s3:::b/invoices/2026'],
    ['buckets whose names begin so, since none ends with a hyphen', 'arn:aws:s3:::prod-'],
    ['buckets whose names begin so, since none ends with a period', 'arn:aws:s3:::prod.'],
    ['buckets of another partition', 'arn:aws-cn:s3:::b/'],
  ])('can begin for %s', (_, arn) => {
    expect([object({ startsWith: [arn] }), object({ notStartsWith: [arn] })].flat()).toEqual([]);
  });

  test.each(['arn:aws:s3:::b/k', 'arn:aws:s3:::b/', 'arn:aws-us-gov:s3:::b/a/b c/ü\n'])(
    '%j is whole if there is a key',
    (arn) => {
      expect([object({ equalTo: [arn] }), object({ notEquals: [arn] })].flat()).toHaveLength(arn.endsWith('/') ? 2 : 0);
    },
  );

  test.each([
    'arn:aws:s3',
    'arn:aws:s3:',
    'arn:aws:s3:eu-west-1::b/',
    'arn:aws:dynamodb:eu-west-1:111111111111:table/orders',
    'arn:arn:aws:s3:::b/k',
  ])("is none of S3's: %s", (arn) => {
    for (const operator of ['equalTo', 'notEquals', 'startsWith', 'notStartsWith']) {
      expect(object({ [operator]: [arn] })).toEqual([
        `events.data[0].resourceArn.${operator}[0]: is not an ARN of S3 objects, got "${arn}"; ` +
          'allowed: an ARN that starts with arn:PARTITION:s3:::BUCKET/; write the ARN of objects, or correct ' +
          'resourceType',
      ]);
    }
  });

  test('has a bucket before the slash', () => {
    for (const operator of ['equalTo', 'notEquals', 'startsWith', 'notStartsWith']) {
      expect(object({ [operator]: ['arn:aws:s3:::/'] })).toHaveLength(1);
      expect(object({ [operator]: ['arn:aws:s3:::/arn:aws:s3:::b/k'] })).toHaveLength(1);
    }
  });

  test('can end with anything', () => {
    expect(object({ endsWith: ['.csv', 'prod'], notEndsWith: ['/'] })).toEqual([]);
  });

  test('no other type is held to it', () => {
    expect(table({ resourceArn: { equalTo: ['arn:aws:s3:::prod'], startsWith: ['arn:aws:s3:::prod'] } })).toEqual([]);
    expect(
      data({
        resourceType: 'AWS::S3::AccessPoint',
        resourceArn: { equalTo: ['arn:aws:s3:eu-west-1:111111111111:accesspoint/a'] },
      }),
    ).toEqual([]);
  });
});

describe('a name', () => {
  const TWICE = 'allowed: each name once; choose another name';

  test('has 1 to 1000 characters', () => {
    expect(table({ name: 'x' })).toEqual([]);
    expect(table({ name: 'x'.repeat(1000) })).toEqual([]);
    expect(network({ name: 'x'.repeat(1000) })).toEqual([]);
  });

  test.each([
    ['none', ''],
    ['1001', 'x'.repeat(1001)],
  ])('fails with %s', (_, name) => {
    const got = name === '' ? '""' : `"${'x'.repeat(199)}…`;
    const problem =
      `name: is not the name of a selection, got ${got}; allowed: 1 to 1000 characters; shorten the name, or ` +
      'remove the key for a generated name';

    expect(table({ name })).toEqual([`events.data[0].${problem}`]);
    expect(network({ name })).toEqual([`events.networkActivity[0].${problem}`]);
  });

  test('can hold any characters, wildcards too', () => {
    expect(table({ name: 'Ünïcode * ?\n"quoted"' })).toEqual([]);
  });

  test('stands once among data events', () => {
    expect(
      data(
        { resourceType: TABLE, name: 'payments' },
        { resourceType: OBJECT, name: 'Payments' },
        { resourceType: OBJECT, name: 'payments' },
      ),
    ).toEqual([`events.data[2].name: is the name of another selection, got "payments"; ${TWICE}`]);
  });

  test('that is a token stands once too', () => {
    expect(data({ resourceType: TABLE, name: TOKEN }, { resourceType: OBJECT, name: TOKEN })).toEqual([
      `events.data[1].name: is the name of another selection, got "${TOKEN}"; ${TWICE}`,
    ]);

    expect(data({ resourceType: TABLE, name: TOKEN }, { resourceType: OBJECT, name: `${TOKEN} objects` })).toEqual([]);
  });

  test('stands once among data and network activity events', () => {
    expect(
      events({
        data: [{ resourceType: TABLE, name: 'payments' }],
        networkActivity: [
          { eventSource: S3, name: 'payments' },
          { eventSource: S3, name: 'payments' },
        ],
      }),
    ).toEqual([
      `events.networkActivity[0].name: is the name of another selection, got "payments"; ${TWICE}`,
      `events.networkActivity[1].name: is the name of another selection, got "payments"; ${TWICE}`,
    ]);
  });

  test("can't be that of management events, recorded or not", () => {
    const NAME = 'Management events selector';
    expect(table({ name: NAME })).toEqual([
      `events.data[0].name: is the name of another selection, got "${NAME}"; ${TWICE}`,
    ]);

    expect(
      events({ management: { readWriteType: 'NONE' }, networkActivity: [{ eventSource: S3, name: NAME }] }),
    ).toHaveLength(1);

    expect(table({ name: 'management events selector' })).toEqual([]);
  });

  test("selections without one don't collide", () => {
    expect(data({ resourceType: TABLE }, { resourceType: TABLE })).toEqual([]);
  });
});

describe('management events', () => {
  test.each(['excludeKms', 'excludeRdsDataApi'])('%s fails if none are recorded', (key) => {
    expect(events({ management: { readWriteType: 'NONE', [key]: true } })).toEqual([
      `events.management.${key}: excludes management events, and none are recorded, got true; allowed: ` +
        'nothing while readWriteType is NONE; remove one of the two',
    ]);
  });

  test.each(['ALL', 'READ_ONLY', 'WRITE_ONLY'])('of readWriteType %s some can be left out', (readWriteType) => {
    expect(events({ management: { readWriteType, excludeKms: true, excludeRdsDataApi: true } })).toEqual([]);
  });

  test('leaving out none of none is valid', () => {
    expect(events({ management: { readWriteType: 'NONE', excludeKms: false, excludeRdsDataApi: false } })).toEqual([]);
  });
});

describe('a bucket that the trail delivers to', () => {
  const LOOP =
    'names a bucket that is written to because this trail delivers: each ' +
    'delivery would cause an event that is delivered in turn, in an endless loop';

  const MEND =
    'allowed: other buckets, or readWriteType: READ_ONLY to record who reads the logs; remove it, or accept the ' +
    'loop with recordOwnDeliveries: true';

  const recording = (arn: string, keys: object = {}) => ({
    data: [{ resourceType: OBJECT, resourceArn: { startsWith: [arn] }, ...keys }],
  });

  const existing = { existingBucketName: 'company-logs' };

  test.each([
    ['the log bucket', existing, 'company-logs'],
    ['the access-log bucket', { accessLogs: { existingBucketName: 'company-access' } }, 'company-access'],
    [
      'the copy',
      {
        replication: {
          bucketArn: 'arn:aws:s3:::dr-logs',
          keyArn: 'arn:aws:kms:eu-central-1:222222222222:key/12345678-1234-1234-1234-123456789012',
          accountId: '222222222222',
        },
      },
      'dr-logs',
    ],
  ])('is %s', (_, storage, bucket) => {
    expect(problemsOf({ storage, events: recording(`arn:aws:s3:::${bucket}/`) })).toEqual([
      `events.data[0].resourceArn.startsWith[0]: ${LOOP}, got "arn:aws:s3:::${bucket}/"; ${MEND}`,
    ]);
  });

  test('is one that was passed in, by its token', () => {
    const accessLogBucket = {
      account: '111111111111',
      region: 'eu-west-1',
      path: 'Stack/Access',
      hasObjectLock: false,
      hasOwnKey: false,
    };

    expect(problemsOf({ events: recording(`${TOKEN}/`) }, { accessLogBucketArn: TOKEN, accessLogBucket })).toEqual([
      `events.data[0].resourceArn.startsWith[0]: ${LOOP}, got "${TOKEN}/"; ${MEND}`,
    ]);

    expect(
      problemsOf({ events: recording('${Token[OTHER.3]}/') }, { accessLogBucketArn: TOKEN, accessLogBucket }),
    ).toEqual([]);
  });

  test('is found below a prefix, by an object, and at each place of a list', () => {
    expect(
      problemsOf({
        storage: existing,
        events: {
          data: [
            {
              resourceType: OBJECT,
              resourceArn: { startsWith: ['arn:aws:s3:::payments/', 'arn:aws:s3:::company-logs/AWSLogs/'] },
            },
            {
              resourceType: OBJECT,
              readWriteType: 'WRITE_ONLY',
              resourceArn: { equalTo: ['arn:aws:s3:::company-logs/readme'] },
            },
          ],
        },
      }),
    ).toEqual([
      `events.data[0].resourceArn.startsWith[1]: ${LOOP}, got "arn:aws:s3:::company-logs/AWSLogs/"; ${MEND}`,
      `events.data[1].resourceArn.equalTo[0]: ${LOOP}, got "arn:aws:s3:::company-logs/readme"; ${MEND}`,
    ]);
  });

  test('can be read', () => {
    expect(
      problemsOf({
        storage: existing,
        events: recording('arn:aws:s3:::company-logs/', { readWriteType: 'READ_ONLY' }),
      }),
    ).toEqual([]);
  });

  test('can be recorded once the loop is accepted', () => {
    expect(
      problemsOf({
        storage: existing,
        events: { ...recording('arn:aws:s3:::company-logs/'), recordOwnDeliveries: true },
      }),
    ).toEqual([]);
  });

  test('can be left out', () => {
    expect(
      problemsOf({
        storage: existing,
        events: {
          data: [
            {
              resourceType: OBJECT,
              resourceArn: {
                notStartsWith: ['arn:aws:s3:::company-logs/'],
                notEquals: ['arn:aws:s3:::company-logs/readme'],
              },
            },
          ],
        },
      }),
    ).toEqual([]);
  });

  test.each(['company-logs-2', 'company-log', 'my-company-logs'])("isn't %s", (bucket) => {
    expect(problemsOf({ storage: existing, events: recording(`arn:aws:s3:::${bucket}/company-logs/`) })).toEqual([]);
  });

  test('may be among those whose names begin with a prefix', () => {
    expect(problemsOf({ storage: existing, events: recording('arn:aws:s3:::company-') })).toEqual([]);
  });

  test('concerns objects only', () => {
    expect(
      problemsOf({
        storage: existing,
        events: recording('arn:aws:s3:::company-logs/', { resourceType: 'AWS::S3::AccessPoint' }),
      }),
    ).toEqual([]);
  });
});

describe('a single-region trail', () => {
  const found = (resourceArn: object, multiRegion = false) =>
    problemsOf({ trail: { multiRegion }, events: { data: [{ resourceType: TABLE, resourceArn }] } });

  const ELSEWHERE = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders';
  const HOME = ELSEWHERE.replace('us-east-1', 'eu-west-1');

  test.each(['equalTo', 'startsWith'])('fails to record a resource of another region: %s', (operator) => {
    expect(found({ [operator]: [HOME, ELSEWHERE] })).toEqual([
      `events.data[0].resourceArn.${operator}[1]: is in another region, which a single-region trail doesn't record, ` +
        `got "${ELSEWHERE}"; allowed: resources in eu-west-1; remove it, or set trail.multiRegion: true`,
    ]);
  });

  test('a trail of all regions records it', () => {
    expect(found({ equalTo: [ELSEWHERE], startsWith: [ELSEWHERE] }, true)).toEqual([]);
  });

  test.each(['notEquals', 'notStartsWith', 'endsWith', 'notEndsWith'])('one can be left out: %s', (operator) => {
    expect(found({ [operator]: [ELSEWHERE] })).toEqual([]);
  });

  test.each([
    'arn:aws:dynamodb:us-',
    'arn:aws:dynamodb:',
    'arn:aws:dynamodb',
    'arn:aws:dynamodb:eu-west-1',
    'arn:aws:dynamodb:eu-west-1:',
  ])('records what may be here: %s', (start) => {
    expect(found({ startsWith: [start] })).toEqual([]);
  });

  test('records S3 objects, whose ARNs name no region', () => {
    expect(
      problemsOf({
        trail: { multiRegion: false },
        events: { data: [{ resourceType: OBJECT, resourceArn: { startsWith: ['arn:aws:s3:::payments/'] } }] },
      }),
    ).toEqual([]);
  });

  test("a region that is known at deployment only isn't compared", () => {
    expect(found({ equalTo: [TOKEN, `arn:aws:dynamodb:${TOKEN}:111111111111:table/orders`] })).toEqual([]);
    expect(
      problemsOf(
        {
          trail: { multiRegion: false },
          events: { data: [{ resourceType: TABLE, resourceArn: { equalTo: [ELSEWHERE] } }] },
        },
        { homeRegion: TOKEN },
      ),
    ).toEqual([]);
  });
});

describe('a token', () => {
  const OTHER = '${Token[OTHER.3]}';
  const ANY = {
    equalTo: [TOKEN],
    notEquals: [OTHER],
    startsWith: [TOKEN],
    notStartsWith: [OTHER],
    endsWith: [TOKEN],
    notEndsWith: [OTHER],
  };

  test('can stand for a name, a source and any value', () => {
    const conditions = { resourceArn: ANY, eventName: ANY, eventSource: ANY, eventType: ANY, userIdentityArn: ANY };
    expect(
      events({
        data: [
          { name: TOKEN, resourceType: TABLE, ...conditions },
          { resourceType: OBJECT, ...conditions },
        ],
        networkActivity: [
          { name: '${Token[OTHER.3]}', eventSource: TOKEN, eventName: ANY, vpcEndpointId: ANY, userIdentityArn: ANY },
        ],
      }),
    ).toEqual([]);
  });

  test('can be a part of a value', () => {
    expect(
      object({ startsWith: [`${TOKEN}/`, `arn:${TOKEN}:s3:::payments/`], equalTo: [`${TOKEN}/invoices`] }),
    ).toEqual([]);
  });

  test("can't stand for what decides which fields are created", () => {
    expect(
      events({
        management: { readWriteType: TOKEN, excludeKms: TOKEN },
        data: [{ resourceType: TABLE, readWriteType: TOKEN, sessionCredentialFromConsole: TOKEN }],
      }),
    ).toEqual([
      `events.management.readWriteType: is not one of the choices, got "${TOKEN}"; allowed: ALL, READ_ONLY, ` +
        'WRITE_ONLY, NONE; choose one of them, in uppercase',
      `events.management.excludeKms: must be a boolean, got "${TOKEN}"; allowed: true, false; write one of ` +
        'the two, without quotes',
      `events.data[0].readWriteType: is not one of the choices, got "${TOKEN}"; allowed: ALL, READ_ONLY, ` +
        'WRITE_ONLY; choose one of them, in uppercase',
      `events.data[0].sessionCredentialFromConsole: must be a boolean, got "${TOKEN}"; allowed: true, false; ` +
        'write one of the two, without quotes',
    ]);
  });
});

test('an event source has up to 256 characters', () => {
  const source = (length: number) => `${'a'.repeat(length - '.amazonaws.com'.length)}.amazonaws.com`;
  const problems = (eventSource: string) =>
    problemsOf({
      events: {
        networkActivity: [{ eventSource }],
        data: [{ resourceType: 'AWS::S3::Object', eventSource: { equalTo: [eventSource] } }],
      },
    });

  expect(problems(source(256))).toEqual([]);
  expect(problems(source(257))).toHaveLength(2);
});

describe('a wildcard in addition to a token', () => {
  test.each([
    ['resourceArn', { startsWith: [`${TOKEN}/*`] }],
    ['resourceArn', { equalTo: [`${TOKEN}/?`] }],
    ['eventName', { notEquals: [`${TOKEN}*`] }],
  ])('fails in %s', (field, condition) => {
    const [operator, [value]] = Object.entries(condition)[0];
    expect(problemsOf({ events: { data: [{ resourceType: TABLE, [field]: condition }] } })).toEqual([
      expect.stringContaining(
        `events.data[0].${field}.${operator}[0]: has a wildcard, and CloudTrail supports none, got "${value}"`,
      ),
    ]);
  });

  test('fails in an event source', () => {
    expect(problemsOf({ events: { networkActivity: [{ eventSource: `${TOKEN}*` }] } })).toHaveLength(1);
  });
});

test("a value can't be both asked for and left out", () => {
  const both = (asks: string, excludes: string) =>
    problemsOf({
      events: { data: [{ resourceType: TABLE, eventName: { [asks]: ['Get', 'Put'], [excludes]: ['Batch', 'Put'] } }] },
    });

  expect(both('equalTo', 'notEquals')).toEqual([
    'events.data[0].eventName.notEquals[1]: is also a value of equalTo, got "Put"; allowed: values that aren\'t ' +
      'in equalTo; remove it from one of the two',
  ]);

  expect(both('startsWith', 'notStartsWith')).toHaveLength(1);
  expect(both('endsWith', 'notEndsWith')).toHaveLength(1);
  expect(both('equalTo', 'notEndsWith')).toEqual([]);
});

test('a resource type has to be known at synth, since it decides which buckets have to be left out', () => {
  expect(problemsOf({ events: { data: [{ resourceType: TOKEN }] } })).toEqual([
    `events.data[0].resourceType: must be known at synth, got "${TOKEN}"; ` +
      'allowed: what CloudTrail calls it, AWS::SERVICE::TYPE, such as AWS::S3::Object: up to 256 characters; ' +
      'use a constant of DataEventResourceType, or write the type',
  ]);
});

test("what isn't valid doesn't move the paths of what follows", () => {
  expect(
    problemsOf({
      events: {
        data: [
          { resourceType: 5 },
          { resourceType: OBJECT, resourceArn: { startsWith: ['nonsense', 'arn:aws:s3:::payments'] } },
        ],
      },
    }).map((problem) => problem.split(':')[0]),
  ).toEqual([
    'events.data[0].resourceType',
    'events.data[1].resourceArn.startsWith[0]',
    'events.data[1].resourceArn.startsWith[1]',
  ]);
});
