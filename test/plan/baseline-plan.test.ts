import { LIST_TOKEN, NUMBER_TOKEN, plan, problemsOf, TOKEN } from '../support/plans';

const DEFAULTS = {
  trail: {
    name: 'Stack-Audit-12345678',
    formerNames: [],
    multiRegion: true,
    includeGlobalServiceEvents: true,
    keyPrefix: undefined,
    tags: { ManagedBy: 'cdk-cloudtrail-baseline' },
  },
  events: {
    management: { readWriteType: 'ALL', excludeKms: false, excludeRdsDataApi: false },
    managementEventsAlreadyRecorded: false,
    data: [],
    dropBatchDeleteEntries: false,
    recordOwnDeliveries: false,
    networkActivity: [],
    insights: { management: [], data: [] },
    aggregation: [],
  },
  storage: {
    logBucket: {
      retentionDays: 2557,
      noncurrentVersionRetentionDays: 90,
      tiers: [{ storageClass: 'INTELLIGENT_TIERING', afterDays: 0 }],
      objectLock: undefined,
      replication: undefined,
      readers: [],
      writers: [],
      eventBridgeNotifications: true,
      removal: 'RETAIN',
      acceptDataLoss: false,
    },
    existingBucketName: undefined,
    accessLogs: { retentionDays: 365 },
    existingAccessLogBucketName: undefined,
    accessLogTargetArn: undefined,
    eventBridgeNotifications: true,
    readers: [],
    removal: { removal: 'RETAIN', acceptDataLoss: false },
  },
  encryption: { existingKeyArn: undefined, alias: undefined },
  delivery: {
    cloudWatchLogs: { retentionDays: 400, existingLogGroupArn: undefined, existingRoleArn: undefined },
    notifications: undefined,
  },
  analytics: undefined,
};

test('an empty config gives the defaults that the design names', () => {
  expect(plan({})).toEqual(DEFAULTS);
});

test('absent sections, empty sections and null sections mean the same', () => {
  expect(plan({ trail: {}, events: {}, storage: {}, encryption: {}, delivery: {} })).toEqual(DEFAULTS);
  expect(plan({ trail: null, events: null, storage: null, encryption: null, delivery: null })).toEqual(DEFAULTS);
  expect(
    plan({
      events: { management: null, insights: null },
      storage: { accessLogs: null },
      delivery: { cloudWatchLogs: null },
    }),
  ).toEqual(DEFAULTS);
});

test('naming analytics is enough to switch Athena on, null included', () => {
  expect(plan({ analytics: {} }).analytics!.tables).toEqual(['CLOUDTRAIL', 'DIGESTS']);
  expect(plan({ analytics: null })).toEqual(plan({ analytics: {} }));
});

test('naming notifications is enough to switch them on, null included', () => {
  expect(plan({ delivery: { notifications: {} } }).delivery.notifications).toEqual({ isCreated: true });
  expect(plan({ delivery: { notifications: null } }).delivery.notifications).toEqual({ isCreated: true });
});

test('a key that is undefined counts as absent', () => {
  expect(plan({ trail: { name: undefined }, storage: undefined })).toEqual(DEFAULTS);
});

test('fails with every problem at once, in one error that says whose config it is', () => {
  expect(() =>
    plan({ trail: { name: 'a--b', multiRegion: 'yes' }, storage: { retentionDays: 0 }, alarms: {} }),
  ).toThrow(
    new Error(
      [
        'the config of Stack/Audit has 4 problems:',
        '  - alarms: is not a key, got {}; allowed: trail, organization, events, storage, encryption, ' +
          'delivery, analytics, guardrails; correct or remove the key',
        '  - trail.name: is not a trail name, got "a--b"; allowed: 3 to 128 letters, digits, periods, underscores ' +
          'and hyphens, a letter or digit at both ends, no two of ._- side by side, not an IP address; ' +
          'choose another name',
        '  - trail.multiRegion: must be a boolean, got "yes"; allowed: true, false; write one of the two, without ' +
          'quotes',
        '  - storage.retentionDays: must be a whole number of days, got 0; allowed: 1 to 36500; correct the number',
      ].join('\n'),
    ),
  );
});

test('one problem is counted as one', () => {
  expect(() => plan({ trail: { name: 'ab' } })).toThrow('the config of Stack/Audit has 1 problem:\n');
});

