import { selectorsOf, TOKEN } from '../support/plans';

const OBJECT = 'AWS::S3::Object';
const TABLE = 'AWS::DynamoDB::Table';
const FUNCTION = 'AWS::Lambda::Function';
const S3 = 's3.amazonaws.com';
const MANAGEMENT = {
  name: 'Management events selector',
  fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }],
};

const OTHER_TOKEN = '${Token[OTHER.3]}';

const category = (of: string) => ({ field: 'eventCategory', equalTo: [of] });
const dataOf = (resourceType: string, ...fields: object[]) => [
  category('Data'),
  { field: 'resources.type', equalTo: [resourceType] },
  ...fields,
];

const writesOf = (resourceType: string, ...fields: object[]) =>
  dataOf(resourceType, { field: 'readOnly', equalTo: ['false'] }, ...fields);

const networkOf = (eventSource: string, ...fields: object[]) => [
  category('NetworkActivity'),
  { field: 'eventSource', equalTo: [eventSource] },
  ...fields,
];

const arnOf = (name: string) => `arn:aws:dynamodb:eu-west-1:111111111111:table/${name}`;

const management = (section: object) => selectorsOf({ management: section });

/** The selectors of selections of data events. */
function data(selections: object[], ownBucketArns: string[] = [], more: object = {}) {
  return selectorsOf({ management: { readWriteType: 'NONE' }, data: selections, ...more }, ownBucketArns);
}

/** The selectors of selections of network activity events. */
function network(...selections: object[]) {
  return selectorsOf({ management: { readWriteType: 'NONE' }, networkActivity: selections });
}

/** The fields of the only selector there is. */
function fieldsOf(selectors: ReturnType<typeof selectorsOf>) {
  expect(selectors).toHaveLength(1);
  return selectors[0].fieldSelectors;
}

const namesOf = (selectors: ReturnType<typeof selectorsOf>) => selectors.map(({ name }) => name);

describe('management events', () => {
  test('all of them are what is recorded by default, in the form that auditors look for', () => {
    expect(selectorsOf({})).toEqual([MANAGEMENT]);
  });

  test.each([
    ['READ_ONLY', 'true'],
    ['WRITE_ONLY', 'false'],
  ])('can be %s', (readWriteType, readOnly) => {
    expect(management({ readWriteType })).toEqual([
      {
        name: 'Management events selector',
        fieldSelectors: [category('Management'), { field: 'readOnly', equalTo: [readOnly] }],
      },
    ]);
  });

  test('can be none', () => {
    expect(management({ readWriteType: 'NONE' })).toEqual([]);
  });

  test.each([
    [{ excludeKms: true }, ['kms.amazonaws.com']],
    [{ excludeRdsDataApi: true }, ['rdsdata.amazonaws.com']],
    [{ excludeRdsDataApi: true, excludeKms: true }, ['kms.amazonaws.com', 'rdsdata.amazonaws.com']],
  ])('can leave out: %j', (section, notEquals) => {
    expect(management(section)).toEqual([
      {
        name: 'Management events selector',
        fieldSelectors: [category('Management'), { field: 'eventSource', notEquals }],
      },
    ]);
  });

  test('have their fields in a stable order', () => {
    expect(fieldsOf(management({ excludeKms: true, readWriteType: 'WRITE_ONLY' }))).toEqual([
      category('Management'),
      { field: 'readOnly', equalTo: ['false'] },
      { field: 'eventSource', notEquals: ['kms.amazonaws.com'] },
    ]);
  });
});

