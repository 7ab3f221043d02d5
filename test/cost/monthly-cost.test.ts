import * as fc from 'fast-check';
import { basis, Choices, estimate, linesOf, NUMBER_TOKEN } from './basis';
import { AggregationTemplate, InsightsMetric } from '../../lib/config/events-config';
import { TierStorageClass } from '../../lib/config/log-bucket-config';
import { ReadWriteFilter } from '../../lib/config/read-write-filter';
import { EventVolumes } from '../../lib/cost/event-volumes';
import { estimateMonthlyCost } from '../../lib/cost/monthly-cost';
import { cases } from '../support/random-cases';

const { API_CALL_RATE, API_ERROR_RATE } = InsightsMetric;
const { INTELLIGENT_TIERING, STANDARD_IA, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE } = TierStorageClass;
const S3_OBJECT = 'AWS::S3::Object';
const MILLION = { managementEvents: 1_000_000 };
const REPLICATION = {
  bucketArn: 'arn:aws:s3:::copy',
  keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/00000000-0000-0000-0000-000000000000',
};

/** As many log files a month as there are deliveries in one region: twelve an hour, 730 hours. */
const DELIVERIES = 8760;
const ONE_REGION = { activeRegions: 1, enabledRegions: 1 };

test('a baseline without options, with a million management events', () => {
  const cost = estimate(MILLION);
  expect(linesOf(cost)).toEqual([
    'CloudTrail management events, first copy: 1000000 events, 0.00',
    'CloudWatch Logs intake: 1.261 GB, 0.63',
    'CloudWatch Logs storage: 2.487 GB-month, 0.07', // 1.261 GB x 0.15 x 400 days
    'S3 writes of log files and digests: 47450 requests, 0.24', // 4 x 8760 + 17 x 730
    'S3 storage in STANDARD: 12.619 GB-month, 0.29', // 0.145 GB x (2557 + 90 days)
    'KMS key: 1 key, 1.00',
    'KMS key, its first two rotations: 2 rotations, 2.00',
    'EventBridge events of new objects: 47450 events, 0.05',
    'EventBridge events of the lifecycle: 94900 events, 0.09',
  ]);

  expect(cost.total).toBe(4.37);
  expect(cost.pricesAsOf).toBe('2026-11-23');
});

test('everything switched on: the order of all lines', () => {
  const cost = estimate(
    { managementEvents: 1e9, dataEvents: [{ resourceType: S3_OBJECT, events: 1e9 }], networkActivityEvents: 1e9 },
    {
      dataTypes: [S3_OBJECT, 'AWS::Lambda::Function'],
      networkActivity: true,
      insights: { management: [API_CALL_RATE, API_ERROR_RATE], data: [API_CALL_RATE, API_ERROR_RATE] },
      aggregation: [AggregationTemplate.API_ACTIVITY],
      logBucket: {
        tiers: [
          { storageClass: INTELLIGENT_TIERING, afterDays: 10 },
          { storageClass: DEEP_ARCHIVE, afterDays: 1000 },
        ],
        replication: REPLICATION,
      },
      notifications: true,
    },
  );

  expect(cost.lines.map(({ item }) => item)).toEqual([
    'CloudTrail management events, first copy',
    'CloudTrail data events, AWS::S3::Object',
    'CloudTrail data events, AWS::Lambda::Function',
    'CloudTrail network activity events',
    'CloudTrail Insights on management events, API_CALL_RATE',
    'CloudTrail Insights on management events, API_ERROR_RATE',
    'CloudTrail Insights on data events, API_CALL_RATE',
    'CloudTrail Insights on data events, API_ERROR_RATE',
    'CloudTrail aggregation of data events',
    'CloudWatch Logs intake',
    'CloudWatch Logs storage',
    'S3 writes of log files and digests',
    'S3 transitions to INTELLIGENT_TIERING',
    'S3 transitions to DEEP_ARCHIVE',
    'S3 storage in STANDARD',
    'S3 storage in INTELLIGENT_TIERING, frequent access',
    'S3 storage in INTELLIGENT_TIERING, infrequent access',
    'S3 storage in INTELLIGENT_TIERING, archive instant access',
    'S3 monitoring of INTELLIGENT_TIERING',
    'S3 storage in DEEP_ARCHIVE',
    'S3 writes of replicas',
    'KMS key',
    'KMS key, its first two rotations',
    'SNS notifications',
    'EventBridge events of new objects',
    'EventBridge events of the lifecycle',
  ]);
});

