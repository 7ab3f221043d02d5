import { HOME_REGIONS } from '../../../lib/aws/home-regions';
import { deploymentOf, namesOf } from '../../../lib/deployment/deployment';
import { resultBucketNames } from '../../../lib/plan/sections/archive-plan';
import { UNKNOWN } from '../../../lib/validation/placeholder';
import { ACCOUNTS, landingZonePlan, landingZoneProblems, ORGANIZATION } from '../../support/landing-zones';

const zone = (rest: object = {}, section: object = {}) => ({ organization: { ...ORGANIZATION, ...section }, ...rest });
const archive = (rest: object = {}, section: object = {}) => landingZonePlan(zone(rest, section)).archive;
const bucketArns = (rest: object = {}, section: object = {}) => {
  const plan = landingZonePlan(zone(rest, section));
  return deploymentOf(plan, namesOf(plan, { account: UNKNOWN, homeRegion: UNKNOWN })).buckets.ownArns;
};

const WITHOUT_TOOLING = { accounts: { management: ACCOUNTS.management, logArchive: ACCOUNTS.logArchive } };

describe('what is created for results', () => {
  test('has names of its account and region, whatever the trail is called', () => {
    expect(resultBucketNames('333333333333', 'eu-west-1')).toEqual({
      results: 'organization-audit-results-333333333333-eu-west-1-an',
      accessLogs: 'organization-audit-result-logs-333333333333-eu-west-1-an',
    });
  });

  test.each(HOME_REGIONS)('has names that S3 takes in %s', (homeRegion) => {
    for (const name of Object.values(resultBucketNames('333333333333', homeRegion))) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
      expect(name.endsWith(`-333333333333-${homeRegion}-an`)).toBe(true);
    }
  });
});

test('no two buckets of an account have the same name', () => {
  const { logBucketName, accessLogBucketName, account, region } = archive();
  expect(new Set([logBucketName, accessLogBucketName, ...Object.values(resultBucketNames(account, region))]).size).toBe(
    4,
  );
});

describe('the ARNs of the buckets', () => {
  test.each([
    ['eu-west-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['cn-northwest-1', 'aws-cn'],
  ])('in %s are of the partition %s', (homeRegion, partition) => {
    expect(bucketArns({}, { homeRegion })).toEqual([
      `arn:${partition}:s3:::organization-audit-logs-222222222222-${homeRegion}-an`,
      `arn:${partition}:s3:::organization-audit-access-logs-222222222222-${homeRegion}-an`,
    ]);
  });

  test('are those of buckets that exist already', () => {
    expect(bucketArns({ storage: { accessLogs: { existingBucketName: 'company-access-logs' } } })).toEqual([
      'arn:aws:s3:::organization-audit-logs-222222222222-eu-west-1-an',
      'arn:aws:s3:::company-access-logs',
    ]);
  });

  test("don't include access logs of a log bucket that exists already, which are its owner's", () => {
    const existing = { storage: { existingBucketName: 'company-logs' } };
    expect(archive(existing).accessLogBucketName).toBeUndefined();
    expect(bucketArns(existing)).toStrictEqual(['arn:aws:s3:::company-logs']);
  });
});

describe('a bucket of the archive', () => {
  const LOGS = 'organization-audit-logs-222222222222-eu-west-1-an';
  const ACCESS_LOGS = 'organization-audit-access-logs-222222222222-eu-west-1-an';
  const problems = (rest: object) => landingZoneProblems(zone(rest));
  const copyTo = (bucket: string, storage: object = {}) =>
    problems({
      storage: {
        ...storage,
        replication: {
          bucketArn: `arn:aws:s3:::${bucket}`,
          keyArn: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      },
    });

  test.each<[string, object]>([
    [LOGS, {}],
    [ACCESS_LOGS, {}],
    ['company-access-logs', { accessLogs: { existingBucketName: 'company-access-logs' } }],
  ])("isn't its own copy: %s", (bucket, storage) => {
    expect(copyTo(bucket, storage)).toEqual([
      'storage.replication.bucketArn: replicates a bucket of this baseline to itself, got ' +
        `"arn:aws:s3:::${bucket}"; allowed: another bucket; name a bucket that the baseline doesn't write to`,
    ]);
  });

  test("that isn't created can be the copy, and so can another archive's", () => {
    expect(copyTo(ACCESS_LOGS, { accessLogs: { existingBucketName: 'company-access-logs' } })).toEqual([]);
    expect(copyTo(LOGS.replace('eu-west-1', 'us-east-1'))).toEqual([]);
  });

  test("doesn't take the log bucket's access logs if it is the log bucket", () => {
    expect(problems({ storage: { accessLogs: { existingBucketName: LOGS } } })).toEqual([
      'storage.accessLogs.existingBucketName: names the log bucket, whose ' +
        `access logs would cause access logs, in an endless loop, got "${LOGS}"; allowed: another bucket; name ` +
        'another bucket, or remove the key for a new bucket',
    ]);

    expect(problems({ storage: { accessLogs: { existingBucketName: ACCESS_LOGS } } })).toEqual([]);
  });
});

describe('a key that exists already', () => {
  const keyArn = 'arn:aws:kms:us-east-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const ELSEWHERE =
    `encryption.existingKeyArn: is a key in another region than the trail, got "${keyArn}"; allowed: a key in ` +
    'eu-west-1; use a key of that region';

  const problems = (rest: object) => landingZoneProblems(zone({ encryption: { existingKeyArn: keyArn }, ...rest }));

  test('can be of another region for a bucket that exists there', () => {
    expect(problems({ storage: { existingBucketName: 'company-logs' } })).toEqual([]);
  });

  test("can't be of another region for a bucket that is created at home", () => {
    expect(problems({})).toEqual([ELSEWHERE]);
  });

  test("can't be of another region for results that are kept at home", () => {
    expect(problems({ storage: { existingBucketName: 'company-logs' }, analytics: {} })).toEqual([ELSEWHERE]);
  });
});

test('nobody reads where there is no security tooling account and nobody is named', () => {
  expect(landingZonePlan(zone({}, WITHOUT_TOOLING)).storage.readers).toStrictEqual([]);
});

test.each([true, false])(
  "events to EventBridge (%j) aren't for a bucket that exists already",
  (eventBridgeNotifications) => {
    expect(
      landingZoneProblems(zone({ storage: { existingBucketName: 'company-logs', eventBridgeNotifications } })),
    ).toEqual([
      'storage.eventBridgeNotifications: is an option of a bucket that the baseline creates, and an existing log ' +
        `bucket is used, got ${eventBridgeNotifications}; allowed: this key, or storage.existingBucketName; ` +
        'remove one, and set the option on your bucket',
    ]);
  },
);