test.each([
  [
    'a section that is a string',
    { trail: 'org-audit' },
    'trail: must be a section, got "org-audit"; allowed: name, formerNames, multiRegion, ' +
      'includeGlobalServiceEvents, keyPrefix, tags; write its keys below it, or {} for its defaults',
  ],
  [
    'a section that is a list',
    { encryption: [] },
    'encryption: must be a section, got []; allowed: alias, existingKeyArn; write its keys below it, or {} ' +
      'for its defaults',
  ],
  [
    'a section that is of a class',
    { encryption: new Map() },
    'encryption: must be a section, got a Map; allowed: alias, existingKeyArn; write its keys below it, or {} ' +
      'for its defaults',
  ],
  [
    'a config that is a number',
    7,
    'must be a section, got 7; allowed: trail, organization, events, storage, encryption, delivery, ' +
      'analytics, guardrails; write its keys below it, or {} for its defaults',
  ],
  [
    'a list that is a string',
    { storage: { readers: '333333333333' } },
    'storage.readers: must be a list that is known at synth, got "333333333333"; allowed: a list; write the ' +
      'elements between [ and ]',
  ],
  [
    'a list that is a token',
    { storage: { readers: LIST_TOKEN } },
    'storage.readers: must be a list that is known at synth, got ["#{Token[TEST.2]}"]; allowed: a list; write ' +
      'the elements between [ and ]',
  ],
  [
    'an element of the wrong type',
    { trail: { formerNames: [7] } },
    'trail.formerNames[0]: is not a trail name, got 7; allowed: 3 to 128 letters, digits, periods, underscores and ' +
      'hyphens, a letter or digit at both ends, no two of ._- side by side, not an IP address; choose another name',
  ],
  [
    'a number that is a string',
    { storage: { retentionDays: '365' } },
    'storage.retentionDays: must be a whole number of days, got "365"; allowed: 1 to 36500; correct the number',
  ],
  [
    'a number that is not whole',
    { storage: { retentionDays: 365.5 } },
    'storage.retentionDays: must be a whole number of days, got 365.5; allowed: 1 to 36500; correct the number',
  ],
  [
    'not a number',
    { storage: { retentionDays: NaN } },
    'storage.retentionDays: must be a whole number of days, got NaN; allowed: 1 to 36500; correct the number',
  ],
  [
    'a choice in lowercase',
    { storage: { objectLock: { mode: 'governance', days: 1 } } },
    'storage.objectLock.mode: is not one of the choices, got "governance"; allowed: GOVERNANCE, COMPLIANCE; ' +
      'choose one of them, in uppercase',
  ],
  [
    'an account id that lost its quotes',
    { storage: { replication: { bucketArn: 'arn:aws:s3:::dr-logs', keyArn: TOKEN, accountId: 12345678901 } } },
    'storage.replication.accountId: is not an account id, got 12345678901; allowed: 12 digits, in quotes; ' +
      'write all 12 digits in quotes, leading zeros included',
  ],
  [
    'a value that cannot be shown',
    { trail: { name: Object.assign([], { 0: 1n }) } },
    'trail.name: is not a trail name, got object; allowed: 3 to 128 letters, digits, periods, underscores and ' +
      'hyphens, a letter or digit at both ends, no two of ._- side by side, not an IP address; choose another name',
  ],
])('fails for %s', (_, config, problem) => {
  expect(problemsOf(config)).toEqual([problem]);
});

test('fails for a required key that is missing', () => {
  expect(problemsOf({ storage: { tiers: [{ afterDays: 0 }], objectLock: {} } })).toEqual([
    'storage.tiers[0].storageClass: is not one of the choices, got undefined; ' +
      'allowed: STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE; choose one of ' +
      'them, in uppercase',
    'storage.objectLock.days: must be a whole number of days, got undefined; allowed: 1 to 36500; correct the number',
  ]);

  expect(problemsOf({ storage: { tiers: [{ storageClass: 'GLACIER' }] } })).toHaveLength(1);
});

test('names what kind of object stands where none can', () => {
  expect(problemsOf({ storage: { retentionDays: new Map() } })).toEqual([
    'storage.retentionDays: must be a whole number of days, got a Map; allowed: 1 to 36500; correct the number',
  ]);
});

test('fails for a property that has to be a construct', () => {
  expect(problemsOf({}, { invalidProps: { logBucket: 'company-logs' } })).toEqual([
    'logBucket: must be a construct, got "company-logs"; allowed: a construct of aws-cdk-lib; pass a ' +
      'construct, or name the existing resource in the config',
  ]);
});

test('fails for an element that stands twice in a list', () => {
  expect(problemsOf({ trail: { formerNames: ['old', 'old'] } })).toHaveLength(1);
  expect(problemsOf({ storage: { readers: ['333333333333', 'o-exampleorg1', '333333333333'] } })).toEqual([
    'storage.readers[2]: is a duplicate in the list, got "333333333333"; allowed: each value once; remove it',
  ]);
});

test('shortens a value that would flood the error', () => {
  expect(problemsOf({ trail: { name: 'x'.repeat(500) } })[0]).toMatch(/got "x{199}…; allowed/);
});

test('tokens are never validated as text or number', () => {
  expect(
    problemsOf({
      trail: { name: TOKEN, formerNames: [`old-${TOKEN}`], keyPrefix: TOKEN, tags: { owner: TOKEN } },
      storage: {
        retentionDays: NUMBER_TOKEN,
        noncurrentVersionRetentionDays: NUMBER_TOKEN,
        tiers: [
          { storageClass: 'STANDARD_IA', afterDays: NUMBER_TOKEN },
          { storageClass: 'GLACIER', afterDays: NUMBER_TOKEN },
        ],
        objectLock: { days: NUMBER_TOKEN },
        readers: [TOKEN],
        writers: [TOKEN],
        replication: { bucketArn: TOKEN, keyArn: TOKEN, accountId: TOKEN },
        accessLogs: { retentionDays: NUMBER_TOKEN },
      },
      encryption: { alias: TOKEN },
      delivery: { cloudWatchLogs: { retentionDays: NUMBER_TOKEN }, notifications: { existingTopicArn: TOKEN } },
      analytics: { queryWindowDays: NUMBER_TOKEN },
    }),
  ).toEqual([]);
});

test("a token can't stand for what decides which resources are created", () => {
  expect(problemsOf({ trail: { multiRegion: TOKEN }, storage: { removal: TOKEN } })).toEqual([
    'trail.multiRegion: must be a boolean, got "${Token[TEST.1]}"; allowed: true, false; write one of the ' +
      'two, without quotes',
    'storage.removal: is not one of the choices, got "${Token[TEST.1]}"; allowed: RETAIN, DESTROY; choose one ' +
      'of them, in uppercase',
  ]);
});
