import { execFileSync } from 'child_process';
import { BaselineConfig } from '../../../lib';
import { LifecycleRuleState } from '../../../lib/cli/account/bucket-state';
import { KeyState } from '../../../lib/cli/account/key-state';
import { AccountState } from '../../../lib/cli/account/state';
import { OtherTrail, TrailStatus } from '../../../lib/cli/account/trail-state';
import { found as reading, Reading, valueOf } from '../../../lib/cli/aws/reading';
import { printOutcome } from '../../../lib/cli/findings/print';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { newBaseline } from '../../support/apps';
import { NOW, stateOf, stateOfLandingZone, withReading } from '../../support/deployed-state';
import { newLandingZone, WHOLE_LANDING_ZONE } from '../../support/landing-zones';
import { EVERYTHING, EXISTING } from '../../support/presets';

function deploy(config: BaselineConfig): { plan: BaselinePlan; state: AccountState } {
  const baseline = newBaseline(config);
  return { plan: (baseline as any).wholePlan, state: stateOf(baseline, undefined, config.analytics?.regions) };
}

function deployLandingZone(): { plan: BaselinePlan; state: AccountState } {
  const landingZone = newLandingZone(WHOLE_LANDING_ZONE);
  return { plan: landingZone._plan, state: stateOfLandingZone(landingZone) };
}

const idsOf = (plan: BaselinePlan, state: AccountState) => verify(plan, state, NOW).findings.map(({ id }) => id);

describe('a finding', () => {
  const { plan, state } = deploy({ trail: { name: 'audit' } });

  test('says what it is about, what was expected and found, how bad it is, and how it is fixed', () => {
    expect(
      verify(
        plan,
        withReading(state, 'trail', (trail) => ({ ...trail, logFileValidation: false })),
        NOW,
      ),
    ).toEqual({
      inconclusive: [],
      findings: [
        {
          id: 'validationOff',
          subject: 'trail',
          what: 'log file validation is off',
          expected: 'on',
          found: 'off',
          severity: 'security',
          fix:
            'aws cloudtrail update-trail --name arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit ' +
            '--enable-log-file-validation --region eu-west-1',
        },
      ],
    });
  });

  test('the worst comes first', () => {
    const changed = [
      (now: AccountState) => withReading(now, 'tags', () => ({})),
      (now: AccountState) => withReading(now, 'logGroup', (group) => ({ ...group, retentionDays: undefined })),
      (now: AccountState) =>
        withReading(now, 'trail', (trail) => ({ ...trail, multiRegion: false, logFileValidation: false })),
    ].reduce((now, change) => change(now), state);

    expect(verify(plan, changed, NOW).findings.map(({ severity }) => severity)).toEqual([
      'security',
      'loss',
      'cost',
      'cosmetic',
    ]);
  });
});

describe("what can't be read is no finding, and says which permission is missing", () => {
  const { plan, state } = deploy({
    ...EVERYTHING,
    events: { ...EVERYTHING.events, managementEventsAlreadyRecorded: false },
  });

  const denied: Reading<never> = { kind: 'unknown', permission: 'some:Permission', why: 'access denied' };
  const readings = Object.keys(state)
    .filter((key) => typeof (state as any)[key] === 'object')
    .filter((key) => key !== 'deliveryKey'); // there is no other key here

  test.each(readings)('%s', (key) => {
    const { findings, inconclusive } = verify(plan, { ...state, [key]: denied }, NOW);
    expect(findings).toEqual([]);
    expect(inconclusive).toContainEqual({
      what: expect.any(String),
      permission: 'some:Permission',
      why: 'access denied',
    });
  });

  const inner = (['logBucket', 'accessLogBucket', 'key', 'logsRole'] as const).flatMap((whole) =>
    Object.entries((state[whole] as any).value)
      .filter(([, value]: any) => value?.kind !== undefined)
      .map(([part]) => [whole, part] as const),
  );

  test.each(
    inner.filter(
      ([whole, part]) => whole !== 'accessLogBucket' || !['objectLock', 'logging', 'replication'].includes(part),
    ),
  )('%s: %s', (whole, part) => {
    const { findings, inconclusive } = verify(
      plan,
      withReading(state, whole, (value) => ({ ...value, [part]: denied })),
      NOW,
    );

    expect(findings).toEqual([]);
    expect(inconclusive).toEqual([{ what: expect.any(String), permission: 'some:Permission', why: 'access denied' }]);
  });

  test('nothing at all', () => {
    const nothing = Object.fromEntries(
      Object.entries(state).map(([key, value]) => [key, readings.includes(key) ? denied : value]),
    ) as unknown as AccountState;

    expect(verify(plan, nothing, NOW)).toEqual({
      findings: [],
      inconclusive: [{ what: 'the trail', permission: 'some:Permission', why: 'access denied' }],
    });
  });
});