describe('data events', () => {
  test('of a type need no more than the type', () => {
    expect(data([{ resourceType: FUNCTION }])).toEqual([
      { name: 'AWS::Lambda::Function data events', fieldSelectors: dataOf(FUNCTION) },
    ]);
  });

  test.each([
    [
      'a resource',
      { resourceArn: { equalTo: [arnOf('orders')] } },
      { field: 'resources.ARN', equalTo: [arnOf('orders')] },
    ],
    ['the name of an API', { eventName: { equalTo: ['GetItem'] } }, { field: 'eventName', equalTo: ['GetItem'] }],
    [
      'a service',
      { eventSource: { notEquals: ['dynamodb.amazonaws.com'] } },
      { field: 'eventSource', notEquals: ['dynamodb.amazonaws.com'] },
    ],
    [
      'a kind of event',
      { eventType: { notEquals: ['AwsServiceEvent'] } },
      { field: 'eventType', notEquals: ['AwsServiceEvent'] },
    ],
    [
      'who called',
      { userIdentityArn: { startsWith: ['arn:aws:sts::'] } },
      { field: 'userIdentity.arn', startsWith: ['arn:aws:sts::'] },
    ],
    [
      'the console',
      { sessionCredentialFromConsole: true },
      { field: 'sessionCredentialFromConsole', equalTo: ['true'] },
    ],
    [
      'anything but the console, where the field is absent',
      { sessionCredentialFromConsole: false },
      { field: 'sessionCredentialFromConsole', notEquals: ['true'] },
    ],
    ['reads', { readWriteType: 'READ_ONLY' }, { field: 'readOnly', equalTo: ['true'] }],
    ['writes', { readWriteType: 'WRITE_ONLY' }, { field: 'readOnly', equalTo: ['false'] }],
  ])('are chosen by %s', (_, keys, field) => {
    expect(fieldsOf(data([{ resourceType: TABLE, ...keys }]))).toEqual(dataOf(TABLE, field));
  });

  test('have their fields in a stable order', () => {
    const equalTo = ['x'];
    expect(
      fieldsOf(
        data([
          {
            sessionCredentialFromConsole: true,
            userIdentityArn: { equalTo: [arnOf('x')] },
            eventType: { equalTo },
            eventSource: { equalTo: [S3] },
            eventName: { equalTo },
            resourceArn: { equalTo: [arnOf('x')] },
            readWriteType: 'READ_ONLY',
            resourceType: TABLE,
            name: 'x',
          },
        ]),
      ).map(({ field }) => field),
    ).toEqual([
      'eventCategory',
      'resources.type',
      'readOnly',
      'resources.ARN',
      'eventName',
      'eventSource',
      'eventType',
      'userIdentity.arn',
      'sessionCredentialFromConsole',
    ]);
  });

  test('have their operators in a stable order, and their values as they were written', () => {
    const condition = {
      notEndsWith: ['F'],
      endsWith: ['E'],
      notStartsWith: ['D'],
      startsWith: ['C'],
      notEquals: ['B', 'a'],
      equalTo: ['Z', 'A'],
    };

    const [, , field] = fieldsOf(data([{ resourceType: TABLE, eventName: condition }]));
    expect(Object.entries(field)).toEqual([
      ['field', 'eventName'],
      ['equalTo', ['Z', 'A']],
      ['notEquals', ['B', 'a']],
      ['startsWith', ['C']],
      ['notStartsWith', ['D']],
      ['endsWith', ['E']],
      ['notEndsWith', ['F']],
    ]);
  });

  test('have no operator that is undefined', () => {
    const [, , field] = fieldsOf(
      data([{ resourceType: TABLE, eventName: { equalTo: ['GetItem'], notEquals: undefined } }]),
    );

    expect(Object.keys(field)).toEqual(['field', 'equalTo']);
  });
});