test('everything switched off: what is left is the writes of digests', () => {
  const cost = estimate(MILLION, {
    readWriteType: ReadWriteFilter.NONE,
    logs: false,
    logBucket: false,
    keys: 0,
  });

  expect(linesOf(cost)).toEqual(['S3 writes of log files and digests: 12410 requests, 0.06']);
  expect(cost.total).toBe(0.06);
});

describe('management events', () => {
  const volumes = { managementEvents: 1_000_000, managementWriteEvents: 100_000 };
  const lines = (choices: Choices) => linesOf(estimate(volumes, choices), 'CloudTrail management');

  test('a second copy costs 2.00 per 100,000', () => {
    expect(lines({ alreadyRecorded: true })).toEqual([
      'CloudTrail management events, second copy: 1000000 events, 20.00',
    ]);
  });

  test('writes only, and reads only', () => {
    expect(lines({ alreadyRecorded: true, readWriteType: ReadWriteFilter.WRITE_ONLY })).toEqual([
      'CloudTrail management events, second copy: 100000 events, 2.00',
    ]);

    expect(lines({ alreadyRecorded: true, readWriteType: ReadWriteFilter.READ_ONLY })).toEqual([
      'CloudTrail management events, second copy: 900000 events, 18.00',
    ]);
  });

  test('none', () => {
    expect(lines({ alreadyRecorded: true, readWriteType: ReadWriteFilter.NONE })).toEqual([]);
  });

  test('all are writes unless it is said how many', () => {
    expect(linesOf(estimate(MILLION, { readWriteType: ReadWriteFilter.WRITE_ONLY }), 'CloudTrail')).toEqual([
      'CloudTrail management events, first copy: 1000000 events, 0.00',
    ]);
  });
});

describe('data events', () => {
  const dataEvents = [
    { resourceType: S3_OBJECT, events: 5_000_000 },
    { resourceType: 'AWS::SNS::Topic', events: 7_000_000 },
  ];

  test('a line for each type that the trail records, whatever is volunteered of others', () => {
    const cost = estimate({ ...MILLION, dataEvents }, { dataTypes: [S3_OBJECT, S3_OBJECT, 'AWS::SQS::Queue'] });
    expect(linesOf(cost, 'CloudTrail data')).toEqual([
      'CloudTrail data events, AWS::S3::Object: 5000000 events, 5.00',
      'CloudTrail data events, AWS::SQS::Queue: 0 events, 0.00',
    ]);
  });

  test('they go to CloudWatch Logs and into log files too', () => {
    const cost = estimate({ ...MILLION, dataEvents }, { dataTypes: [S3_OBJECT] });
    // 6 million x 1261 bytes
    expect(linesOf(cost, 'CloudWatch Logs intake')).toEqual(['CloudWatch Logs intake: 7.566 GB, 3.78']);
    // 6 x what one million takes
    expect(linesOf(cost, 'S3 storage')).toEqual(['S3 storage in STANDARD: 75.711 GB-month, 1.74']);
  });

  test("a type that isn't recorded changes nothing", () => {
    expect(estimate({ ...MILLION, dataEvents })).toEqual(estimate(MILLION));
  });
});

describe('network activity events', () => {
  const volumes = { ...MILLION, networkActivityEvents: 500_000 };

  test('a line of their own, and log files in a folder of their own, but no intake of CloudWatch Logs', () => {
    const cost = estimate(volumes, { networkActivity: true });
    expect(linesOf(cost, 'CloudTrail network')).toEqual(['CloudTrail network activity events: 500000 events, 0.50']);
    // 2 x 35040 + 12410
    expect(linesOf(cost, 'S3 writes')).toEqual(['S3 writes of log files and digests: 82490 requests, 0.41']);
    expect(linesOf(cost, 'S3 storage')).toEqual(['S3 storage in STANDARD: 18.928 GB-month, 0.44']);
    expect(linesOf(cost, 'CloudWatch')).toEqual(linesOf(estimate(MILLION), 'CloudWatch'));
  });

  test('without a selection they change nothing', () => {
    expect(estimate(volumes)).toEqual(estimate(MILLION));
  });
});

