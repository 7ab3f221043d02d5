import * as fc from 'fast-check';
import { withoutContradictions } from './contradictions';
import { AnyEvent } from './event-oracle';
import { EventsConfig, ReadWriteFilter } from '../../lib';
import { DataEventsConfig } from '../../lib/config/data-events-config';
import { EventCondition } from '../../lib/config/event-condition';
import { NetworkActivityConfig } from '../../lib/config/network-activity-config';
import { OPERATORS } from '../../lib/events/selector';

/*
 * Configs and events of one small world, so that they often meet and often just miss each other:
 * names are prefixes of each other, and every value that an event holds may be asked for, as a whole or by a part.
 */

const OBJECT = 'AWS::S3::Object';
const ACCESS_POINT = 'AWS::S3::AccessPoint';
const FUNCTION = 'AWS::Lambda::Function';
const TABLE = 'AWS::DynamoDB::Table';

/** Buckets that may be the trail's: log bucket, access-log bucket, copy. */
const OWN_BUCKETS = ['audit-logs', 'audit-logs-access', 'audit-copy'].map((name) => `arn:aws:s3:::${name}`);
const BUCKETS = [...OWN_BUCKETS, ...['audit-logs-2', 'audit', 'data', 'data-2'].map((name) => `arn:aws:s3:::${name}`)];
const KEYS = ['a.csv', 'in/a.csv', 'in/b.gz', 'AWSLogs/111111111111/CloudTrail/b.gz'];
const OBJECTS = BUCKETS.flatMap((bucket) => KEYS.map((key) => `${bucket}/${key}`));
const ACCESS_POINTS = ['data', 'data-2'].map((name) => `arn:aws:s3:eu-west-1:111111111111:accesspoint/${name}`);
const FUNCTIONS = ['pay', 'pay:live', 'pay-all'].map(
  (name) => `arn:aws:lambda:eu-west-1:111111111111:function:${name}`,
);

const TABLES = ['orders', 'orders-old', 'orders/stream/1'].map(
  (name) => `arn:aws:dynamodb:eu-west-1:111111111111:table/${name}`,
);

const USERS = [
  'sts::111111111111:assumed-role/app/i-1',
  'sts::111111111111:assumed-role/app-admin/eve',
  'iam::111111111111:user/eve',
].map((user) => `arn:aws:${user}`);

const ENDPOINTS = ['vpce-0a1b2c3d', 'vpce-0a1b2c3d4e5f60718', 'vpce-11111118'];
const SOURCES = ['s3.amazonaws.com', 'lambda.amazonaws.com', 'dynamodb.amazonaws.com'];
export const TYPES = ['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleAction'];

/** What is called, and whether that reads. */
export const OBJECT_APIS = {
  GetObject: true,
  HeadObject: true,
  PutObject: false,
  DeleteObject: false,
  DeleteObjects: false,
  CopyObject: false,
};
const FUNCTION_APIS = { Invoke: false, InvokeAsync: false };
const TABLE_APIS = { GetItem: true, GetRecords: true, PutItem: false, DeleteItem: false };