describe('network activity events', () => {
  test('of a service need no more than the service', () => {
    expect(network({ eventSource: S3 })).toEqual([
      { name: 's3.amazonaws.com network activity events', fieldSelectors: networkOf(S3) },
    ]);
  });

  test.each([
    ['a denial', { onlyDenied: true }, { field: 'errorCode', equalTo: ['VpceAccessDenied'] }],
    ['the name of an API', { eventName: { startsWith: ['Get'] } }, { field: 'eventName', startsWith: ['Get'] }],
    [
      'a VPC endpoint',
      { vpcEndpointId: { notEquals: ['vpce-01234567'] } },
      { field: 'vpcEndpointId', notEquals: ['vpce-01234567'] },
    ],
    ['who called', { userIdentityArn: { endsWith: ['/jo'] } }, { field: 'userIdentity.arn', endsWith: ['/jo'] }],
  ])('are chosen by %s', (_, keys, field) => {
    expect(fieldsOf(network({ eventSource: S3, ...keys }))).toEqual(networkOf(S3, field));
  });

  test('that were allowed are recorded too, unless something is said', () => {
    expect(fieldsOf(network({ eventSource: S3, onlyDenied: false }))).toEqual(networkOf(S3));
  });

  test('have their fields in a stable order', () => {
    expect(
      fieldsOf(
        network({
          userIdentityArn: { endsWith: ['/jo'] },
          vpcEndpointId: { startsWith: ['vpce-'] },
          eventName: { equalTo: ['GetObject'] },
          onlyDenied: true,
          eventSource: S3,
        }),
      ).map(({ field }) => field),
    ).toEqual(['eventCategory', 'eventSource', 'errorCode', 'eventName', 'vpcEndpointId', 'userIdentity.arn']);
  });

  test('of one service in two selections make two selectors', () => {
    expect(
      network(
        { eventSource: S3, vpcEndpointId: { equalTo: ['vpce-01234567'] } },
        { eventSource: S3, vpcEndpointId: { equalTo: ['vpce-89abcdef'] } },
      ),
    ).toHaveLength(2);
  });
});

test('selectors are in the order of the config, by category', () => {
  expect(
    namesOf(
      selectorsOf({
        networkActivity: [{ eventSource: S3 }, { eventSource: 'kms.amazonaws.com' }],
        data: [{ resourceType: TABLE }, { resourceType: FUNCTION }],
        management: {},
      }),
    ),
  ).toEqual([
    'Management events selector',
    'AWS::DynamoDB::Table data events',
    'AWS::Lambda::Function data events',
    's3.amazonaws.com network activity events',
    'kms.amazonaws.com network activity events',
  ]);
});

describe('a name', () => {
  test('is taken as it is', () => {
    expect(namesOf(data([{ name: 'payments', resourceType: TABLE }]))).toEqual(['payments']);
    expect(namesOf(network({ name: 'endpoints', eventSource: S3 }))).toEqual(['endpoints']);
    expect(namesOf(data([{ name: TOKEN, resourceType: TABLE }]))).toEqual([TOKEN]);
  });

  test.each([
    ['ALL', 'data'],
    ['READ_ONLY', 'read'],
    ['WRITE_ONLY', 'write'],
  ])('says of %s data events: %s', (readWriteType, which) => {
    expect(namesOf(data([{ resourceType: TABLE, readWriteType }]))).toEqual([`AWS::DynamoDB::Table ${which} events`]);
  });

  test('says of network activity events whether they were denied', () => {
    expect(namesOf(network({ eventSource: S3 }, { eventSource: S3, onlyDenied: true }))).toEqual([
      's3.amazonaws.com network activity events',
      's3.amazonaws.com denied events',
    ]);
  });

  test('is numbered where others would be equal', () => {
    const selections = ['GetItem', 'Query', 'Scan'].map((name) => ({
      resourceType: TABLE,
      eventName: { equalTo: [name] },
    }));

    expect(namesOf(data(selections))).toEqual([
      'AWS::DynamoDB::Table data events',
      'AWS::DynamoDB::Table data events 2',
      'AWS::DynamoDB::Table data events 3',
    ]);

    expect(namesOf(network({ eventSource: S3 }, { eventSource: S3, eventName: { equalTo: ['GetObject'] } }))).toEqual([
      's3.amazonaws.com network activity events',
      's3.amazonaws.com network activity events 2',
    ]);
  });

  test("gives way to a user's, wherever it stands", () => {
    expect(
      namesOf(
        data(
          [
            { resourceType: TABLE },
            { resourceType: TABLE, eventName: { equalTo: ['GetItem'] } },
            { resourceType: FUNCTION, name: 'AWS::DynamoDB::Table data events' },
          ],
          [],
          { networkActivity: [{ eventSource: S3, name: 'AWS::DynamoDB::Table data events 3' }] },
        ),
      ),
    ).toEqual([
      'AWS::DynamoDB::Table data events 2',
      'AWS::DynamoDB::Table data events 4',
      'AWS::DynamoDB::Table data events',
      'AWS::DynamoDB::Table data events 3',
    ]);
  });
});

