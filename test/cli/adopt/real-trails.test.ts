import { isDeepStrictEqual } from 'util';
import { AccountState } from '../../../lib/cli/account/state';
import { OtherTrail } from '../../../lib/cli/account/trail-state';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { ACCOUNT_CHANGES } from '../../support/account-changes';
import { adoptionOf, runAdopt } from '../../support/adopt';
import { newBaseline } from '../../support/apps';
import { stateOf, withReading } from '../../support/deployed-state';

const DEPLOYED = stateOf(newBaseline({ trail: { name: 'audit' } }));
const BUCKET = 'auditlogbucketfe120372';

const withTrail = (changed: object): AccountState =>
  withReading(DEPLOYED, 'trail', (trail) => ({ ...trail, ...changed }));

const withBucket = (changed: object, state: AccountState = DEPLOYED): AccountState =>
  withReading(state, 'logBucket', (bucket) => ({ ...bucket, ...changed }));

const withStatement = (statement: object, state: AccountState = DEPLOYED): AccountState =>
  withReading(state, 'logBucket', (bucket) => ({ ...bucket, policy: found([...bucket.policy.value, statement]) }));

/** The changes, each as the resource and its finding. */
const changesOf = async (state: AccountState) =>
  (await adoptionOf(state)).changes.map(({ subject, id }) => `${subject}: ${id}`);

describe('the trail', () => {
  test('of one region, without events of global services, stays so', async () => {
    const { config, changes } = await adoptionOf(withTrail({ multiRegion: false, globalServiceEvents: false }));
    expect([config.trail, changes]).toEqual([
      { name: 'audit', multiRegion: false, includeGlobalServiceEvents: false },
      [],
    ]);
  });

  test('without log file validation gets it, which is told', async () => {
    expect(await changesOf(withTrail({ logFileValidation: false }))).toEqual(['trail: validationOff']);
  });

  test('that is stopped is started, which is told', async () => {
    expect(await changesOf({ ...DEPLOYED, status: found({ ...valueOfStatus(), isLogging: false }) })).toEqual([
      'trail: loggingStopped',
    ]);
  });

  test('whose tags cannot be read is told as inconclusive, because a deployment replaces them', async () => {
    const { inconclusive } = await adoptionOf({
      ...DEPLOYED,
      tags: { kind: 'unknown', permission: 'cloudtrail:ListTags', why: 'access denied' },
    });

    expect(inconclusive).toEqual([{ what: 'its tags', permission: 'cloudtrail:ListTags', why: 'access denied' }]);
  });
});

function valueOfStatus() {
  return (DEPLOYED.status as { value: object }).value as any;
}

test('a trail that a CloudFormation stack created is told, because another stack cannot import it', async () => {
  const tags = found({ 'aws:cloudformation:stack-name': 'Audit', ManagedBy: 'cdk-cloudtrail-baseline' });
  const { out } = await runAdopt({ ...DEPLOYED, tags });
  expect((await adoptionOf({ ...DEPLOYED, tags })).stackName).toBe('Audit');
  expect(out).toContain(
    '\n\nbefore you import the trail\n' +
      '  check whether the CloudFormation stack Audit, which created the trail, still contains it; if so, it ' +
      "can't be imported: replace it in that stack, as described in " +
      'https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/adopt.md\n\nnext steps\n',
  );
});

test('a trail that no stack created is imported without that check', async () => {
  expect((await runAdopt(DEPLOYED)).out).not.toContain('before you import');
});