/** A value once in so many times. */
const onceIn = <T>(times: number, value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const compact = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

/* Conditions */

/** The words that each operator may be given. */
interface Words {
  readonly whole: string[];
  readonly start: string[];
  readonly end: string[];
}

const operatorLists = ({ whole, start, end }: Words) => {
  const values = (words: string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
  return {
    equalTo: values(whole),
    notEquals: values(whole),
    startsWith: values(start),
    notStartsWith: values(start),
    endsWith: values(end),
    notEndsWith: values(end),
  };
};

/** One operator as a rule, often two, sometimes all of them. */
export function conditions(
  words: Words,
  operators: readonly (keyof EventCondition)[] = OPERATORS,
): fc.Arbitrary<EventCondition> {
  const lists = operatorLists(words);
  const asked = fc.oneof(
    { weight: 5, arbitrary: fc.uniqueArray(fc.constantFrom(...operators), { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.subarray([...operators], { minLength: 1 }) },
  );

  return fc
    .tuple(asked, fc.record(lists))
    .map(([chosen, all]) =>
      withoutContradictions(Object.fromEntries(chosen.map((operator) => [operator, all[operator]]))),
    )
    .filter((condition) => Object.keys(condition).length > 0);
}

const OBJECT_WORDS: Words = {
  whole: OBJECTS,
  start: [...BUCKETS, 'arn:aws:s3:::data', 'arn:aws:s3:::data-2']
    .flatMap((bucket) => [`${bucket}/`, `${bucket}/in/`])
    .concat(['', 'audit-', 'audit-logs-', 'data-'].map((name) => `arn:aws:s3:::${name}`)),
  end: ['.csv', '.gz', 'in/b.gz', '/a.csv', 'logs/a.csv', '2/a.csv', 'n/a.csv'],
};

const ARN_WORDS: Record<string, Words> = {
  [OBJECT]: OBJECT_WORDS,
  [ACCESS_POINT]: { whole: ACCESS_POINTS, start: [...ACCESS_POINTS, 'arn:aws:s3:eu-west-1:'], end: ['data', '-2'] },
  [FUNCTION]: { whole: FUNCTIONS, start: [...FUNCTIONS, 'arn:aws:lambda:eu-'], end: [':live', 'pay', 'all'] },
  [TABLE]: { whole: TABLES, start: [...TABLES, 'arn:aws:dynamodb:'], end: ['orders', '-old', '/1'] },
};

const NAME_WORDS: Words = {
  whole: [
    'DeleteObject',
    'DeleteObject',
    ...Object.keys({ ...OBJECT_APIS, ...FUNCTION_APIS, ...TABLE_APIS }),
    'deleteobject',
  ],
  start: ['Get', 'Put', 'Delete', 'DeleteObject', 'DeleteObjects', 'Invoke', 'delete'],
  end: ['Object', 'Objects', 'Item', 'Records', 'e'],
};

export const eventNames = conditions(NAME_WORDS);
const eventSource = conditions({
  whole: SOURCES,
  start: ['s3', 'lambda.', 'd'],
  end: ['.amazonaws.com', 'db.amazonaws.com', '3.amazonaws.com'],
});

export const eventTypes = conditions({
  whole: TYPES,
  start: ['Aws', 'AwsApi', 'AwsS'],
  end: ['Event', 'Call', 'Action', 'event'],
});
const userIdentityArn = conditions({
  whole: USERS,
  start: [
    ...USERS.map((user) => user.replace(/[^/]+$/, '')),
    'arn:aws:sts::',
    'arn:aws:sts::111111111111:assumed-role/app',
  ],
  end: ['/eve', 'e', 'i-1'],
});

const vpcEndpointId = conditions({
  whole: ENDPOINTS,
  start: ['vpce-0a', 'vpce-0a1b2c3d', 'vpce-1', 'vpce-'],
  end: ['3d', '18', '8'],
});

/* Configs */

const readWriteType = fc.constantFrom(ReadWriteFilter.ALL, ReadWriteFilter.READ_ONLY, ReadWriteFilter.WRITE_ONLY);

/** What an entry asks for in addition to the resource. */
const asked = fc.record({
  readWriteType: onceIn(3, readWriteType),
  eventName: onceIn(3, eventNames),
  eventSource: onceIn(7, eventSource),
  eventType: onceIn(6, eventTypes),
  userIdentityArn: onceIn(7, userIdentityArn),
  sessionCredentialFromConsole: onceIn(7, fc.boolean()),
});

/** One thing in which an entry differs from the others of its group. */
const difference: fc.Arbitrary<Partial<DataEventsConfig>> = fc.oneof(
  fc.record({ readWriteType }),
  fc.record({ eventName: eventNames }),
  fc.record({ eventSource }),
  fc.record({ eventType: eventTypes }),
  fc.record({ userIdentityArn }),
  fc.record({ sessionCredentialFromConsole: fc.boolean() }),
);

/**
 * Entries of one type that ask for the same in different resources, which become one selector, and some that almost do.
 */
function groupsOf(resourceType: string): fc.Arbitrary<DataEventsConfig[]> {
  const words = ARN_WORDS[resourceType];
  const resourceArn = onceIn(2, fc.oneof(conditions(words), conditions(words, ['equalTo', 'startsWith'])));
  const same = fc.oneof(fc.record({ readWriteType: onceIn(3, readWriteType) }), asked);
  const members = fc.array(fc.tuple(resourceArn, onceIn(4, difference)), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(members, same)
    .map(([all, rest]) => all.map(([arn, other]) => compact({ resourceType, resourceArn: arn, ...rest, ...other })));
}

const groups = fc.oneof(
  { weight: 6, arbitrary: groupsOf(OBJECT) },
  { weight: 2, arbitrary: groupsOf(FUNCTION) },
  { weight: 2, arbitrary: groupsOf(TABLE) },
  { weight: 1, arbitrary: groupsOf(ACCESS_POINT) },
);

const networkEntries: fc.Arbitrary<NetworkActivityConfig[]> = fc.array(
  fc
    .record({
      eventSource: fc.constantFrom(...SOURCES),
      onlyDenied: onceIn(3, fc.boolean()),
      eventName: onceIn(4, eventNames),
      vpcEndpointId: onceIn(5, vpcEndpointId),
      userIdentityArn: onceIn(6, userIdentityArn),
    })
    .map((entry): NetworkActivityConfig => compact(entry)),
  { maxLength: 3 },
);

const management = fc.oneof(
  fc.constant({ readWriteType: ReadWriteFilter.NONE }),
  fc.record(
    {
      readWriteType: fc.constantFrom(ReadWriteFilter.ALL, ReadWriteFilter.READ_ONLY, ReadWriteFilter.WRITE_ONLY),
      excludeKms: fc.boolean(),
      excludeRdsDataApi: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);

/** Few entries have a name; some names fill the room they have, and differ in their last letter only. */
const names = fc.uniqueArray(
  fc.constantFrom(
    'Objects',
    'objects',
    'Writes to all S3 objects',
    OBJECT,
    `${OBJECT} writes`,
    `${'n'.repeat(999)}a`,
    `${'n'.repeat(999)}b`,
  ),
  { minLength: 4, maxLength: 4 },
);

const named = <T extends object>(entries: T[], given: (string | undefined)[]): T[] =>
  entries.map((entry, index) => compact({ name: given[index], ...entry }));

/**
 * A write to a bucket that may be the trail's own is an error where it's asked for by name, so such groups ask for
 * reads.
 */
function withoutOwnWrites(group: DataEventsConfig[]): DataEventsConfig[] {
  const beginnings = group.flatMap(({ resourceArn }) => [
    ...(resourceArn?.equalTo ?? []),
    ...(resourceArn?.startsWith ?? []),
  ]);

  const isOwn = beginnings.some((arn) => OWN_BUCKETS.some((bucket) => arn.startsWith(`${bucket}/`)));
  return isOwn ? group.map((entry) => ({ ...entry, readWriteType: ReadWriteFilter.READ_ONLY })) : group;
}

/** Any selection of events that is valid, whichever of the buckets that may be the trail's are. */
export const validEvents: fc.Arbitrary<EventsConfig> = fc
  .record({
    management: onceIn(2, management),
    data: fc.array(groups, { maxLength: 3 }),
    networkActivity: networkEntries,
    dropBatchDeleteEntries: onceIn(2, fc.boolean()),
    recordOwnDeliveries: onceIn(2, fc.boolean()),
    given: fc.tuple(names, fc.array(fc.constantFrom(true, false, false), { minLength: 4, maxLength: 4 })),
  })
  .map(({ given: [pool, isGiven], data, networkActivity, ...rest }) => {
    const given = pool.map((name, index) => (isGiven[index] ? name : undefined));
    const all = (rest.recordOwnDeliveries ? data : data.map(withoutOwnWrites)).flat();
    return compact({
      ...rest,
      data: all.length > 0 ? named(all, given.slice(0, 3)) : undefined,
      networkActivity: networkActivity.length > 0 ? named(networkActivity, given.slice(3)) : undefined,
    });
  });

/** The buckets that are the trail's own. */
export const ownBuckets = fc.subarray(OWN_BUCKETS, { minLength: 1 });

/* Events */

const user = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...USERS).map((arn) => ({ type: 'AssumedRole', arn })) },
  fc.constant({ type: 'AWSService', invokedBy: 's3.amazonaws.com' }),
  fc.constant(undefined),
);

/** Fields that an event lacks: none, as a rule. */
const lacking = fc.oneof(
  { weight: 8, arbitrary: fc.constant<string[]>([]) },
  fc.subarray(['eventName', 'eventSource', 'eventType', 'readOnly', 'resources']),
);

const without = (event: AnyEvent, fields: string[]): AnyEvent =>
  compact(Object.fromEntries(Object.entries(event).filter(([field]) => !fields.includes(field))));

/**
 * What CloudTrail says of a resource: its ARN as a rule, the beginning of several ARNs for a request about many
 * objects.
 */
function resourcesOf(type: string, arns: string[], prefixes: string[]): fc.Arbitrary<AnyEvent> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...arns).map((ARN) => ({ type, ARN })) },
    { weight: 2, arbitrary: fc.constantFrom(...prefixes).map((ARNPrefix) => ({ type, ARNPrefix })) },
    { weight: 1, arbitrary: fc.constant({ type }) },
  );
}