describe('Insights and aggregation', () => {
  const volumes = {
    managementEvents: 1_000_000,
    managementWriteEvents: 100_000,
    dataEvents: [{ resourceType: S3_OBJECT, events: 2_000_000 }],
  };

  test('call rates look at writes, error rates at everything', () => {
    expect(
      linesOf(estimate(volumes, { insights: { management: [API_CALL_RATE, API_ERROR_RATE] } }), 'CloudTrail Insights'),
    ).toEqual([
      'CloudTrail Insights on management events, API_CALL_RATE: 100000 events, 0.35',
      'CloudTrail Insights on management events, API_ERROR_RATE: 1000000 events, 3.50',
    ]);
  });

  test('they look at what is recorded only', () => {
    const choices = {
      readWriteType: ReadWriteFilter.READ_ONLY,
      insights: { management: [API_CALL_RATE, API_ERROR_RATE] },
    };

    expect(linesOf(estimate(volumes, choices), 'CloudTrail Insights')).toEqual([
      'CloudTrail Insights on management events, API_CALL_RATE: 0 events, 0.00',
      'CloudTrail Insights on management events, API_ERROR_RATE: 900000 events, 3.15',
    ]);
  });

  test('each kind looks at all data events', () => {
    expect(
      linesOf(
        estimate(volumes, { dataTypes: [S3_OBJECT], insights: { data: [API_ERROR_RATE, API_CALL_RATE] } }),
        'CloudTrail Insights',
      ),
    ).toEqual([
      'CloudTrail Insights on data events, API_ERROR_RATE: 2000000 events, 0.60',
      'CloudTrail Insights on data events, API_CALL_RATE: 2000000 events, 0.60',
    ]);
  });

  test('aggregation is billed by the events that are summarized, however many summaries are made of them', () => {
    const aggregation = Object.values(AggregationTemplate);
    expect(linesOf(estimate(volumes, { dataTypes: [S3_OBJECT], aggregation }), 'CloudTrail agg')).toEqual([
      'CloudTrail aggregation of data events: 2000000 events, 0.60',
    ]);
  });
});

describe('CloudWatch Logs', () => {
  test('what is stored grows with the retention', () => {
    expect(linesOf(estimate(MILLION, { logs: 3653 }), 'CloudWatch Logs storage')).toEqual([
      'CloudWatch Logs storage: 22.717 GB-month, 0.68',
    ]);
  });

  test("a log group that exists already is its owner's, but the intake is the trail's", () => {
    expect(linesOf(estimate(MILLION, { logs: 'existing' }), 'CloudWatch')).toEqual([
      'CloudWatch Logs intake: 1.261 GB, 0.63',
    ]);
  });

  test('off', () => {
    expect(linesOf(estimate(MILLION, { logs: false }), 'CloudWatch')).toEqual([]);
  });
});

describe('the number of log files', () => {
  const writes = (volumes: EventVolumes) =>
    estimate({ ...ONE_REGION, ...volumes }).lines.find(({ item }) => item.startsWith('S3 writes of log'))!.quantity -
    730;

  test('one every five minutes in each active region of each account', () => {
    expect(writes(MILLION)).toBe(DELIVERIES);
    expect(writes({ ...MILLION, accounts: 3, activeRegions: 2, enabledRegions: 2 })).toBe(6 * DELIVERIES + 5 * 730);
  });

  test('never more than events', () => {
    expect(writes({ managementEvents: 0 })).toBe(0);
    expect(writes({ managementEvents: DELIVERIES - 1 })).toBe(DELIVERIES - 1);
    expect(writes({ managementEvents: DELIVERIES + 1 })).toBe(DELIVERIES);
  });

  test("more when 50 MB don't hold five minutes: 39,651 events of 1,261 bytes", () => {
    expect(writes({ managementEvents: DELIVERIES * 39_651 })).toBe(DELIVERIES);
    expect(writes({ managementEvents: DELIVERIES * 39_651 + 1 })).toBe(DELIVERIES + 1);
    expect(writes({ managementEvents: 2 * DELIVERIES * 39_651 })).toBe(2 * DELIVERIES);
  });

  test('four active regions and seventeen enabled ones, unless one of them says otherwise', () => {
    const of = (volumes: Partial<EventVolumes>) => linesOf(estimate({ ...MILLION, ...volumes }), 'S3 writes');
    expect(of({})).toEqual(of({ activeRegions: 4, enabledRegions: 17 }));
    expect(of({ enabledRegions: 2 })).toEqual(of({ activeRegions: 2, enabledRegions: 2 }));
    expect(of({ activeRegions: 20 })).toEqual(of({ activeRegions: 20, enabledRegions: 20 }));
  });
});