describe('selections without a name', () => {
  const equalTo = (...names: string[]) => ({ resourceType: TABLE, resourceArn: { equalTo: names.map(arnOf) } });

  test('become one if they differ in resources only', () => {
    expect(data([equalTo('a', 'b'), equalTo('c')])).toEqual([
      {
        name: 'AWS::DynamoDB::Table data events',
        fieldSelectors: dataOf(TABLE, { field: 'resources.ARN', equalTo: ['a', 'b', 'c'].map(arnOf) }),
      },
    ]);
  });

  test('become one with all operators that ask for resources', () => {
    expect(
      fieldsOf(
        data([
          equalTo('a'),
          { resourceType: TABLE, resourceArn: { startsWith: [arnOf('b')] } },
          { resourceType: TABLE, resourceArn: { endsWith: ['/c'], startsWith: [arnOf('d')] } },
        ]),
      ),
    ).toEqual(
      dataOf(TABLE, {
        field: 'resources.ARN',
        equalTo: [arnOf('a')],
        startsWith: [arnOf('b'), arnOf('d')],
        endsWith: ['/c'],
      }),
    );
  });

  test('name each resource once', () => {
    expect(fieldsOf(data([equalTo('a', 'b'), equalTo('b', 'c')]))).toEqual(
      dataOf(TABLE, { field: 'resources.ARN', equalTo: ['a', 'b', 'c'].map(arnOf) }),
    );
  });

  test('stand where the first of them stood', () => {
    expect(namesOf(data([equalTo('a'), { resourceType: FUNCTION }, equalTo('b')]))).toEqual([
      'AWS::DynamoDB::Table data events',
      'AWS::Lambda::Function data events',
    ]);
  });

  test('become one whatever their resources, if one asks for all', () => {
    expect(data([equalTo('a'), { resourceType: TABLE }, equalTo('b')])).toEqual([
      { name: 'AWS::DynamoDB::Table data events', fieldSelectors: dataOf(TABLE) },
    ]);
  });

  test('that are equal become one', () => {
    expect(data([{ resourceType: TABLE }, { resourceType: TABLE }])).toEqual([
      { name: 'AWS::DynamoDB::Table data events', fieldSelectors: dataOf(TABLE) },
    ]);
  });

  test('that share conditions become one with these', () => {
    const shared = {
      readWriteType: 'WRITE_ONLY',
      eventName: { notEquals: ['PutItem'] },
      sessionCredentialFromConsole: true,
    };

    expect(
      fieldsOf(
        data([
          { ...equalTo('a'), ...shared },
          { ...equalTo('b'), ...shared },
        ]),
      ),
    ).toEqual(
      writesOf(
        TABLE,
        { field: 'resources.ARN', equalTo: ['a', 'b'].map(arnOf) },
        { field: 'eventName', notEquals: ['PutItem'] },
        { field: 'sessionCredentialFromConsole', equalTo: ['true'] },
      ),
    );
  });

  test.each([
    ['reads and writes', { readWriteType: 'READ_ONLY' }],
    ['the name of the API', { eventName: { equalTo: ['GetItem'] } }],
    ['the service', { eventSource: { equalTo: [S3] } }],
    ['the kind of event', { eventType: { equalTo: ['AwsApiCall'] } }],
    ['who called', { userIdentityArn: { endsWith: ['/jo'] } }],
    ['the console', { sessionCredentialFromConsole: false }],
    ['a name that one has', { name: 'orders' }],
    ['the type', { resourceType: 'AWS::DynamoDB::Stream' }],
  ])('stay apart if they differ in %s', (_, keys) => {
    expect(
      data([equalTo('a'), { ...equalTo('b'), ...keys }]).map(({ fieldSelectors }) =>
        fieldSelectors.find(({ field }) => field === 'resources.ARN'),
      ),
    ).toEqual([
      { field: 'resources.ARN', equalTo: [arnOf('a')] },
      { field: 'resources.ARN', equalTo: [arnOf('b')] },
    ]);
  });

  test('stay apart with operators that differ', () => {
    expect(
      data([
        { ...equalTo('a'), eventName: { startsWith: ['Get'] } },
        { ...equalTo('b'), eventName: { notStartsWith: ['Get'] } },
      ]),
    ).toHaveLength(2);
  });

  test('stay apart if they leave out other resources', () => {
    const leavingOut = (...notEquals: string[]) => ({
      resourceType: TABLE,
      resourceArn: { startsWith: [arnOf('')], notEquals },
    });

    expect(data([leavingOut(arnOf('a')), leavingOut(arnOf('b')), equalTo('c')])).toHaveLength(3);
  });

  test('become one if they leave out the same', () => {
    const leavingOut = (start: string) => ({
      resourceType: TABLE,
      resourceArn: { startsWith: [arnOf(start)], notEndsWith: ['-test'] },
    });

    expect(
      fieldsOf(
        data([
          leavingOut('a'),
          leavingOut('b'),
          { resourceType: TABLE, resourceArn: { equalTo: [arnOf('c')], notEndsWith: ['-test'] } },
        ]),
      ),
    ).toEqual(
      dataOf(TABLE, {
        field: 'resources.ARN',
        equalTo: [arnOf('c')],
        startsWith: ['a', 'b'].map(arnOf),
        notEndsWith: ['-test'],
      }),
    );
  });

  test('keep what they leave out if one asks for all others', () => {
    const leavingOut = { notEndsWith: ['-test'] };
    expect(
      fieldsOf(
        data([
          { resourceType: TABLE, resourceArn: leavingOut },
          { resourceType: TABLE, resourceArn: { ...leavingOut, startsWith: [arnOf('a')] } },
        ]),
      ),
    ).toEqual(dataOf(TABLE, { field: 'resources.ARN', notEndsWith: ['-test'] }));
  });

  test('with tokens become one like any other', () => {
    expect(
      fieldsOf(
        data([TOKEN, OTHER_TOKEN, TOKEN].map((arn) => ({ resourceType: TABLE, resourceArn: { equalTo: [arn] } }))),
      ),
    ).toEqual(dataOf(TABLE, { field: 'resources.ARN', equalTo: [TOKEN, OTHER_TOKEN] }));
  });
});