const object = resourcesOf(
  OBJECT,
  OBJECTS,
  BUCKETS.map((bucket) => `${bucket}/`),
);

const bucket = fc
  .constantFrom(...BUCKETS)
  .map((ARN): AnyEvent => ({ accountId: '111111111111', type: 'AWS::S3::Bucket', ARN }));

const accessPoint = resourcesOf(ACCESS_POINT, [...ACCESS_POINTS, OBJECTS[0]], ACCESS_POINTS);
const lambdaFunction = resourcesOf(FUNCTION, FUNCTIONS, FUNCTIONS);
const table = resourcesOf(TABLE, TABLES, TABLES);

function dataEvents(
  source: string,
  apis: [name: string, readOnly: boolean][],
  main: fc.Arbitrary<AnyEvent>,
  sibling: fc.Arbitrary<AnyEvent>,
): fc.Arbitrary<AnyEvent> {
  const resources = fc
    .tuple(fc.array(main, { minLength: 1, maxLength: 2 }), fc.array(sibling, { maxLength: 2 }), fc.boolean())
    .map(([first, then, reversed]) => (reversed ? [...then, ...first] : [...first, ...then]));

  return fc
    .record({
      api: fc.constantFrom(...apis),
      eventSource: fc.oneof({ weight: 9, arbitrary: fc.constant(source) }, fc.constantFrom(...SOURCES)),
      eventType: fc.constantFrom('AwsApiCall', ...TYPES),
      resources,
      userIdentity: user,
      sessionCredentialFromConsole: fc.constantFrom('true', undefined),
      lacks: lacking,
    })
    .map(({ api: [name, readOnly], lacks, ...rest }) =>
      without({ eventCategory: 'Data', eventName: name, readOnly, ...rest }, lacks),
    );
}