describe('a key is the same', () => {
  test('by its ARN, its id, or its alias', () => {
    const { plan, state } = deploy({ trail: { name: 'audit' } });
    const { arn } = (state.key as { value: KeyState }).value;
    const id = arn.split('/')[1];
    for (const keyId of [
      arn,
      id,
      'alias/cloudtrail/audit',
      'arn:aws:kms:eu-west-1:111111111111:alias/cloudtrail/audit',
    ]) {
      expect(
        idsOf(
          plan,
          withReading(state, 'logBucket', (bucket) => ({
            ...bucket,
            encryption: reading({ ...valueOf<object>(bucket.encryption), keyId }),
          })),
        ),
      ).toEqual([]);

      expect(
        idsOf(
          plan,
          withReading(state, 'trail', (trail) => ({ ...trail, keyId })),
        ),
      ).toEqual([]);
    }
  });

  test("an alias that can't be looked up could be any key's", () => {
    const { plan, state } = deploy({ trail: { name: 'audit' } });
    expect(
      verify(
        plan,
        withReading(state, 'logBucket', (bucket) => ({
          ...bucket,
          encryption: reading({ ...valueOf<object>(bucket.encryption), keyId: 'alias/unheard-of' }),
        })),
        NOW,
      ),
    ).toEqual({
      findings: [],
      inconclusive: [
        {
          what: 'whether the log bucket uses the expected key',
          permission: 'kms:DescribeKey',
          why: "alias/unheard-of couldn't be looked up",
        },
      ],
    });
  });
});

