import { HOME_REGIONS } from '../../../lib/aws/home-regions';
import { partitionOf } from '../../../lib/aws/partitions';
import { REGIONS, REGIONS_AS_OF } from '../../../lib/aws/regions';
import { landingZonePlan, landingZoneProblems, ORGANIZATION } from '../../support/landing-zones';
import { NUMBER_TOKEN, plan, problemsOf, TOKEN } from '../../support/plans';

const analytics = (section: object, rest: object = {}) => plan({ analytics: section, ...rest }).analytics!;
const problems = (section: object) => problemsOf({ analytics: section });

test('nothing is created unless the section is named', () => {
  expect(plan({}).analytics).toBeUndefined();
});

describe('the tables', () => {
  test.each<[string, object, string[]]>([
    ['management events', {}, ['CLOUDTRAIL', 'DIGESTS']],
    [
      'network activity events',
      { networkActivity: [{ eventSource: 's3.amazonaws.com' }] },
      ['CLOUDTRAIL', 'NETWORK_ACTIVITY', 'DIGESTS'],
    ],
    [
      'Insights on management events',
      { insights: { management: ['API_CALL_RATE'] } },
      ['CLOUDTRAIL', 'INSIGHTS', 'DIGESTS'],
    ],
    [
      'Insights on data events',
      { data: [{ resourceType: 'AWS::S3::Object' }], insights: { data: ['API_CALL_RATE'] } },
      ['CLOUDTRAIL', 'INSIGHTS', 'DIGESTS'],
    ],
    [
      'summaries',
      { data: [{ resourceType: 'AWS::S3::Object' }], aggregation: ['USER_ACTIONS'] },
      ['CLOUDTRAIL', 'AGGREGATED', 'DIGESTS'],
    ],
  ])('are those that a trail of %s can fill', (_, events, tables) => {
    expect(analytics({}, { events }).tables).toEqual(tables);
  });

  test('are created when they are asked for too', () => {
    expect(analytics({ tables: ['INSIGHTS', 'CLOUDTRAIL'] }).tables).toEqual(['CLOUDTRAIL', 'INSIGHTS', 'DIGESTS']);
  });

  test("are none that there isn't", () => {
    expect(problems({ tables: ['LAKE'] })).toEqual([
      'analytics.tables[0]: is not one of the choices, got "LAKE"; allowed: CLOUDTRAIL, NETWORK_ACTIVITY, ' +
        'INSIGHTS, AGGREGATED, DIGESTS; choose one of them, in uppercase',
    ]);
  });
});

describe('the accounts', () => {
  test("are the trail's own, even if it is known in AWS only", () => {
    expect(analytics({}).accounts).toEqual(['111111111111']);
    expect(plan({ analytics: {} }, { account: TOKEN }).analytics!.accounts).toEqual([TOKEN]);
  });

  test('are any in an organization, unless they are listed', () => {
    expect(landingZonePlan({ organization: ORGANIZATION, analytics: {} }).analytics!.accounts).toBeUndefined();
    expect(analytics({}, { organization: { id: 'o-exampleorg1' } }).accounts).toBeUndefined();
    expect(
      landingZonePlan({ organization: ORGANIZATION, analytics: { accounts: ['444444444444'] } }).analytics!.accounts,
    ).toEqual(['444444444444']);
  });

  test('are ids, at least one, each once', () => {
    expect(problems({ accounts: ['12345678901'] })).toEqual([
      'analytics.accounts[0]: is not an account id, got "12345678901"; allowed: 12 digits, in quotes; write ' +
        'all 12 digits in quotes, leading zeros included',
    ]);

    expect(problems({ accounts: [] })).toEqual([
      'analytics.accounts: is an empty list, got []; allowed: at least one element; add an element, or remove the key',
    ]);

    expect(problems({ accounts: ['111111111111', '111111111111'] })[0]).toContain(
      'analytics.accounts[1]: is a duplicate in the list',
    );
  });

  test('are as many as Glue takes of a property, and one more is an error that names the way out', () => {
    const accounts = (count: number) => Array.from({ length: count }, (_, index) => String(100_000_000_000 + index));
    expect(problems({ accounts: accounts(39_384) })).toEqual([]);
    expect(problems({ accounts: accounts(39_385) })).toEqual([
      "analytics.accounts: is longer than Glue accepts for a table's property, got 512004; allowed: up to 512000 " +
        'characters; remove the key: each query then names its accounts',
    ]);
  });
});