const networkEvents = fc
  .record({
    api: fc.constantFrom(...Object.entries({ ...OBJECT_APIS, ...TABLE_APIS })),
    eventSource: fc.constantFrom(...SOURCES),
    errorCode: fc.constantFrom('VpceAccessDenied', 'VpceAccessDenied', 'AccessDenied', undefined),
    vpcEndpointId: fc.constantFrom(...ENDPOINTS, undefined),
    userIdentity: user,
    lacks: lacking,
  })
  .map(({ api: [name, readOnly], lacks, ...rest }) =>
    without({ eventCategory: 'NetworkActivity', eventType: 'AwsVpceEvent', eventName: name, readOnly, ...rest }, lacks),
  );

const managementEvents = fc
  .record({
    eventSource: fc.constantFrom(
      'kms.amazonaws.com',
      'rdsdata.amazonaws.com',
      's3.amazonaws.com',
      'mykms.amazonaws.com',
    ),
    eventName: fc.constantFrom('Decrypt', 'ExecuteStatement', 'CreateBucket'),
    readOnly: fc.boolean(),
    userIdentity: user,
    lacks: lacking,
  })
  .map(({ lacks, ...rest }) => without({ eventCategory: 'Management', managementEvent: true, ...rest }, lacks));

/**
 * Calls of `DeleteObject`, and the entries of the same name for each object of a request, are what most is said about.
 */