describe('what has a name in the config', () => {
  const { plan, state } = deploy(EXISTING);
  const changed = (change: object) =>
    idsOf(
      plan,
      withReading(state, 'trail', (trail) => ({ ...trail, ...change })),
    );

  test('is another bucket', () => {
    expect(changed({ bucketName: 'other' })).toContain('otherBucket');
  });

  test('is another key', () => {
    const key = 'arn:aws:kms:eu-west-1:222222222222:key/99999999-9999-9999-9999-999999999999';
    expect(
      idsOf(
        plan,
        withReading(
          withReading(state, 'trail', (trail) => ({ ...trail, keyId: key })),
          'key',
          (value) => ({ ...value, name: key, arn: key }),
        ),
      ),
    ).toEqual(['otherKey']);
  });

  test('is another log group, role or topic', () => {
    expect(changed({ logGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:other:*' })).toEqual([
      'otherLogGroup',
    ]);

    expect(changed({ logsRoleArn: 'arn:aws:iam::111111111111:role/other' })).toEqual(['otherLogsRole']);
    expect(changed({ topicArn: 'arn:aws:sns:eu-west-1:222222222222:other' })).toEqual(['otherTopic']);
  });

  test("is its owner's, who may permit more", () => {
    const stranger = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
    expect(
      idsOf(
        plan,
        withReading(state, 'logBucket', (bucket) => ({
          ...bucket,
          policy: { kind: 'found', value: [...bucket.policy.value, stranger] },
          versioning: { kind: 'found', value: 'Off' },
          lifecycle: { kind: 'absent' },
        })),
      ),
    ).toEqual([]);
  });
});

describe('a landing zone', () => {
  test('has its home region in its config', () => {
    const { plan, state } = deployLandingZone();
    expect(
      idsOf(
        plan,
        withReading(state, 'trail', (trail) => ({ ...trail, homeRegion: 'us-east-1' })),
      ),
    ).toEqual(['otherHomeRegion']);
  });

  test('has its bucket in its config', () => {
    const { plan, state } = deployLandingZone();
    expect(
      idsOf(
        plan,
        withReading(state, 'trail', (trail) => ({ ...trail, bucketName: 'other' })),
      ),
    ).toContain('otherBucket');
  });
});

describe('how a trail does', () => {
  const { plan, state } = deploy({ trail: { name: 'audit' } });
  const HOUR = 3_600_000;
  const ago = (ms: number) => new Date(NOW.getTime() - ms).toISOString();
  const found = (status: Partial<TrailStatus>) =>
    verify(
      plan,
      withReading(state, 'status', (now) => ({ ...now, ...status })),
      NOW,
    ).findings.map(({ id, found: text }) => `${id}: ${text}`);

  test('a day without log files is late, to the millisecond', () => {
    expect(found({ latestDelivery: { at: ago(24 * HOUR) } })).toEqual([]);
    expect(found({ latestDelivery: { at: ago(24 * HOUR + 1) } })).toEqual([
      `deliveryLate: the last one 24 hours ago, at ${ago(24 * HOUR + 1)}`,
    ]);
  });

  test('six hours without a digest are late', () => {
    expect(found({ latestDigest: { at: ago(6 * HOUR) } })).toEqual([]);
    expect(found({ latestDigest: {} })).toEqual(['digestLate: none']);
  });

  test('a trail that was started just now has delivered nothing yet', () => {
    expect(found({ startedAt: ago(HOUR), latestDelivery: {}, latestDigest: {} })).toEqual([]);
  });

  test('an error says when it last went well', () => {
    expect(found({ latestDelivery: { at: ago(HOUR), error: 'AccessDenied' } })).toEqual([
      `deliveryFailed: AccessDenied; last success at ${ago(HOUR)}`,
    ]);

    expect(found({ latestDigest: { error: 'NoSuchBucket' } })).toEqual(['digestFailed: NoSuchBucket']);
  });

  test("a stopped trail isn't late as well", () => {
    expect(found({ isLogging: false, latestDelivery: {}, latestDigest: { at: ago(99 * HOUR) } })).toEqual([
      'loggingStopped: stopped',
    ]);
  });
});

describe('other trails', () => {
  const { plan, state } = deploy({ trail: { name: 'audit', formerNames: ['old-audit'] } });
  const other = (more: Partial<OtherTrail>): OtherTrail => ({
    name: 'other',
    arn: `arn:aws:cloudtrail:us-east-1:111111111111:trail/${more.name ?? 'other'}`,
    homeRegion: 'us-east-1',
    multiRegion: false,
    organizationTrail: false,
    isLogging: true,
    recordsManagementEvents: true,
    ...more,
  });

  const found = (...others: OtherTrail[]) =>
    idsOf(
      plan,
      withReading(state, 'otherTrails', () => others),
    );

  test('create a paid second copy of management events only while they log these', () => {
    expect(found(other({}))).toEqual(['secondCopy']);
    expect(found(other({ isLogging: false }))).toEqual([]);
    expect(found(other({ recordsManagementEvents: false }))).toEqual([]);
  });

  test('of another region make none in addition to a trail of one region', () => {
    const single = deploy({ trail: { name: 'audit', multiRegion: false } });
    const another = (one: OtherTrail) =>
      idsOf(
        single.plan,
        withReading(single.state, 'otherTrails', () => [one]),
      );

    expect(another(other({}))).toEqual([]);
    expect(another(other({ multiRegion: true }))).toEqual(['secondCopy']);
    expect(another(other({ homeRegion: 'eu-west-1' }))).toEqual(['secondCopy']);
  });

  test('are no surprise where the config says that there is one', () => {
    const known = deploy({ trail: { name: 'audit' }, events: { managementEventsAlreadyRecorded: true } });
    expect(
      idsOf(
        known.plan,
        withReading(known.state, 'otherTrails', () => [other({})]),
      ),
    ).toEqual([]);

    const unread = other({ isLogging: undefined, recordsManagementEvents: undefined });
    const { inconclusive } = verify(
      known.plan,
      withReading(known.state, 'otherTrails', () => [unread]),
      NOW,
    );

    expect(inconclusive).toEqual([]);
  });

  test('of a former name are what is left of a renaming', () => {
    expect(found(other({ name: 'old-audit', homeRegion: 'eu-west-1' }))).toEqual(['formerTrail']);
  });

  test("that can't be read could create one", () => {
    const unread = other({ isLogging: undefined, recordsManagementEvents: undefined });
    expect(
      verify(
        plan,
        withReading(state, 'otherTrails', () => [unread]),
        NOW,
      ),
    ).toMatchObject({
      findings: [],
      inconclusive: [
        {
          what: `whether ${unread.arn} creates a paid second copy`,
          permission: 'cloudtrail:GetTrailStatus, cloudtrail:GetEventSelectors',
        },
      ],
    });
  });

  test('are five in a region at most, where those of all regions count', () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => other({ name, multiRegion: true, isLogging: false }));
    expect(found(...four)).toEqual(['trailLimit']);
    expect(found(...four.slice(1))).toEqual([]);
    expect(found(...four.slice(1), other({ name: 'elsewhere', isLogging: false }))).toEqual([]);
  });
});

