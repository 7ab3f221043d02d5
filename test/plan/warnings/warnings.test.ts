import { NUMBER_TOKEN, warningIdsOf, warningsFor } from '../../support/plans';

test('the defaults warn of nothing', () => {
  expect(warningIdsOf({})).toEqual([]);
});

test('a single-region trail', () => {
  expect(warningsFor({ trail: { multiRegion: false } })).toEqual([
    'singleRegionTrail: trail.multiRegion: the trail records only one region, so it misses events in all other ' +
      'regions, and outside us-east-1 also events of global services; remove the key to record all regions',
  ]);
});

test('a retention under a year, and none of a year', () => {
  expect(warningsFor({ storage: { retentionDays: 364 } })).toEqual([
    'shortRetention: storage.retentionDays: log files are deleted after 364 days, but most standards require ' +
      'at least 365',
  ]);

  expect(warningIdsOf({ storage: { retentionDays: 365 } })).toEqual([]);
  expect(warningIdsOf({ storage: { retentionDays: NUMBER_TOKEN } })).toEqual([]);
});

test('a log bucket that exists already has no retention and no tiers to warn of', () => {
  expect(warningIdsOf({ storage: { existingBucketName: 'company-logs' } })).toEqual([]);
});

test("a log group's retention that some checker refuses", () => {
  expect(warningsFor({ delivery: { cloudWatchLogs: { retentionDays: 90 } } })).toEqual([
    "logRetention: delivery.cloudWatchLogs.retentionDays: some compliance checkers don't accept 90 days; all " +
      'accept 365, 400, 545, 731, 1827, 3653',
  ]);
});

test("a log group's retention that is known at deployment only", () => {
  expect(warningIdsOf({ delivery: { cloudWatchLogs: { retentionDays: NUMBER_TOKEN } } })).toEqual([]);
});

test.each([365, 400, 545, 731, 1827, 3653])(
  "a log group's retention of %d days is accepted by all",
  (retentionDays) => {
    expect(warningIdsOf({ delivery: { cloudWatchLogs: { retentionDays } } })).toEqual([]);
  },
);

describe.each([
  ['STANDARD_IA', 30],
  ['ONEZONE_IA', 30],
  ['GLACIER_IR', 90],
  ['GLACIER', 90],
  ['DEEP_ARCHIVE', 180],
])('%s, billed for %d days at least', (storageClass, days) => {
  test('left a day early', () => {
    expect(warningsFor({ storage: { retentionDays: 999 + days, tiers: [{ storageClass, afterDays: 1000 }] } })).toEqual(
      [
        `earlyTransition: storage.tiers[0]: log files leave ${storageClass} after ${days - 1} days, but S3 ` +
          `bills at least ${days} days in this storage class`,
      ],
    );
  });

  test('left in time', () => {
    expect(
      warningIdsOf({ storage: { retentionDays: 1000 + days, tiers: [{ storageClass, afterDays: 1000 }] } }),
    ).toEqual([]);
  });
});

test('a class that is left early for the next one', () => {
  expect(
    warningIdsOf({
      storage: {
        tiers: [
          { storageClass: 'GLACIER_IR', afterDays: 10 },
          { storageClass: 'DEEP_ARCHIVE', afterDays: 99 },
        ],
      },
    }),
  ).toEqual(['earlyTransition']);

  expect(
    warningIdsOf({
      storage: {
        tiers: [
          { storageClass: 'GLACIER_IR', afterDays: 10 },
          { storageClass: 'DEEP_ARCHIVE', afterDays: 100 },
        ],
      },
    }),
  ).toEqual([]);
});

test('queries that would look at more partitions than Athena accepts', () => {
  const accounts = (count: number) => Array.from({ length: count }, (_, index) => (100000000000 + index).toString());
  const include = ['root_activity', 'trail_tampering', 'access_key_timeline']; // of 90, of 30, and of any days
  const regions = ['eu-west-1', 'us-east-1'];
  // 999,908
  expect(warningIdsOf({ analytics: { accounts: accounts(5494), regions, queries: { include } } })).toEqual([]);
  expect(warningsFor({ analytics: { accounts: accounts(5495), regions, queries: { include } } })).toEqual([
    // 1,000,090
    'wideQueries: analytics.accounts: with 5495 accounts in 2 regions, these saved queries exceed the 1000000 ' +
      'partitions that Athena accepts in one query: root_activity; list fewer regions, or remove the key, ' +
      'so that each query names its accounts',
  ]);

  expect(
    warningIdsOf({
      storage: { retentionDays: 365 },
      analytics: { accounts: accounts(16129), regions, queries: { include: ['trail_tampering'] } },
    }),
  ).toEqual([]); // 999,998

  expect(
    warningIdsOf({
      storage: { retentionDays: 365 },
      analytics: { accounts: accounts(16130), regions, queries: { include: ['trail_tampering'] } },
    }),
  ).toEqual(['wideQueries']);
});