test('selections with names stay apart, however equal', () => {
  expect(
    data([
      { name: 'a', resourceType: TABLE },
      { name: 'b', resourceType: TABLE },
    ]),
  ).toEqual([
    { name: 'a', fieldSelectors: dataOf(TABLE) },
    { name: 'b', fieldSelectors: dataOf(TABLE) },
  ]);
});

describe('the buckets of the trail', () => {
  const OWN = ['arn:aws:s3:::logs', 'arn:aws:s3:::access-logs'];
  const LEFT_OUT = ['arn:aws:s3:::logs/', 'arn:aws:s3:::access-logs/']; // with the slash: logs-2 is recorded

  test.each(['ALL', 'READ_ONLY', 'WRITE_ONLY'])('are left out of all objects: %s', (readWriteType) => {
    expect(fieldsOf(data([{ resourceType: OBJECT, readWriteType }], OWN)).slice(-1)).toEqual([
      { field: 'resources.ARN', notStartsWith: LEFT_OUT },
    ]);
  });

  test('are left out in addition to what the user leaves out', () => {
    expect(
      fieldsOf(
        data(
          [{ resourceType: OBJECT, resourceArn: { notStartsWith: ['arn:aws:s3:::scratch/'], notEndsWith: ['.tmp'] } }],
          OWN,
        ),
      ),
    ).toEqual(
      dataOf(OBJECT, {
        field: 'resources.ARN',
        notStartsWith: ['arn:aws:s3:::scratch/', ...LEFT_OUT],
        notEndsWith: ['.tmp'],
      }),
    );
  });

  test('are left out once if the user leaves them out', () => {
    expect(
      fieldsOf(
        data(
          [
            {
              resourceType: OBJECT,
              resourceArn: { notStartsWith: ['arn:aws:s3:::access-logs/', 'arn:aws:s3:::scratch/'] },
            },
          ],
          OWN,
        ),
      ),
    ).toEqual(
      dataOf(OBJECT, {
        field: 'resources.ARN',
        notStartsWith: ['arn:aws:s3:::access-logs/', 'arn:aws:s3:::scratch/', 'arn:aws:s3:::logs/'],
      }),
    );
  });

  test.each([
    ['all buckets', { startsWith: ['arn:aws:s3:::'] }],
    ['the beginning of names', { startsWith: ['arn:aws:s3:::prod-'] }],
    [
      'the beginning of names in addition to a bucket',
      { startsWith: ['arn:aws:s3:::payments/', 'arn:aws:s3:::prod-'] },
    ],
    ['the end of keys', { endsWith: ['.csv'] }],
    ['the end of keys in addition to a bucket', { startsWith: ['arn:aws:s3:::payments/'], endsWith: ['.csv'] }],
    ['a token that may be the beginning of names', { startsWith: [TOKEN] }],
  ])('are left out of %s', (_, resourceArn) => {
    expect(fieldsOf(data([{ resourceType: OBJECT, resourceArn }], OWN))).toEqual(
      dataOf(OBJECT, { field: 'resources.ARN', ...resourceArn, notStartsWith: LEFT_OUT }),
    );
  });

  test.each([
    ['a bucket', { startsWith: ['arn:aws:s3:::payments/'] }],
    ['a bucket that is a token', { startsWith: [`${TOKEN}/`] }],
    ['an object', { equalTo: ['arn:aws:s3:::payments/2026.csv'] }],
    ['a bucket, except for some objects', { startsWith: ['arn:aws:s3:::payments/'], notEndsWith: ['.tmp'] }],
  ])("can't be in what is limited to %s", (_, resourceArn) => {
    expect(fieldsOf(data([{ resourceType: OBJECT, resourceArn }], OWN))).toEqual(
      dataOf(OBJECT, { field: 'resources.ARN', ...resourceArn }),
    );
  });

  test('are left out by their tokens', () => {
    expect(fieldsOf(data([{ resourceType: OBJECT }], [TOKEN]))).toEqual(
      dataOf(OBJECT, { field: 'resources.ARN', notStartsWith: [`${TOKEN}/`] }),
    );
  });

  test('are left out of selections that became one', () => {
    expect(
      fieldsOf(
        data(
          [{ resourceType: OBJECT, resourceArn: { startsWith: ['arn:aws:s3:::prod-'] } }, { resourceType: OBJECT }],
          OWN,
        ),
      ),
    ).toEqual(dataOf(OBJECT, { field: 'resources.ARN', notStartsWith: LEFT_OUT }));
  });

  test('stay recorded where their reads are asked for, in addition to all objects', () => {
    const reads = (resourceArn?: object) => ({ resourceType: OBJECT, readWriteType: 'READ_ONLY', resourceArn });
    const selectors = data([reads(), reads({ startsWith: ['arn:aws:s3:::logs/'] })], OWN);
    expect(selectors.map(({ fieldSelectors }) => fieldSelectors[3])).toEqual([
      { field: 'resources.ARN', notStartsWith: LEFT_OUT },
      { field: 'resources.ARN', startsWith: ['arn:aws:s3:::logs/'] },
    ]);
  });

  test('are recorded once the loop is accepted', () => {
    expect(fieldsOf(data([{ resourceType: OBJECT }], OWN, { recordOwnDeliveries: true }))).toEqual(dataOf(OBJECT));
  });

  test("aren't left out where there are none", () => {
    expect(fieldsOf(data([{ resourceType: OBJECT }]))).toEqual(dataOf(OBJECT));
  });

  test('concern objects only', () => {
    expect(fieldsOf(data([{ resourceType: 'AWS::S3::AccessPoint' }], OWN))).toEqual(dataOf('AWS::S3::AccessPoint'));
  });
});