describe('storage classes', () => {
  /** As many events as make log files of so many events each: 904 of them are 131,080 bytes, and 128 KB are 131,072. */
  const filesOf = (events: number) => ({ ...ONE_REGION, managementEvents: DELIVERIES * events });
  const lines = (events: number, tiers: [TierStorageClass, number][], more: Choices['logBucket'] = {}) =>
    linesOf(
      estimate(filesOf(events), {
        logBucket: { ...more, tiers: tiers.map(([storageClass, afterDays]) => ({ storageClass, afterDays })) },
      }),
      'S3',
    ).filter((line) => !line.startsWith('S3 writes'));

  test('log files under 128 KB stay in S3 Standard, whatever the tiers', () => {
    expect(lines(903, [[INTELLIGENT_TIERING, 0]])).toEqual(['S3 storage in STANDARD: 99.816 GB-month, 2.30']);
    expect(
      lines(903, [
        [GLACIER_IR, 10],
        [DEEP_ARCHIVE, 400],
      ]),
    ).toEqual(['S3 storage in STANDARD: 99.816 GB-month, 2.30']);
  });

  test('log files of 128 KB move: Intelligent-Tiering with its access tiers, for what nobody reads', () => {
    expect(lines(904, [[INTELLIGENT_TIERING, 0]])).toEqual([
      'S3 transitions to INTELLIGENT_TIERING: 8760 requests, 0.09',
      'S3 storage in INTELLIGENT_TIERING, frequent access: 1.133 GB-month, 0.03', // 1.148 GB x 30 days
      'S3 storage in INTELLIGENT_TIERING, infrequent access: 2.265 GB-month, 0.03', // x 60 days
      'S3 storage in INTELLIGENT_TIERING, archive instant access: 96.529 GB-month, 0.39', // x 2557 days
      'S3 monitoring of INTELLIGENT_TIERING: 762336 objects, 1.91', // 8760 x 2647 days
    ]);
  });

  test('a life that ends inside the first access tiers', () => {
    expect(lines(904, [[INTELLIGENT_TIERING, 0]], { retentionDays: 30, noncurrentVersionRetentionDays: 1 })).toEqual([
      'S3 transitions to INTELLIGENT_TIERING: 8760 requests, 0.09',
      'S3 storage in INTELLIGENT_TIERING, frequent access: 1.133 GB-month, 0.03',
      'S3 storage in INTELLIGENT_TIERING, infrequent access: 0.038 GB-month, 0.00',
      'S3 monitoring of INTELLIGENT_TIERING: 8928 objects, 0.02',
    ]);
  });

  test('no tiers: everything stays in S3 Standard', () => {
    expect(lines(10_000, [])).toEqual(['S3 storage in STANDARD: 1105.387 GB-month, 25.42']); // 12.702 GB x 2647 days
  });

  test('each class for its days, the last one until the old version is deleted', () => {
    expect(
      lines(
        10_000,
        [
          [STANDARD_IA, 30],
          [ONEZONE_IA, 60],
          [GLACIER_IR, 100],
        ],
        { retentionDays: 200, noncurrentVersionRetentionDays: 10 },
      ),
    ).toEqual([
      'S3 transitions to STANDARD_IA: 8760 requests, 0.09',
      'S3 transitions to ONEZONE_IA: 8760 requests, 0.09',
      'S3 transitions to GLACIER_IR: 8760 requests, 0.18',
      'S3 storage in STANDARD: 12.528 GB-month, 0.29', // 12.702 GB x 30 days
      'S3 storage in STANDARD_IA: 12.528 GB-month, 0.16', // x 30 days
      'S3 storage in ONEZONE_IA: 16.704 GB-month, 0.17', // x 40 days
      'S3 storage in GLACIER_IR: 45.936 GB-month, 0.18', // x 110 days
    ]);
  });

  test('a class that is left early is billed for its least number of days', () => {
    expect(lines(10_000, [[GLACIER_IR, 0]], { retentionDays: 1, noncurrentVersionRetentionDays: 1 })).toEqual([
      'S3 transitions to GLACIER_IR: 8760 requests, 0.18',
      'S3 storage in GLACIER_IR: 37.584 GB-month, 0.15', // 12.702 GB x 90 days
    ]);
  });

  test('an archive keeps 32 KB more of each object, and 8 KB more in S3 Standard', () => {
    expect(
      lines(
        10_000,
        [
          [GLACIER, 0],
          [DEEP_ARCHIVE, 365],
        ],
        { retentionDays: 720, noncurrentVersionRetentionDays: 10 },
      ),
    ).toEqual([
      'S3 transitions to GLACIER: 8760 requests, 0.26',
      'S3 transitions to DEEP_ARCHIVE: 8760 requests, 0.44',
      'S3 storage in STANDARD: 1.722 GB-month, 0.04', // 8760 x 8192 bytes x 730 days
      'S3 storage in GLACIER: 155.869 GB-month, 0.56', // (12.702 GB + 8760 x 32768 bytes) x 365 days
      'S3 storage in DEEP_ARCHIVE: 155.869 GB-month, 0.15',
    ]);
  });

  test("a log bucket that exists already is its owner's to judge, but the requests are created", () => {
    expect(linesOf(estimate(MILLION, { logBucket: false }), 'S3')).toEqual([
      'S3 writes of log files and digests: 47450 requests, 0.24',
    ]);

    expect(linesOf(estimate(MILLION, { logBucket: false }), 'EventBridge')).toEqual([]);
  });
});

