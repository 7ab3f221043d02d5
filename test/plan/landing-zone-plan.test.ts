import * as fc from 'fast-check';
import { HOME_REGIONS } from '../../lib/aws/home-regions';
import { deploymentOf, namesOf } from '../../lib/deployment/deployment';
import { UNKNOWN } from '../../lib/validation/placeholder';
import {
  ACCOUNTS,
  landingZonePlan,
  landingZoneProblems,
  ORGANIZATION,
  WHOLE_LANDING_ZONE,
} from '../support/landing-zones';
import { cases } from '../support/random-cases';
import { pathsOf, replaceAt } from '../support/random-configs';

const zone = (rest: object = {}, section: object = {}) => ({ organization: { ...ORGANIZATION, ...section }, ...rest });
const archive = (rest: object = {}, section: object = {}) => landingZonePlan(zone(rest, section)).archive;
const KEY_ARN = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';

describe('the archive', () => {
  test('has names that every account can write', () => {
    expect(archive()).toEqual({
      account: '222222222222',
      region: 'eu-west-1',
      partition: 'aws',
      logBucketName: 'organization-audit-logs-222222222222-eu-west-1-an',
      accessLogBucketName: 'organization-audit-access-logs-222222222222-eu-west-1-an',
      keyAlias: 'cloudtrail/organization-audit',
      keyArn: 'arn:aws:kms:eu-west-1:222222222222:alias/cloudtrail/organization-audit',
    });
  });

  test('keeps its names when the trail is renamed', () => {
    expect(archive({ trail: { name: 'other', formerNames: ['organization-audit'], keyPrefix: 'audit' } })).toEqual(
      archive(),
    );
  });

  test.each(HOME_REGIONS)('has names that S3 takes in %s', (homeRegion) => {
    const { logBucketName, accessLogBucketName } = archive({}, { homeRegion });
    for (const name of [logBucketName, accessLogBucketName!]) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
      expect(name.endsWith(`-222222222222-${homeRegion}-an`)).toBe(true);
    }
  });

  test.each([
    ['cn-north-1', 'arn:aws-cn:kms:cn-north-1:'],
    ['us-gov-west-1', 'arn:aws-us-gov:kms:us-gov-west-1:'],
  ])('names its key in its partition: %s', (homeRegion, start) => {
    expect(archive({}, { homeRegion }).keyArn).toBe(`${start}222222222222:alias/cloudtrail/organization-audit`);
  });

  test('takes the names of what exists already', () => {
    const config = { storage: { existingBucketName: 'company-logs' }, encryption: { existingKeyArn: KEY_ARN } };
    expect(archive(config)).toMatchObject({ logBucketName: 'company-logs', keyArn: KEY_ARN });
    expect(
      archive({ storage: { accessLogs: { existingBucketName: 'company-access-logs' } } }).accessLogBucketName,
    ).toBe('company-access-logs');

    expect(archive({ encryption: { alias: 'audit' } }).keyArn).toBe('arn:aws:kms:eu-west-1:222222222222:alias/audit');
  });

  test('needs its key in the home region', () => {
    expect(
      landingZoneProblems(zone({ encryption: { existingKeyArn: KEY_ARN.replace('eu-west-1', 'us-east-1') } })),
    ).toEqual([
      `encryption.existingKeyArn: is a key in another region than the trail, got ` +
        `"${KEY_ARN.replace('eu-west-1', 'us-east-1')}"; allowed: a key in eu-west-1; use a key of that region`,
    ]);
  });

  test('takes a copy in its own account to be that', () => {
    const replication = { bucketArn: 'arn:aws:s3:::copy', keyArn: KEY_ARN };
    expect(landingZoneProblems(zone({ storage: { replication } }))).toEqual([]);
    expect(
      landingZoneProblems(
        zone({ storage: { replication: { ...replication, keyArn: KEY_ARN.replace('222222222222', '111111111111') } } }),
      )[0],
    ).toContain('storage.replication.keyArn: names a key in another account');
  });
});

