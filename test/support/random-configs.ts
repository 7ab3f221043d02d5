import * as fc from 'fast-check';
import { withoutContradictions } from './contradictions';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const account = digits(12);
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const keyId = fc.oneof(
  fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-')),
  hex(32).map((id) => `mrk-${id}`),
);

const trailName = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9]{0,20}([._-][A-Za-z0-9]{1,20}){0,4}$/)
  .filter((name) => name.length >= 3);

const bucketName = fc.stringMatching(/^[a-z][a-z0-9]{2,30}(-[a-z0-9]{1,15}){0,2}$/);
const roleArn = fc
  .tuple(account, fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,40}$/))
  .map(([id, name]) => `arn:aws:iam::${id}:role/${name}`);

const reader = fc.oneof(account, roleArn, fc.stringMatching(/^o-[a-z0-9]{10,32}$/));
const section = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });

/** Tiers that S3 takes, in a bucket whose logs live long enough. */
const tiers = fc
  .constantFrom<[string, number][]>(
    [],
    [['STANDARD_IA', 30]],
    [
      ['INTELLIGENT_TIERING', 0],
      ['GLACIER_IR', 1],
    ],
    [
      ['STANDARD_IA', 45],
      ['ONEZONE_IA', 75],
      ['DEEP_ARCHIVE', 200],
    ],
    [
      ['GLACIER', 90],
      ['DEEP_ARCHIVE', 180],
    ],
  )
  .map((list) => list.map(([storageClass, afterDays]) => ({ storageClass, afterDays })));

const ownStorage = fc
  .integer({ min: 201, max: 36500 })
  .chain((retentionDays) =>
    section({
      retentionDays: fc.constant(retentionDays),
      noncurrentVersionRetentionDays: fc.integer({ min: 1, max: 201 }),
      tiers,
      objectLock: fc.oneof(
        fc.record(
          { mode: fc.constant('GOVERNANCE'), days: fc.integer({ min: 1, max: 201 }) },
          { requiredKeys: ['days'] },
        ),
        fc.record({
          mode: fc.constant('COMPLIANCE'),
          days: fc.integer({ min: 1, max: 201 }),
          acceptIrreversible: fc.constant(true),
        }),
      ),
      accessLogs: fc.oneof(
        section({ retentionDays: fc.integer({ min: 1, max: 36500 }) }),
        section({ existingBucketName: bucketName.map((name) => `a${name}`.slice(0, 63)) }),
      ),
      replication: fc.record({
        bucketArn: bucketName.map((name) => `arn:aws:s3:::r${name}`.slice(0, 70)),
        keyArn: fc.tuple(account, keyId).map(([id, key]) => `arn:aws:kms:eu-central-1:${id}:key/${key}`),
        accountId: account,
      }),
      readers: fc.uniqueArray(reader, { maxLength: 5 }),
      writers: fc.uniqueArray(roleArn, { maxLength: 3 }),
      eventBridgeNotifications: fc.boolean(),
      removal: fc.constant('RETAIN'),
    }),
  )
  .chain((storage) => fc.constantFrom(storage, { ...storage, removal: 'DESTROY', acceptDataLoss: true }));

/** Some of a few values: drawing strings of a grammar each time would take most of the time. */
const values = (...pool: string[]) => fc.subarray(pool, { minLength: 1 });
const condition = (whole: string[], start: string[] = whole, end = ['.pdf', 'a/b', '0']) =>
  section({
    equalTo: values(...whole),
    notEquals: values(...whole),
    startsWith: values(...start),
    notStartsWith: values(...start),
    endsWith: values(...end),
    notEndsWith: values(...end),
  })
    .map(withoutContradictions)
    .filter((one) => Object.keys(one).length > 0);

const callerArn = condition([
  'arn:aws:iam::111111111111:user/ann',
  'arn:aws:sts::222222222222:assumed-role/admin/session',
  'arn:aws:iam::111111111111:root',
]);