describe('the fix for events to EventBridge', () => {
  const { plan, state } = deploy({ trail: { name: 'audit' } });
  const ofSiem = {
    Id: "it's the SIEM",
    QueueArn: 'arn:aws:sqs:eu-west-1:222222222222:siem',
    Events: ['s3:ObjectCreated:*'],
  };

  const fixOf = (others: object) =>
    verify(
      plan,
      withReading(state, 'logBucket', (bucket) => ({
        ...bucket,
        notifications: reading({ eventBridge: false, others }),
      })),
      NOW,
    ).findings.map(({ fix }) => fix);

  const command =
    'aws s3api put-bucket-notification-configuration --bucket auditlogbucketfe120372 --notification-configuration';

  test('switches them on', () => {
    expect(fixOf({})).toEqual([`${command} '{"EventBridgeConfiguration":{}}' --region eu-west-1`]);
  });

  test('keeps the other notifications, by which SIEMs read log files', () => {
    const [, fix] = fixOf({ QueueConfigurations: [ofSiem] });
    const [, options] = fix.split(`${command} `);
    const configuration = options.replace(/ --skip-destination-validation --region eu-west-1$/, '');
    const printed = execFileSync('sh', ['-c', `printf %s ${configuration}`], { encoding: 'utf8' });

    expect(fix).toBe(`note: this keeps the other notifications: ${command} ${options}`);

    expect(JSON.parse(printed)).toEqual({ QueueConfigurations: [ofSiem], EventBridgeConfiguration: {} });
  });
});

describe('lifecycle rules of the log bucket', () => {
  const { plan, state } = deploy({ trail: { name: 'audit', keyPrefix: 'audit' } });
  const changed = (alter: (rule: LifecycleRuleState) => LifecycleRuleState[]) =>
    verify(
      plan,
      withReading(state, 'logBucket', (bucket) => ({
        ...bucket,
        lifecycle: reading((valueOf(bucket.lifecycle) as LifecycleRuleState[]).flatMap(alter)),
      })),
      NOW,
    ).findings.map(({ id, found: what }) => `${id}: ${what}`);

  const filtered = (prefix: string) => ({ prefix, filter: JSON.stringify({ Prefix: prefix }) });

  test("apply to all log files with the prefix of the trail's own folder, or a shorter one", () => {
    expect(changed((rule) => [{ ...rule, ...filtered('audit/AWSLogs/') }])).toEqual([]);
    expect(changed((rule) => [{ ...rule, ...filtered('aud') }])).toEqual([]);
    expect(changed((rule) => [{ ...rule, ...filtered('audit/AWSLogs/1') }])).toContain(
      'lifecycleMissing: no rule that applies to all objects',
    );
  });

  test('can be split', () => {
    expect(changed(({ expirationDays, ...rule }) => [rule, { ...rule, transitions: [], expirationDays }])).toEqual([]);
  });

  test('that expire log files on a date are told with the date', () => {
    expect(changed((rule) => [{ ...rule, expirationDays: undefined, expirationDate: '2026-12-01' }])).toEqual([
      'expiresEarlier: on 2026-12-01 and every day after it',
    ]);
  });
});

test("control characters of names never reach the terminal, whatever an account's names contain", () => {
  const { plan, state } = deploy({ trail: { name: 'audit' } });
  const hidden = '\u001b[2K\u001b[1A\u009bno drift';
  const changed = withReading(state, 'logGroup', (group) => ({
    ...group,
    subscriptions: reading([{ name: hidden, destination: hidden, isOfAccount: false }]),
  }));

  const text = printOutcome(
    verify(plan, changed, NOW),
    { title: 'audit', noFindings: 'no drift', finding: 'difference' },
    false,
  );

  expect(text).toContain('[2K [1A no drift of the log group');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