describe('the regions', () => {
  test.each(HOME_REGIONS)('are those of the partition: %s', (homeRegion) => {
    expect(plan({ analytics: {} }, { homeRegion }).analytics!.regions).toEqual(REGIONS[partitionOf(homeRegion)]);
    expect(REGIONS[partitionOf(homeRegion)]).toContain(homeRegion);
  });

  test('are pinned, with their day', () => {
    expect(Object.entries(REGIONS).map(([partition, regions]) => [partition, regions.length])).toEqual([
      ['aws', 34],
      ['aws-cn', 2],
      ['aws-us-gov', 2],
    ]);

    expect(REGIONS_AS_OF).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('are the home region of a trail that records only that', () => {
    expect(analytics({}, { trail: { multiRegion: false } }).regions).toEqual(['eu-west-1']);
  });

  test('are those that are listed', () => {
    expect(analytics({ regions: ['eu-west-1'] }).regions).toEqual(['eu-west-1']);
    expect(problems({ regions: ['Ireland'] })).toEqual([
      'analytics.regions[0]: is not the name of a region, got "Ireland"; allowed: a region, such as ' +
        'eu-west-1; correct the name',
    ]);
  });

  test.each([
    ['EU-WEST-1', 'eu-west-1'],
    ['us-east1', 'us-east-1'],
    ['eu-west-1a', 'eu-west-1'],
    ['us-gov-west1', 'us-gov-west-1'],
  ])('fail with the name that is probably meant: %s', (got, meant) => {
    expect(problems({ regions: [got] })).toEqual([
      `analytics.regions[0]: is not the name of a region, got "${got}"; allowed: a region, such as eu-west-1; ` +
        `write ${meant}`,
    ]);
  });

  test('can be a region that AWS has added since', () => {
    expect(problems({ regions: ['eu-west-9'] })).toEqual([]);
  });
});

test("the days are as many as log files are kept, seven years where that isn't known", () => {
  expect(analytics({}, { storage: { retentionDays: 30 } }).days).toBe(30);
  expect(analytics({}, { storage: { retentionDays: NUMBER_TOKEN } }).days).toBe(NUMBER_TOKEN);
  expect(analytics({}, { storage: { existingBucketName: 'company-logs' } }).days).toBe(2557);
});

describe('other sources', () => {
  const source = { name: 'control_tower', bucketName: 'ct-logs' };

  test('are of the same organization, and have two tables', () => {
    expect(
      landingZonePlan({ organization: ORGANIZATION, analytics: { sources: [source] } }).analytics!.sources,
    ).toEqual([{ ...source, organizationId: 'o-exampleorg1', tables: ['CLOUDTRAIL', 'DIGESTS'] }]);

    expect(analytics({ sources: [source] }).sources[0].organizationId).toBeUndefined();
  });

  test('have the queries of their tables, which the trail may lack', () => {
    const queries = (tables: string[]) =>
      analytics({ sources: [{ ...source, tables }] }).queries.selected.map(({ name }) => name);

    expect(queries(['CLOUDTRAIL'])).not.toContain('insights_open');
    expect(queries(['INSIGHTS'])).toContain('insights_open');
  });

  test.each(['Control', '_ct', '1ct', 'control-tower', 'c'.repeat(64)])("can't be named %s", (name) => {
    expect(problems({ sources: [{ ...source, name }] })).toEqual([
      `analytics.sources[0].name: is not a prefix for the names of tables, got "${name}"; allowed: a ` +
        'lowercase letter, then up to 62 lowercase letters, digits and underscores; choose another name',
    ]);
  });

  describe('in the log bucket', () => {
    const LOGS = 'organization-audit-logs-222222222222-eu-west-1-an';
    const TWICE = (bucketName: string) =>
      "analytics.sources[0].bucketName: names the log bucket, whose log files the trail's tables cover already, " +
      `got "${bucketName}"; allowed: other buckets, or another keyPrefix or organizationId than this trail's; ` +
      'remove the source';

    const inZone = (one: object, rest: object = {}) =>
      landingZoneProblems({ organization: ORGANIZATION, analytics: { sources: [{ ...source, ...one }] }, ...rest });

    const existing = { storage: { existingBucketName: 'company-logs' } };

    test('are none, since its log files have tables already', () => {
      expect(inZone({ bucketName: LOGS })).toEqual([TWICE(LOGS)]);
      expect(
        inZone(
          { bucketName: LOGS, keyPrefix: 'audit', organizationId: 'o-exampleorg1' },
          { trail: { keyPrefix: 'audit' } },
        ),
      ).toEqual([TWICE(LOGS)]);

      expect(inZone({ bucketName: 'company-logs' }, existing)).toEqual([TWICE('company-logs')]);
      expect(problemsOf({ ...existing, analytics: { sources: [{ ...source, bucketName: 'company-logs' }] } })).toEqual([
        TWICE('company-logs'),
      ]);
    });

    test('are none in one that was passed in, however it is spelled', () => {
      const named = (bucketName: string, logBucketArn: string) =>
        problemsOf({ analytics: { sources: [{ ...source, bucketName }] } }, { logBucketArn });

      expect(named('company-logs', 'arn:aws:s3:::company-logs')).toEqual([TWICE('company-logs')]);
      expect(named(TOKEN, TOKEN)).toEqual([TWICE(TOKEN)]);
      expect(named(TOKEN, 'arn:aws:s3:::company-logs')).toEqual([]);
    });

    test('can be what lies in another folder, such as that of a former key prefix', () => {
      expect(inZone({ bucketName: LOGS, keyPrefix: 'old' })).toEqual([]);
      expect(inZone({ bucketName: LOGS }, { trail: { keyPrefix: 'audit' } })).toEqual([]);
      expect(inZone({ bucketName: LOGS, organizationId: 'o-anotherorg2' })).toEqual([]);
    });

    test("are the log bucket's by its present name only", () => {
      expect(inZone({ bucketName: LOGS }, existing)).toEqual([]);
    });
  });

  test('are compared with those that are in order only', () => {
    expect(problems({ sources: [7, source] })).toEqual([
      'analytics.sources[0]: must be a section, got 7; allowed: name, bucketName, keyPrefix, keyArn, ' +
        'organizationId, tables; write its keys below it, or {} for its defaults',
    ]);

    expect(problems({ sources: [source, 7, source] })).toHaveLength(2);
  });

  test('have names of their own', () => {
    expect(problems({ sources: [source, source] })).toEqual([
      'analytics.sources[1].name: is the name of another source, got "control_tower"; allowed: each name ' +
        'once; choose another name',
    ]);
  });
});

test("a name that resembles no saved query's is to be corrected or removed", () => {
  expect(problems({ queries: { include: ['zzzzzzzzzzzzzzzz'] } })).toEqual([
    expect.stringMatching(/ is not a saved query, got "z+"; .*; correct or remove the name$/),
  ]);
});

test.each([0, 1_000_001, 1.5, '10'])("a query's scan limit of %j gigabytes is refused", (scanLimitGigabytes) => {
  expect(problems({ workGroup: { scanLimitGigabytes } })).toEqual([
    `analytics.workGroup.scanLimitGigabytes: must be a whole number of gigabytes, got ` +
      `${JSON.stringify(scanLimitGigabytes)}; allowed: 1 to 1000000; correct the number`,
  ]);
});

test("a query's scan limit must be known at synth", () => {
  expect(problems({ workGroup: { scanLimitGigabytes: NUMBER_TOKEN } })).toEqual([
    expect.stringMatching(/^analytics\.workGroup\.scanLimitGigabytes: .*; allowed: 1 to 1000000; /),
  ]);
});