const eventName = condition(['GetObject', 'PutObject', 'DeleteObject', 'Invoke'], ['Get', 'Delete'], ['Object']);

const dataEvents = fc
  .constantFrom(
    [
      'AWS::S3::Object',
      'arn:aws:s3:::payments/ledger',
      'arn:aws:s3:::payments/invoices/',
      'arn:aws:s3:::data.2026/a b/c',
    ],
    [
      'AWS::Lambda::Function',
      'arn:aws:lambda:eu-west-1:111111111111:function:transfer',
      'arn:aws:lambda:eu-west-1:111111111111:function:pay',
    ],
    ['AWS::Made::Up', 'arn:aws:made:eu-west-1:111111111111:up/1', 'arn:aws:made::111111111111:up/2'],
  )
  .chain(([resourceType, ...arns]) =>
    fc.record(
      {
        resourceType: fc.constant(resourceType),
        readWriteType: fc.constantFrom('ALL', 'READ_ONLY', 'WRITE_ONLY'),
        resourceArn: condition(arns),
        eventName,
        eventSource: condition(['s3.amazonaws.com', 'lambda.amazonaws.com'], ['s3.', 'lam'], ['.amazonaws.com']),
        eventType: condition(['AwsApiCall', 'AwsServiceEvent']),
        userIdentityArn: callerArn,
        sessionCredentialFromConsole: fc.boolean(),
      },
      { requiredKeys: ['resourceType'] },
    ),
  );

const networkActivity = fc.record(
  {
    eventSource: fc.constantFrom('s3.amazonaws.com', 'kms.amazonaws.com', 'made-up.amazonaws.com'),
    onlyDenied: fc.boolean(),
    eventName,
    vpcEndpointId: condition(['vpce-0123456789abcdef0', 'vpce-12345678'], ['vpce-0', 'vpce-'], ['f0', '8']),
    userIdentityArn: callerArn,
  },
  { requiredKeys: ['eventSource'] },
);

const named = <T extends object>(one: fc.Arbitrary<T>, prefix: string) =>
  fc
    .array(fc.tuple(one, fc.boolean()), { minLength: 1, maxLength: 4 })
    .map((all) =>
      all.map(([selection, isNamed], index) => (isNamed ? { ...selection, name: `${prefix} ${index}` } : selection)),
    );

const insights = fc.uniqueArray(fc.constantFrom('API_CALL_RATE', 'API_ERROR_RATE'), { minLength: 1 });

/** What is recorded: with all management events, so that nothing depends on what is missing. */
const events = fc.record(
  {
    management: section({
      readWriteType: fc.constantFrom('ALL', 'WRITE_ONLY'),
      excludeKms: fc.boolean(),
      excludeRdsDataApi: fc.boolean(),
    }),
    data: named(dataEvents, 'Data'),
    dropBatchDeleteEntries: fc.boolean(),
    recordOwnDeliveries: fc.boolean(),
    networkActivity: named(networkActivity, 'Network'),
    insights: section({ management: insights, data: insights }),
    aggregation: fc.uniqueArray(fc.constantFrom('API_ACTIVITY', 'RESOURCE_ACCESS', 'USER_ACTIONS'), { minLength: 1 }),
    managementEventsAlreadyRecorded: fc.boolean(),
  },
  { requiredKeys: ['data'] },
);