test("log group and role are the management account's", () => {
  const logGroup = (account: string) => ({
    delivery: { cloudWatchLogs: { existingLogGroupArn: `arn:aws:logs:eu-west-1:${account}:log-group:audit` } },
  });

  expect(landingZoneProblems(zone(logGroup('111111111111')))).toEqual([]);
  expect(landingZoneProblems(zone(logGroup('222222222222')))[0]).toContain(
    'delivery.cloudWatchLogs.existingLogGroupArn: is a log group in another account or region than the trail',
  );
});

describe('readers', () => {
  const readers = (rest: object = {}, section: object = {}) => landingZonePlan(zone(rest, section)).storage.readers;

  test('are the security tooling account, and whom the config names', () => {
    expect(readers()).toEqual(['333333333333']);
    expect(readers({ storage: { readers: ['444444444444'] } })).toEqual(['333333333333', '444444444444']);
  });

  test('are each named once', () => {
    expect(readers({ storage: { readers: ['444444444444', '333333333333'] } })).toEqual([
      '444444444444',
      '333333333333',
    ]);
  });

  test('are nobody where there is no security tooling account', () => {
    expect(readers({}, { accounts: { ...ACCOUNTS, securityTooling: undefined } })).toEqual([]);
  });
});

test('events to EventBridge are off unless they are asked for', () => {
  const sends = (storage: object) => landingZonePlan(zone({ storage })).storage.logBucket?.eventBridgeNotifications;
  expect([sends({}), sends({ eventBridgeNotifications: true }), sends({ eventBridgeNotifications: false })]).toEqual([
    false,
    true,
    false,
  ]);

  expect(landingZoneProblems(zone({ storage: { existingBucketName: 'company-logs' } }))).toEqual([]);
});

describe('the buckets that queries write to', () => {
  test("can't be recorded", () => {
    const startsWith = `arn:aws:s3:::organization-audit-results-333333333333-eu-west-1-an/`;
    const events = { data: [{ resourceType: 'AWS::S3::Object', resourceArn: { startsWith: [startsWith] } }] };

    expect(landingZoneProblems(zone({ events, analytics: {} }))).toEqual([
      expect.stringContaining(
        'events.data[0].resourceArn.startsWith[0]: names a bucket that is written to because this trail delivers',
      ),
    ]);

    expect(landingZoneProblems(zone({ events }))).toEqual([]);
  });

  const TOOLING = ['results', 'result-logs'].map(
    (of) => `arn:aws:s3:::organization-audit-${of}-333333333333-eu-west-1-an`,
  );

  const [ARCHIVE_RESULTS, ARCHIVE_RESULT_LOGS] = TOOLING.map((arn) => arn.replace('333333333333', '222222222222'));
  const withoutTooling = { accounts: { ...ACCOUNTS, securityTooling: undefined } };
  const existing = { existingBucketName: 'company-logs' };
  const sources = [{ name: 'control_tower', bucketName: 'ct-logs' }];

  test.each<[string, object, object, string[]]>([
    ['are none without queries', {}, {}, []],
    ["are the security tooling account's", { analytics: {} }, {}, TOOLING],
    [
      "are the log archive's too if it has other trails' log files",
      { analytics: { sources } },
      {},
      [...TOOLING, ARCHIVE_RESULTS],
    ],
    [
      'are one in the log archive, whose access-log bucket takes those of results',
      { analytics: {} },
      withoutTooling,
      [ARCHIVE_RESULTS],
    ],
    [
      'are two in the log archive where no access-log bucket is created',
      { analytics: {}, storage: existing },
      withoutTooling,
      [ARCHIVE_RESULTS, ARCHIVE_RESULT_LOGS],
    ],
    [
      'are two in both accounts where no access-log bucket is created',
      { analytics: { sources }, storage: existing },
      {},
      [...TOOLING, ARCHIVE_RESULTS, ARCHIVE_RESULT_LOGS],
    ],
  ])('%s', (_, rest, section, arns) => {
    const planned = landingZonePlan(zone(rest, section));
    const { buckets } = deploymentOf(planned, namesOf(planned, { account: UNKNOWN, homeRegion: UNKNOWN }));
    expect(buckets.queries.map(({ arn }) => arn)).toEqual(arns);
  });
});