describe('days that are tokens', () => {
  const volumes = { ...ONE_REGION, managementEvents: DELIVERIES * 904 };

  test('stand for the defaults', () => {
    const tokens = {
      logs: NUMBER_TOKEN,
      logBucket: { retentionDays: NUMBER_TOKEN, noncurrentVersionRetentionDays: NUMBER_TOKEN },
    };

    expect(estimate(volumes, tokens)).toEqual(estimate(volumes));
  });

  test("an old version isn't kept longer than its log file", () => {
    const of = (noncurrentVersionRetentionDays: number) =>
      estimate(volumes, { logBucket: { retentionDays: 30, noncurrentVersionRetentionDays } });

    expect(of(NUMBER_TOKEN)).toEqual(of(30));
  });

  test("a tier whose day isn't known isn't counted", () => {
    const of = (...days: number[]) =>
      estimate(volumes, { logBucket: { tiers: days.map((afterDays) => ({ storageClass: GLACIER_IR, afterDays })) } });

    expect(of(NUMBER_TOKEN)).toEqual(of());
  });
});

describe('what follows from each object', () => {
  test('copies', () => {
    expect(linesOf(estimate(MILLION, { logBucket: { replication: REPLICATION } }), 'S3 writes')).toEqual([
      'S3 writes of log files and digests: 47450 requests, 0.24',
      'S3 writes of replicas: 47450 requests, 0.24',
    ]);
  });

  test('SNS notifications, one for each log file', () => {
    expect(linesOf(estimate(MILLION, { notifications: true }), 'SNS')).toEqual([
      'SNS notifications: 35040 notifications, 0.02',
    ]);

    expect(linesOf(estimate(MILLION), 'SNS')).toEqual([]);
  });

  test("S3's events: one when it is created, two when it expires, and one when it moves", () => {
    expect(linesOf(estimate({ ...ONE_REGION, managementEvents: DELIVERIES * 904 }), 'EventBridge')).toEqual([
      'EventBridge events of new objects: 9490 events, 0.01',
      'EventBridge events of the lifecycle: 27740 events, 0.03', // 2 x 9490 + 8760
    ]);

    expect(linesOf(estimate(MILLION, { logBucket: { eventBridgeNotifications: false } }), 'EventBridge')).toEqual([]);
  });

  test("no key is paid for that isn't created", () => {
    expect(linesOf(estimate(MILLION, { keys: 0 }), 'KMS')).toEqual([]);
  });
});