const objectApis = [OBJECT_APIS, { DeleteObject: false }, { DeleteObject: false }].flatMap((apis) =>
  Object.entries<boolean>(apis),
);

/** Any event of the small world. */
export const anyEvents: fc.Arbitrary<AnyEvent> = fc.oneof(
  {
    weight: 9,
    arbitrary: dataEvents(
      's3.amazonaws.com',
      objectApis,
      object,
      fc.oneof(object, bucket, bucket, accessPoint, lambdaFunction),
    ),
  },
  {
    weight: 2,
    arbitrary: dataEvents(
      'lambda.amazonaws.com',
      Object.entries(FUNCTION_APIS),
      lambdaFunction,
      fc.oneof(lambdaFunction, object),
    ),
  },
  { weight: 2, arbitrary: dataEvents('dynamodb.amazonaws.com', Object.entries(TABLE_APIS), table, table) },
  { weight: 1, arbitrary: dataEvents('s3.amazonaws.com', objectApis, accessPoint, object) },
  { weight: 4, arbitrary: networkEvents },
  { weight: 3, arbitrary: managementEvents },
);

/** What is written to buckets of the trail's own because it delivers: log files, digests, access logs and copies. */
export function deliveriesTo(buckets: string[]): fc.Arbitrary<AnyEvent> {
  const key = fc.constantFrom(
    ...KEYS,
    'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/11/25/' +
      '111111111111_CloudTrail_eu-west-1_20261125T1200Z_abc.json.gz',
    'AWSLogs/111111111111/CloudTrail-Digest/eu-west-1/2026/11/25/' +
      '111111111111_CloudTrail-Digest_eu-west-1_audit_eu-west-1_20261125T120000Z.json.gz',
    '2026-11-25-12-00-00-0123456789ABCDEF',
  );

  const writer = fc.constantFrom(
    { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
    { type: 'AWSService', invokedBy: 'logging.s3.amazonaws.com' },
    {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111111111111:assumed-role/app/s3-replication',
      invokedBy: 's3.amazonaws.com',
    },
  );

  return fc
    .record({
      eventName: fc.constantFrom('PutObject', 'CompleteMultipartUpload', 'UploadPart'),
      eventType: fc.constantFrom('AwsApiCall', 'AwsServiceEvent'),
      userIdentity: writer,
      at: fc.tuple(fc.constantFrom(...buckets), key, fc.boolean()),
    })
    .map(({ at: [own, name, bucketFirst], ...rest }) => {
      const resources = [
        { type: OBJECT, ARN: `${own}/${name}` },
        { accountId: '111111111111', type: 'AWS::S3::Bucket', ARN: own },
      ];

      return {
        eventCategory: 'Data',
        eventSource: 's3.amazonaws.com',
        readOnly: false,
        ...rest,
        resources: bucketFirst ? resources.reverse() : resources,
      };
    });
}