describe('the entries of batch deletes', () => {
  const dropping = (selection: object, ownBucketArns: string[] = []) =>
    data([selection], ownBucketArns, { dropBatchDeleteEntries: true });

  const bucket = { resourceType: OBJECT, resourceArn: { startsWith: ['arn:aws:s3:::b/'] } };
  const ARN = { field: 'resources.ARN', startsWith: ['arn:aws:s3:::b/'] };
  const NOT_DELETES = { field: 'eventName', notEquals: ['DeleteObject'] };
  const DELETES = { field: 'eventName', equalTo: ['DeleteObject'] };
  const CALLS = { field: 'eventType', notEquals: ['AwsServiceEvent'] };

  test('are dropped by two selectors: everything else, and deletes that are calls', () => {
    expect(dropping(bucket)).toEqual([
      { name: 'AWS::S3::Object data events', fieldSelectors: dataOf(OBJECT, ARN, NOT_DELETES) },
      { name: 'AWS::S3::Object data events (deletes)', fieldSelectors: dataOf(OBJECT, ARN, DELETES, CALLS) },
    ]);
  });

  test('are dropped of writes', () => {
    expect(dropping({ ...bucket, readWriteType: 'WRITE_ONLY', name: 'payments' })).toEqual([
      { name: 'payments', fieldSelectors: writesOf(OBJECT, ARN, NOT_DELETES) },
      { name: 'payments (deletes)', fieldSelectors: writesOf(OBJECT, ARN, DELETES, CALLS) },
    ]);
  });

  test('are dropped in addition to the buckets of the trail', () => {
    expect(
      dropping({ resourceType: OBJECT }, ['arn:aws:s3:::logs']).map(({ fieldSelectors }) => fieldSelectors[2]),
    ).toEqual([
      { field: 'resources.ARN', notStartsWith: ['arn:aws:s3:::logs/'] },
      { field: 'resources.ARN', notStartsWith: ['arn:aws:s3:::logs/'] },
    ]);
  });

  test('are dropped of names that begin like theirs', () => {
    expect(
      dropping({ ...bucket, eventName: { startsWith: ['Delete', 'Put'], notEquals: ['DeleteObjectTagging'] } }),
    ).toEqual([
      {
        name: 'AWS::S3::Object data events',
        fieldSelectors: dataOf(OBJECT, ARN, {
          field: 'eventName',
          notEquals: ['DeleteObjectTagging', 'DeleteObject'],
          startsWith: ['Delete', 'Put'],
        }),
      },
      { name: 'AWS::S3::Object data events (deletes)', fieldSelectors: dataOf(OBJECT, ARN, DELETES, CALLS) },
    ]);
  });

  test('take one selector if deletes only are asked for', () => {
    expect(dropping({ ...bucket, name: 'deletes', eventName: { equalTo: ['DeleteObject'] } })).toEqual([
      { name: 'deletes', fieldSelectors: dataOf(OBJECT, ARN, DELETES, CALLS) },
    ]);
  });

  test.each([
    ['by name', { equalTo: ['PutObject', 'DeleteObjects'] }, { equalTo: ['PutObject', 'DeleteObjects'] }],
    ['by beginning', { startsWith: ['Put'] }, { startsWith: ['Put'] }],
    ['except for deletes', { notEquals: ['DeleteObject'] }, { notEquals: ['DeleteObject'] }],
    ['except for all deletes', { notStartsWith: ['Delete'] }, { notStartsWith: ['Delete'] }],
  ])('change nothing where no deletes are asked for: %s', (_, eventName, operators) => {
    expect(fieldsOf(dropping({ ...bucket, eventName }))).toEqual(
      dataOf(OBJECT, ARN, { field: 'eventName', ...operators }),
    );
  });

  test('are no reads', () => {
    expect(fieldsOf(dropping({ ...bucket, readWriteType: 'READ_ONLY' }))).toEqual(
      dataOf(OBJECT, { field: 'readOnly', equalTo: ['true'] }, ARN),
    );
  });

  test('are of objects only', () => {
    expect(fieldsOf(dropping({ resourceType: TABLE }))).toEqual(dataOf(TABLE));
  });

  test.each([
    ['asked for', { equalTo: [TOKEN] }],
    ['left out', { notEquals: [TOKEN] }],
  ])('stay where a name is %s that may be any', (_, eventName) => {
    expect(fieldsOf(dropping({ ...bucket, eventName }))).toEqual(
      dataOf(OBJECT, ARN, { field: 'eventName', ...eventName }),
    );
  });

  test('are dropped if their name is asked for in addition to one that may be any', () => {
    expect(
      dropping({ ...bucket, eventName: { equalTo: [TOKEN, 'DeleteObject'] } }).map(({ fieldSelectors }) =>
        fieldSelectors.slice(3),
      ),
    ).toEqual([[{ field: 'eventName', equalTo: [TOKEN], notEquals: ['DeleteObject'] }], [DELETES, CALLS]]);
  });

  test('are dropped in addition to what is asked of the kind of event', () => {
    expect(
      dropping({ ...bucket, eventType: { startsWith: ['Aws'], notEquals: ['AwsCloudTrailInsight'] } }).map(
        ({ fieldSelectors }) => fieldSelectors.slice(3),
      ),
    ).toEqual([
      [NOT_DELETES, { field: 'eventType', notEquals: ['AwsCloudTrailInsight'], startsWith: ['Aws'] }],
      [DELETES, { field: 'eventType', notEquals: ['AwsCloudTrailInsight', 'AwsServiceEvent'], startsWith: ['Aws'] }],
    ]);

    expect(dropping({ ...bucket, eventType: { notEquals: ['AwsServiceEvent'] } })[1].fieldSelectors.slice(3)).toEqual([
      DELETES,
      CALLS,
    ]); // once
  });

  test('stay unless something is said', () => {
    expect(data([bucket])).toHaveLength(1);
  });

  test('have a name of their own in addition to one that is taken', () => {
    expect(
      namesOf(
        data([bucket, { ...bucket, name: 'AWS::S3::Object data events (deletes)', readWriteType: 'READ_ONLY' }], [], {
          dropBatchDeleteEntries: true,
        }),
      ),
    ).toEqual([
      'AWS::S3::Object data events',
      'AWS::S3::Object data events (deletes) 2',
      'AWS::S3::Object data events (deletes)',
    ]);
  });

  test.each([979, 980, 990, 1000])('have a name that is short enough in addition to one of %d characters', (length) => {
    const [others, deletes] = namesOf(dropping({ ...bucket, name: 'x'.repeat(length) }));
    expect(others).toBe('x'.repeat(length));
    expect(deletes).toBe(`${'x'.repeat(Math.min(length, 980))} (deletes)`);
  });

  test('have names that differ where long ones begin the same', () => {
    const names = namesOf(
      data(
        [`${'x'.repeat(999)}a`, `${'x'.repeat(999)}b`].map((name) => ({ ...bucket, name })),
        [],
        { dropBatchDeleteEntries: true },
      ),
    );

    expect([names[1], names[3]]).toEqual([`${'x'.repeat(980)} (deletes)`, `${'x'.repeat(980)} (deletes) 2`]);
  });

  test('have a name in addition to one that is a token', () => {
    expect(namesOf(dropping({ ...bucket, name: TOKEN }))).toEqual([TOKEN, `${TOKEN} (deletes)`]);
  });
});