describe('numbers', () => {
  test('half a cent is rounded up, and no noise of binary fractions is left', () => {
    const of = (events: number) => estimate({ managementEvents: events }, { alreadyRecorded: true }).lines[0].usd;
    expect(of(50_250)).toBe(1.01); // 1.005
    expect(of(50_249)).toBe(1);
    expect(of(0)).toBe(0);
  });

  test("the total is the sum of what isn't rounded", () => {
    const dataTypes = ['AWS::B::C', 'AWS::B::D'];
    const cost = estimate(
      { managementEvents: 0, dataEvents: dataTypes.map((resourceType) => ({ resourceType, events: 4_000 })) },
      { dataTypes, logs: false, logBucket: false, keys: 0 },
    );

    // 0.004 twice, 0.08 GB of nothing, and 20,410 writes at 0.10205
    expect(cost.lines.map(({ usd }) => usd)).toEqual([0, 0, 0, 0.1]);
    expect(cost.total).toBe(0.11);
  });
});

describe('volumes that are wrong', () => {
  const problemsOf = (volumes: unknown): readonly string[] => {
    try {
      estimateMonthlyCost(volumes as EventVolumes, basis(), 'Stack/Audit');
      return [];
    } catch (error) {
      return (error as { problems: readonly string[] } & Error).problems;
    }
  };

  const notEvents = (path: string, got: unknown) =>
    `${path}: must be a whole number, got ${got}; allowed: 0 to 1000000000000000; write the number of events a month`;

  test('are one error that lists them all', () => {
    const volumes: any = {
      managementEvents: -1,
      managementWriteEvents: NaN,
      dataEvents: [
        { resourceType: '', events: 1 },
        { resourceType: S3_OBJECT },
        { resourceType: S3_OBJECT, events: 0.5, reads: 3 },
      ],
      networkActivityEvents: Infinity,
      accounts: 0,
      activeRegions: 5,
      enabledRegions: 4,
      regions: 3,
    };

    expect(() => estimate(volumes)).toThrow(
      new Error(
        'the config of Stack/Audit has 10 problems:\n' +
          [
            '  - volumes.regions: is not a key, got 3; allowed: managementEvents, managementWriteEvents, dataEvents, ' +
              'networkActivityEvents, accounts, activeRegions, enabledRegions; correct or remove the key',
            `  - ${notEvents('volumes.managementEvents', -1)}`,
            `  - ${notEvents('volumes.managementWriteEvents', NaN)}`,
            '  - volumes.dataEvents[0].resourceType: is not a resource type, got ""; ' +
              'allowed: what CloudTrail calls it, AWS::SERVICE::TYPE, such as AWS::S3::Object: up to 256 ' +
              'characters; use a constant of DataEventResourceType, or write the type',
            `  - ${notEvents('volumes.dataEvents[1].events', undefined)}`,
            '  - volumes.dataEvents[2].reads: is not a key, got 3; allowed: resourceType, events; correct or ' +
              'remove the key',
            `  - ${notEvents('volumes.dataEvents[2].events', 0.5)}`,
            `  - ${notEvents('volumes.networkActivityEvents', Infinity)}`,
            '  - volumes.accounts: must be a whole number, got 0; allowed: 1 to 1000000; write the number ' +
              'of accounts',
            '  - volumes.activeRegions: is more than the number of regions that the trail is in, got 5; ' +
              'allowed: up to enabledRegions, 4; lower it, or raise enabledRegions',
          ].join('\n'),
      ),
    );
  });

  test('more writes than events', () => {
    expect(problemsOf({ managementEvents: 10, managementWriteEvents: 11 })).toEqual([
      'volumes.managementWriteEvents: is more than all management events, got 11; allowed: up to ' +
        'managementEvents, 10; lower it, or raise managementEvents',
    ]);

    expect(problemsOf({ managementEvents: 10, managementWriteEvents: 10 })).toEqual([]);
  });

  test('a duplicate type', () => {
    expect(
      problemsOf({
        managementEvents: 1,
        dataEvents: [
          { resourceType: S3_OBJECT, events: 1 },
          { resourceType: S3_OBJECT, events: 2 },
        ],
      }),
    ).toEqual([
      'volumes.dataEvents: lists a type twice, got "AWS::S3::Object"; allowed: each type once; combine their ' +
        'events in one entry',
    ]);
  });

  test('no management events stated, or no volumes at all', () => {
    expect(problemsOf({})).toEqual([notEvents('volumes.managementEvents', undefined)]);
    expect(problemsOf(null)).toEqual([notEvents('volumes.managementEvents', undefined)]);
    expect(problemsOf(undefined)).toHaveLength(1);
    expect(problemsOf(7)).toEqual([
      'volumes: must be a section, got 7; allowed: managementEvents, managementWriteEvents, dataEvents, ' +
        'networkActivityEvents, accounts, activeRegions, enabledRegions; write its keys below it, or {} for its ' +
        'defaults',
    ]);
  });

  test.each(['managementEvents', 'managementWriteEvents', 'networkActivityEvents'])(
    '%s takes no text, fraction or token',
    (key) => {
      for (const value of ['1', 1.5, NUMBER_TOKEN, 1e16, true]) {
        expect(problemsOf({ ...MILLION, [key]: value })).toEqual([
          notEvents(`volumes.${key}`, typeof value === 'string' ? '"1"' : value),
        ]);
      }
    },
  );

  test.each(['accounts', 'activeRegions', 'enabledRegions'])('%s is at least one', (key) => {
    expect(problemsOf({ ...MILLION, [key]: 0 })).toHaveLength(1);
    expect(problemsOf({ ...MILLION, [key]: 1 })).toEqual([]);
    expect(problemsOf({ ...MILLION, [key]: 1_000_001 })).toHaveLength(1);
  });
});