describe('guardrails', () => {
  const rails = (guardrails: object, section: object = {}) => landingZonePlan(zone({ guardrails }, section)).guardrails;
  const problems = (guardrails: object) => landingZoneProblems(zone({ guardrails }));

  test('are off unless they are named', () => {
    expect(landingZonePlan(zone()).guardrails).toBeUndefined();
  });

  test('are attached to the log archive and the security tooling account by default', () => {
    expect(rails({})).toEqual({ targets: ['222222222222', '333333333333'], exemptRoles: [], attach: true });
    expect(rails({}, { accounts: { ...ACCOUNTS, securityTooling: undefined } })!.targets).toEqual(['222222222222']);
  });

  test.each(['222222222222', 'ou-ab12-cdefgh34', `ou-${'a'.repeat(32)}-${'b'.repeat(32)}`, 'r-ab12'])(
    'can be attached to %s',
    (target) => {
      expect(problems({ targets: [target] })).toEqual([]);
    },
  );

  test.each(['22222222222', 'ou-ab1-cdefgh34', 'ou-ab12-cdefgh3', 'r-ab1', 'o-exampleorg1', 'log-archive'])(
    "can't be attached to %s",
    (target) => {
      expect(problems({ targets: [target] })).toEqual([
        `guardrails.targets[0]: is not a target that policies can be attached to, got "${target}"; allowed: an ` +
          'account id of 12 digits in quotes, an organizational unit (ou-...) or the root (r-...); name an ' +
          'account, an organizational unit or the root',
      ]);
    },
  );

  test("can't be attached to the management account, which they don't bind", () => {
    expect(problems({ targets: ['222222222222', '111111111111'] })).toEqual([
      "guardrails.targets[1]: is the management account, which organization policies don't apply to, got " +
        '"111111111111"; allowed: member accounts, organizational units, the root; remove it',
    ]);
  });

  test("can't be attached to nothing, or to the same twice", () => {
    expect(problems({ targets: [] })).toEqual([
      'guardrails.targets: is an empty list, got []; allowed: at least one element; add an element, or remove the key',
    ]);

    expect(problems({ targets: ['r-ab12', 'r-ab12'] })[0]).toContain(
      'guardrails.targets[1]: is a duplicate in the list',
    );
  });

  test("have no targets where they aren't attached", () => {
    expect(problems({ attach: false })).toEqual([]);
    expect(problems({ attach: false, targets: ['r-ab12'] })).toEqual([
      'guardrails.targets: names targets to attach policies to, and attach is false, got ["r-ab12"]; allowed: ' +
        'nothing while attach is false; remove one of the two',
    ]);
  });

  test.each([
    'arn:aws:iam::*:role/admin',
    'arn:aws:iam::222222222222:role/admin-*',
    'arn:aws:iam::222222222222:role/admin?',
    'arn:aws:iam::222222222222:user/ann',
    'admin',
    '222222222222',
  ])('exempt no %s', (role) => {
    expect(problems({ exemptRoles: [role] })).toEqual([
      `guardrails.exemptRoles[0]: is not the ARN of a role, got "${role}"; allowed: ` +
        `arn:PARTITION:iam::ACCOUNT:role/NAME, without * or ?; write the role's complete ARN`,
    ]);
  });

  test('exempt roles, also those with a path', () => {
    expect(
      problems({
        exemptRoles: [
          'arn:aws:iam::222222222222:role/break-glass',
          'arn:aws-us-gov:iam::222222222222:role/aws-reserved/sso.amazonaws.com/Admin_0123',
        ],
      }),
    ).toEqual([]);
  });
});

test("anything that isn't valid is a problem at its own path", () => {
  const paths = pathsOf(WHOLE_LANDING_ZONE);
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.constantFrom<unknown>(7.5, { no: 'section' }, 'NO such value!'),
      (path, rubbish) => {
        const isText = /trail\.tags|\.name$/.test(path) && rubbish === 'NO such value!';
        fc.pre(!isText && !(path === 'trail.tags' || (path === 'guardrails.attach' && rubbish === true)));
        const problems = landingZoneProblems(replaceAt(WHOLE_LANDING_ZONE, path, rubbish));
        expect(problems.some((problem) => problem.startsWith(`${path.replaceAll(/\[\d+\]$/g, '')}`))).toBe(true);
      },
    ),
    { numRuns: cases(300) },
  );
});