describe('the log bucket', () => {
  /** Why the bucket is passed in as an existing one; undefined if it is imported. */
  const whyExisting = async (state: AccountState) => {
    const { config, cannotExpress } = await adoptionOf(state);
    const reasons = cannotExpress.filter((line) => line.startsWith('the log bucket is passed in'));
    expect(config.storage?.existingBucketName).toBe(reasons.length === 0 ? undefined : BUCKET);
    return reasons[0]?.replace('the log bucket is passed in as an existing one: ', '');
  };

  const SHARED = 'other trails or services may deliver to it, and the policy of the baseline permits only this trail';

  const delivery = (changed: object) => ({
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/111111111111/*`,
    ...changed,
  });

  const sourceArn = (arn: string) => ({ StringEquals: { 'aws:SourceArn': arn } });
  const otherTrails = found<OtherTrail[]>([
    { name: 'other', arn: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/other', homeRegion: 'eu-west-1' },
  ]);

  test('of the only trail is imported', async () => {
    expect(await whyExisting(DEPLOYED)).toBeUndefined();
  });

  test.each([
    ['another trail', delivery({ Condition: sourceArn('arn:aws:cloudtrail:eu-west-1:111111111111:trail/other') })],
    ['another account', delivery({ Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/222222222222/*` })],
    ['another key prefix', delivery({ Resource: `arn:aws:s3:::${BUCKET}/prefix/AWSLogs/111111111111/*` })],
    ['another service', delivery({ Principal: { Service: 'config.amazonaws.com' } })],
    ['any service', delivery({ Principal: { Service: ['cloudtrail.amazonaws.com', 'delivery.logs.amazonaws.com'] } })],
    ['all objects', delivery({ Action: ['s3:*'], Resource: [`arn:aws:s3:::${BUCKET}/*`] })],
  ])('whose policy permits %s stays as it is, because its deliveries would be refused', async (_, statement) => {
    expect(await whyExisting(withStatement(statement))).toBe(SHARED);
  });

  test('whose policy permits any trail of the account is imported if there is no other', async () => {
    expect(await whyExisting(withStatement(delivery({})))).toBeUndefined();
    expect(await whyExisting(withStatement(delivery({}), { ...DEPLOYED, otherTrails }))).toBe(SHARED);
  });

  test('whose policy permits only this trail is imported even if there are others', async () => {
    expect(await whyExisting({ ...DEPLOYED, otherTrails })).toBeUndefined();
  });

  test.each([
    ['in another region', { region: 'us-east-1' }],
    ['in another account', { owner: { expected: '111111111111', isOwner: false } }],
  ])('%s stays as it is, because the stack cannot import it', async (_, changed) => {
    expect(await whyExisting(withBucket(changed))).toBe('it is in another account or region');
  });

  test('that notifies a queue stays as it is, because a deployment would end that', async () => {
    const notifications = found({ eventBridge: true, others: { QueueConfigurations: [{}] } });
    expect(await whyExisting(withBucket({ notifications }))).toBe(
      'it sends notifications to a topic, queue or function, and the bucket of the baseline sends none',
    );
  });

  test('encrypted with S3 managed keys gets the key of the trail, which is told', async () => {
    const encryption = found({ algorithm: 'AES256', bucketKey: false, blockedTypes: [] });
    expect(await changesOf(withBucket({ encryption }))).toEqual(['log bucket: otherEncryption']);
  });

  test('with access logs at another prefix sends them to the one of the trail, which is told', async () => {
    const logging = found({ targetBucket: 'auditaccesslogbucketb77fe7b8', targetPrefix: 'logs/' });
    expect(await changesOf(withBucket({ logging }))).toEqual(['log bucket: accessLogsOff']);
  });

  test('with several rules, some of them by date or by tag, has each change told', async () => {
    const none = { enabled: true, transitions: [], noncurrentTransitions: [] };
    const state = withBucket({
      lifecycle: found([
        { ...none, id: 'All', expirationDays: 730, noncurrentExpirationDays: 30, abortIncompleteUploadDays: 7 },
        { ...none, id: 'Dated', transitions: [{ storageClass: 'GLACIER', date: '2027-01-01' }] },
        { ...none, id: 'Tagged', filter: '{"Tag":{"Key":"a","Value":"b"}}', expirationDays: 10 },
      ]),
    });

    const { config, cannotExpress } = await adoptionOf(state);
    expect(config.storage).toMatchObject({ retentionDays: 730, noncurrentVersionRetentionDays: 30, tiers: [] });
    expect(cannotExpress).toEqual([
      'the lifecycle rule Tagged',
      'the transition of log files to GLACIER on 2027-01-01',
    ]);

    expect(await changesOf(state)).toEqual(['log bucket: expiresEarlier', 'log bucket: otherStorageClasses']);
  });
});

describe('what no deployment changes', () => {
  const toFix = async (state: AccountState) =>
    (await adoptionOf(state)).toFix.map(({ subject, id }) => `${subject}: ${id}`);

  test('is nothing of a baseline', async () => {
    expect(await toFix(DEPLOYED)).toEqual([]);
  });

  test('is the policy of an existing bucket that lacks a delivery', async () => {
    const state = withBucket({ logging: ABSENT, policy: found([]) });
    expect([await toFix(state), await changesOf(state)]).toEqual([['log bucket: policyLacksDelivery'], []]);
  });

  test('is the policy of the access-log bucket', async () => {
    const state = withReading(DEPLOYED, 'accessLogBucket', (bucket) => ({ ...bucket, policy: found([]) }));
    expect([await toFix(state), await changesOf(state)]).toEqual([['access-log bucket: policyLacksDelivery'], []]);
  });

  test('is a key that is pending deletion', async () => {
    const state = withReading(DEPLOYED, 'key', (key) => ({ ...key, state: 'PendingDeletion' }));
    expect([await toFix(state), await changesOf(state)]).toEqual([['key: keyPendingDeletion'], []]);
  });

  test('is a delivery that fails', async () => {
    const status = found({ ...valueOfStatus(), latestDelivery: { error: 'AccessDenied' } });
    const state = { ...DEPLOYED, status };
    expect([await toFix(state), await changesOf(state)]).toEqual([['trail: deliveryFailed'], []]);
  });

  test('is the policy of an encrypted topic', async () => {
    const notified = stateOf(newBaseline({ trail: { name: 'audit' }, delivery: { notifications: {} } }));
    const state = withReading(notified, 'topic', (topic) => ({ ...topic, policy: [] }));
    expect([await toFix(state), await changesOf(state)]).toEqual([['topic: policyLacksDelivery'], []]);
  });

  test('is said with its fix, before the deployment is advised', async () => {
    const { out } = await runAdopt(withReading(DEPLOYED, 'key', (key) => ({ ...key, state: 'PendingDeletion' })));
    const [section] = /\nnot changed by a deployment; fix it before you deploy\n.*\n\nnext steps\n/.exec(out)!;
    expect(section).toContain(
      '\n  key: is pending deletion (loss): PendingDeletion -> Enabled; aws kms cancel-key-deletion ',
    );
  });
});

/** What the baseline manages after an adoption, with whatever else is in the account. */
const MANAGED = {
  logBucket: true,
  key: true,
  logGroup: true,
  accessLogBucket: false,
  logsRole: false,
  topic: false,
  recordsManagementEvents: true,
  queriesAllRegions: false,
  formerNames: [],
};

test('every change of an account is told, or becomes part of the config', async () => {
  const unchanged = await adoptionOf(DEPLOYED);
  const silent: string[] = [];
  for (const { id, what, apply } of ACCOUNT_CHANGES) {
    const state = apply(DEPLOYED, MANAGED);
    if (state?.trail.kind === 'found' && isDeepStrictEqual(await adoptionOf(state), unchanged)) {
      silent.push(`${id}: ${what}`);
    }
  }

  expect(silent).toEqual([
    'deliveryLate: no log file has come for a day',
    'deliveryLate: no log file has ever come',
    'digestLate: no digest has come for hours',
    'cloudWatchLogsLate: CloudWatch Logs has had nothing for a day',
    'policyLacksDelivery: the log role loses its permissions', // the steps attach a policy that has them
    'secondCopy: another trail records management events',
    'trailLimit: there are five trails',
  ]);
});