describe('for any volumes', () => {
  const TYPES = [S3_OBJECT, 'AWS::Lambda::Function'];
  const events = fc.oneof(fc.integer({ min: 0, max: 1e5 }), fc.integer({ min: 0, max: 1e12 }));
  const choices: fc.Arbitrary<Choices> = fc.record({
    readWriteType: fc.constantFrom(ReadWriteFilter.ALL, ReadWriteFilter.WRITE_ONLY, ReadWriteFilter.NONE),
    alreadyRecorded: fc.boolean(),
    dataTypes: fc.subarray(TYPES),
    networkActivity: fc.boolean(),
    insights: fc.record({
      management: fc.subarray([API_CALL_RATE, API_ERROR_RATE]),
      data: fc.subarray([API_CALL_RATE, API_ERROR_RATE]),
    }),
    aggregation: fc.subarray(Object.values(AggregationTemplate)),
    logBucket: fc.oneof(
      fc.constant(false as const),
      fc.record({
        retentionDays: fc.integer({ min: 500, max: 3653 }),
        tiers: fc
          .constantFrom<[TierStorageClass, number][]>(
            [],
            [[INTELLIGENT_TIERING, 0]],
            [
              [STANDARD_IA, 30],
              [GLACIER, 90],
              [DEEP_ARCHIVE, 180],
            ],
            [[GLACIER_IR, 0]],
          )
          .map((list) => list.map(([storageClass, afterDays]) => ({ storageClass, afterDays }))),
        eventBridgeNotifications: fc.boolean(),
        replication: fc.constantFrom(undefined, REPLICATION),
      }),
    ),
    logs: fc.constantFrom(false as const, 'existing' as const, 1, 400),
    notifications: fc.boolean(),
    keys: fc.integer({ min: 0, max: 2 }),
  });

  const volumes = fc.record({
    writes: events,
    reads: events,
    s3: events,
    lambda: events,
    network: events,
    accounts: fc.integer({ min: 1, max: 1000 }),
    activeRegions: fc.integer({ min: 1, max: 17 }),
    enabledRegions: fc.integer({ min: 17, max: 34 }),
  });

  type Counts = typeof volumes extends fc.Arbitrary<infer T> ? T : never;
  const toVolumes = ({ writes, reads, s3, lambda, network, ...rest }: Counts): EventVolumes => ({
    managementEvents: writes + reads,
    managementWriteEvents: writes,
    dataEvents: [
      { resourceType: TYPES[0], events: s3 },
      { resourceType: TYPES[1], events: lambda },
    ],
    networkActivityEvents: network,
    ...rest,
  });

  test('lines sum up to the total, except for what rounding each of them takes or adds', () => {
    fc.assert(
      fc.property(volumes, choices, (counts, chosen) => {
        const { lines, total } = estimate(toVolumes(counts), chosen);
        const sum = lines.reduce((all, { usd }) => all + usd, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(0.005 * (lines.length + 1) + 1e-9 * total);
        expect(Number.isFinite(total)).toBe(true);
        expect(lines.every(({ usd, quantity }) => usd >= 0 && quantity >= 0)).toBe(true);
      }),
      { numRuns: cases(500) },
    );
  });

  /** There are so many accounts and regions only, whatever is drawn. */
  function withinBounds(key: keyof Counts, more: number): number {
    if (key === 'accounts') {
      return more % 1000;
    }

    return key.endsWith('Regions') ? more % 17 : more;
  }

  /** The same volumes before and after one of them has risen. */
  const risen = fc
    .tuple(
      volumes,
      fc.constantFrom<keyof Counts>(
        'writes',
        'reads',
        's3',
        'lambda',
        'network',
        'accounts',
        'activeRegions',
        'enabledRegions',
      ),
      fc.integer({ min: 1, max: 1e6 }),
    )
    .map(([before, key, more]) => {
      const after = { ...before, [key]: before[key] + withinBounds(key, more) };
      return [before, { ...after, enabledRegions: Math.max(after.enabledRegions, after.activeRegions) }].map(toVolumes);
    });

  test('more of anything never costs less, in a bucket without tiers', () => {
    fc.assert(
      fc.property(risen, choices, ([before, after], chosen) => {
        const withoutTiers = { ...chosen, logBucket: chosen.logBucket && { ...chosen.logBucket, tiers: [] } };
        expect(estimate(after, withoutTiers).total).toBeGreaterThanOrEqual(estimate(before, withoutTiers).total);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('nor in one with tiers, as long as log files stay on the same side of 128 KB', () => {
    fc.assert(
      fc.property(risen, choices, ([before, after], chosen) => {
        const oneFolder = { ...chosen, networkActivity: false };
        const [low, high] = [estimate(before, oneFolder), estimate(after, oneFolder)];
        fc.pre(low.lines.length === high.lines.length); // otherwise they begin to move, or no longer do
        expect(high.total).toBeGreaterThanOrEqual(low.total);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('at 128 KB a bill can fall, because log files begin to move', () => {
    const at = (eventsInAFile: number) =>
      estimate(
        { ...ONE_REGION, managementEvents: DELIVERIES * eventsInAFile },
        { logs: false, logBucket: { tiers: [{ storageClass: GLACIER_IR, afterDays: 0 }] } },
      ).total;

    expect(at(904)).toBeLessThan(at(903));
  });
});

describe('a trail of a single region', () => {
  test('delivers in one region, unless it is told otherwise', () => {
    const one = estimate({ managementEvents: 1_000_000 }, { multiRegion: false });
    expect(one).toEqual(estimate({ managementEvents: 1_000_000, activeRegions: 1, enabledRegions: 1 }));
  });

  test('is in no more regions', () => {
    expect(() => estimate({ managementEvents: 1, activeRegions: 2 }, { multiRegion: false })).toThrow(
      'volumes.activeRegions: is more than the one region of the trail, got 2; allowed: 1; remove the key, or ' +
        'set trail.multiRegion: true',
    );
  });
});

test('a misspelt type of resource would cost nothing, so it is an error', () => {
  const dataEvents = (resourceType: string) =>
    estimate({ managementEvents: 1, dataEvents: [{ resourceType, events: 1 }] }, { dataTypes: ['AWS::Made::Up'] });

  expect(() => dataEvents('AWS::S3::Objects')).toThrow(
    "volumes.dataEvents[0].resourceType: isn't a known resource type, and the trail doesn't record it, got " +
      '"AWS::S3::Objects"; allowed: types that the trail records, and constants of DataEventResourceType; ' +
      'write AWS::S3::Object',
  );

  expect(() => dataEvents('AWS::Made::Up')).not.toThrow();
  expect(() => dataEvents('AWS::S3::Object')).not.toThrow();
});