/** Any config that is valid, for a trail in account 111111111111 and region eu-west-1. */
export const validConfigs = section({
  analytics: section({
    queryWindowDays: fc.integer({ min: 1, max: 90 }),
    tables: fc.uniqueArray(fc.constantFrom('CLOUDTRAIL', 'NETWORK_ACTIVITY', 'INSIGHTS', 'AGGREGATED', 'DIGESTS')),
    accounts: fc.uniqueArray(account, { minLength: 1, maxLength: 3 }),
    regions: fc.uniqueArray(fc.constantFrom('eu-west-1', 'us-east-1', 'ap-southeast-7'), { minLength: 1 }),
    workGroup: section({
      scanLimitGigabytes: fc.integer({ min: 1, max: 1_000_000 }),
      resultRetentionDays: fc.integer({ min: 1, max: 36500 }),
    }),
    queries: section({
      include: fc.uniqueArray(fc.constantFrom('root_activity', 'access_key_timeline', 'digest_gaps')),
    }),
    sources: fc
      .record(
        {
          name: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
          bucketName,
          keyPrefix: fc.constant('o-exampleorg1'),
          organizationId: fc.constant('o-exampleorg1'),
        },
        { requiredKeys: ['name', 'bucketName'] },
      )
      .map((source) => [source]),
  }), // the earliest archive tier above begins on day 90
  events,
  trail: section({
    name: trailName,
    formerNames: fc.uniqueArray(
      trailName.map((name) => `old-${name}`),
      { maxLength: 2 },
    ),
    multiRegion: fc.boolean(),
    includeGlobalServiceEvents: fc.constant(true),
    keyPrefix: fc.stringMatching(/^[a-z0-9]{1,20}(\/[a-z0-9]{1,20}){0,3}$/),
    tags: fc.dictionary(
      fc.stringMatching(/^[b-z][A-Za-z0-9 _.:/=+@-]{0,50}$/),
      fc.stringMatching(/^[A-Za-z0-9 _.:/=+@-]{0,60}$/),
      { maxKeys: 5 },
    ),
  }),
  storage: fc.oneof(
    { weight: 4, arbitrary: ownStorage },
    {
      weight: 1,
      arbitrary: section({ existingBucketName: bucketName, readers: fc.uniqueArray(reader, { maxLength: 3 }) }),
    },
  ),
  encryption: fc.oneof(
    section({ alias: fc.stringMatching(/^[b-z][A-Za-z0-9/_-]{0,40}$/).filter((alias) => !alias.startsWith('alias/')) }),
    fc.record({
      existingKeyArn: fc.tuple(account, keyId).map(([id, key]) => `arn:aws:kms:eu-west-1:${id}:key/${key}`),
    }),
  ),
  delivery: section({
    cloudWatchLogs: fc.oneof(
      fc.constant({ enabled: false }),
      section({
        retentionDays: fc.constantFrom(1, 90, 365, 400, 2557, 3653),
        existingRoleArn: roleArn.map((arn) => arn.replace(/\d{12}/, '111111111111')),
      }),
      fc.record({
        existingLogGroupArn: fc
          .stringMatching(/^[A-Za-z0-9_/.-]{1,60}$/)
          .map((name) => `arn:aws:logs:eu-west-1:111111111111:log-group:${name}`),
      }),
    ),
    notifications: fc.oneof(
      fc.constant({}),
      fc.record({
        existingTopicArn: fc
          .tuple(account, fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/))
          .map(([id, name]) => `arn:aws:sns:eu-west-1:${id}:${name}`),
      }),
    ),
  }),
});

/** The paths of all values in a config that aren't sections: `storage.tiers[0].afterDays`. */
export function pathsOf(config: unknown, path = ''): string[] {
  if (Array.isArray(config)) {
    return config.length === 0 ? [path] : config.flatMap((one, index) => pathsOf(one, `${path}[${index}]`));
  }

  return typeof config === 'object' && config !== null && !path.startsWith('trail.tags')
    ? Object.entries(config).flatMap(([key, value]) =>
        value === undefined ? [] : pathsOf(value, path === '' ? key : `${path}.${key}`),
      )
    : [path];
}

/** A copy of a config with another value at a path. */
export function replaceAt(config: unknown, path: string, value: unknown): unknown {
  const copy = { config: structuredClone(config) } as any;
  const steps = ['config', ...path.split(/[.[\]]+/).filter((step) => step !== '')];
  const parent = steps.slice(0, -1).reduce((at, step) => at[step], copy);
  parent[steps.at(-1)!] = value;
  return copy.config;
}
