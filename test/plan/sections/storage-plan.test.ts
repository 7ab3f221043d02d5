import { HERE, NUMBER_TOKEN, plan, problemsOf, TOKEN } from '../../support/plans';

const storage = (section: unknown) => problemsOf({ storage: section });

describe('retention', () => {
  test.each([1, 36500])('%d days are allowed', (retentionDays) => {
    expect(storage({ retentionDays, tiers: [] })).toEqual([]);
  });

  test.each([0, 36501, -1])('%d days are not', (retentionDays) => {
    expect(storage({ retentionDays })).toEqual([
      `storage.retentionDays: must be a whole number of days, got ${retentionDays}; allowed: 1 to 36500; ` +
        'correct the number',
    ]);
  });

  test('old versions are kept for 90 days, and no longer than log files', () => {
    expect(plan({ storage: { retentionDays: 91 } }).storage.logBucket?.noncurrentVersionRetentionDays).toBe(90);
    expect(plan({ storage: { retentionDays: 30 } }).storage.logBucket?.noncurrentVersionRetentionDays).toBe(30);
    expect(plan({ storage: { retentionDays: NUMBER_TOKEN } }).storage.logBucket?.noncurrentVersionRetentionDays).toBe(
      90,
    );
  });

  test('old versions can be kept as long as log files', () => {
    expect(storage({ retentionDays: 365, noncurrentVersionRetentionDays: 365 })).toEqual([]);
  });

  test('fails for old versions that are kept longer than log files', () => {
    expect(storage({ retentionDays: 365, noncurrentVersionRetentionDays: 366 })).toEqual([
      'storage.noncurrentVersionRetentionDays: keeps old versions longer than log files, got 366; ' +
        'allowed: up to retentionDays, 365; lower it, or raise retentionDays',
    ]);
  });
});

describe('Object Lock', () => {
  test('can last as long as the retention', () => {
    expect(storage({ retentionDays: 365, objectLock: { days: 365 } })).toEqual([]);
  });

  test('fails beyond the retention', () => {
    expect(storage({ retentionDays: 365, objectLock: { days: 366 } })).toEqual([
      'storage.objectLock.days: locks log files beyond the day on which they expire, so that the lifecycle rule ' +
        "can't delete them, got " +
        '366; allowed: up to retentionDays, 365; lower it, or raise retentionDays',
    ]);
  });

  test('is in governance mode', () => {
    expect(plan({ storage: { objectLock: { days: 1 } } }).storage.logBucket?.objectLock?.mode).toBe('GOVERNANCE');
  });

  test("fails for compliance mode that isn't accepted as irreversible", () => {
    expect(storage({ objectLock: { mode: 'COMPLIANCE', days: 1 } })).toEqual([
      'storage.objectLock.mode: can\'t be undone by anyone, including AWS, got "COMPLIANCE"; ' +
        'allowed: GOVERNANCE, or COMPLIANCE with acceptIrreversible: true; ' +
        'use GOVERNANCE, or confirm with acceptIrreversible: true',
    ]);
  });

  test('can be in compliance mode once that is accepted as irreversible', () => {
    expect(storage({ objectLock: { mode: 'COMPLIANCE', days: 1, acceptIrreversible: true } })).toEqual([]);
  });

  test('fails on an access-log bucket', () => {
    expect(
      problemsOf(
        {},
        {
          accessLogBucketArn: 'arn:aws:s3:::access',
          accessLogBucket: { ...HERE, hasObjectLock: true, hasOwnKey: false },
        },
      ),
    ).toEqual([
      'accessLogBucket: has Object Lock enabled, so S3 delivers no access logs to it, got "Stack/Own"; ' +
        'allowed: a bucket without Object Lock; pass another bucket',
    ]);
  });
});

describe('an access-log bucket that was passed in', () => {
  const problems = (bucket: object) =>
    problemsOf(
      {},
      {
        accessLogBucketArn: 'arn:aws:s3:::access',
        accessLogBucket: { ...HERE, hasObjectLock: false, hasOwnKey: false, ...bucket },
      },
    );

  test('can stand here', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ account: TOKEN, region: TOKEN })).toEqual([]);
  });

  test.each([{ account: '222222222222' }, { region: 'us-east-1' }])(
    'fails in another account or region: %j',
    (place) => {
      expect(problems(place)).toEqual([
        'accessLogBucket: is in another account or region than the log bucket, got "Stack/Own"; ' +
          'allowed: a bucket in 111111111111 and eu-west-1; pass another bucket, or import it with its account ' +
          'and region',
      ]);
    },
  );

  test('fails with a key of its own', () => {
    expect(problems({ hasOwnKey: true })).toEqual([
      'accessLogBucket: is encrypted with a KMS key, so S3 delivers no access logs to it, got "Stack/Own"; ' +
        'allowed: a bucket encrypted with S3-managed keys; pass another bucket',
    ]);
  });
});

describe('removal', () => {
  test('fails to destroy unless the loss is accepted', () => {
    expect(storage({ removal: 'DESTROY' })).toEqual([
      'storage.removal: deletes audit data with the stack, got "DESTROY"; ' +
        'allowed: RETAIN, or DESTROY with acceptDataLoss: true; use RETAIN, or confirm with acceptDataLoss: true',
    ]);
  });

  test('destroys once the loss is accepted', () => {
    expect(plan({ storage: { removal: 'DESTROY', acceptDataLoss: true } }).storage.removal).toEqual({
      removal: 'DESTROY',
      acceptDataLoss: true,
    });
  });
});

describe('names', () => {
  test.each([
    '333333333333',
    'arn:aws:iam::333333333333:role/siem',
    'arn:aws-cn:iam::333333333333:role/path/to/siem',
    'arn:aws:iam::333333333333:user/jo',
    'o-exampleorg1',
  ])('%s is a reader', (reader) => expect(storage({ readers: [reader] })).toEqual([]));

  test.each([
    '33333333333',
    '3333333333333',
    'arn:aws:iam::333333333333:role/*',
    'arn:aws:iam::*:role/siem',
    'o-short',
    '*',
    'siem',
  ])('%s is not a reader', (reader) => {
    expect(storage({ readers: [reader] })).toEqual([
      `storage.readers[0]: is not a reader, got "${reader}"; allowed: an account id of 12 digits in quotes, the ARN ` +
        'of a role or user without * or ?, an organization id (o-...); name an account, a role, a user or an ' +
        'organization',
    ]);
  });

  test('a writer has no wildcard, and is in the list once', () => {
    expect(storage({ writers: ['arn:aws:iam::333333333333:role/*'] })).toHaveLength(1);
    expect(storage({ writers: ['arn:aws:iam::333333333333:role/a?'] })).toHaveLength(1);
    expect(storage({ writers: ['arn:aws:iam::333333333333:role/a', 'arn:aws:iam::333333333333:role/a'] })).toEqual([
      'storage.writers[1]: is a duplicate in the list, got "arn:aws:iam::333333333333:role/a"; allowed: each ' +
        'value once; remove it',
    ]);
  });

  test('a role is a writer, an account is not', () => {
    expect(storage({ writers: ['arn:aws:iam::333333333333:role/migration'] })).toEqual([]);
    expect(storage({ writers: ['333333333333'] })).toEqual([
      'storage.writers[0]: is not the ARN of a role, got "333333333333"; allowed: ' +
        "arn:PARTITION:iam::ACCOUNT:role/NAME, without * or ?; write the role's complete ARN",
    ]);
  });

  test.each(['abc', 'a'.repeat(63), 'a.b-c1'])('%s is a bucket name', (existingBucketName) => {
    expect(storage({ existingBucketName })).toEqual([]);
  });

  test.each(['ab', 'a'.repeat(64), 'Abc', 'a_b', '-abc', 'abc-', 'a..b', '192.168.5.4', 'arn:aws:s3:::abc'])(
    '%s is not a bucket name',
    (existingBucketName) => {
      expect(storage({ existingBucketName })).toEqual([
        `storage.existingBucketName: is not a bucket name, got "${existingBucketName}"; allowed: 3 to 63 ` +
          'lowercase letters, digits, periods and hyphens, ' +
          "a letter or digit at both ends; write the bucket's name, not its ARN",
      ]);
    },
  );
});

describe('the bounds of numbers', () => {
  const days = (value: number) => `must be a whole number of days, got ${value}; allowed: `;

  test('a lock, an old version and a query window last a day at least', () => {
    expect(
      problemsOf({
        storage: { objectLock: { days: 1 }, noncurrentVersionRetentionDays: 1 },
        analytics: { queryWindowDays: 1 },
      }),
    ).toEqual([]);

    expect(
      problemsOf({
        storage: { noncurrentVersionRetentionDays: 0, objectLock: { days: 0 } },
        analytics: { queryWindowDays: 0 },
      }),
    ).toEqual([
      `storage.noncurrentVersionRetentionDays: ${days(0)}1 to 36500; correct the number`,
      `storage.objectLock.days: ${days(0)}1 to 36500; correct the number`,
      `analytics.queryWindowDays: ${days(0)}1 to 36500; correct the number`,
    ]);
  });

  test('a tier begins on day 0 at the earliest', () => {
    expect(storage({ tiers: [{ storageClass: 'GLACIER_IR', afterDays: -1 }] })).toEqual([
      `storage.tiers[0].afterDays: ${days(-1)}0 to 36500; correct the number`,
    ]);
  });
});

describe('the ids in ARNs', () => {
  const key = (account: string, id: string) =>
    storage({
      replication: {
        bucketArn: 'arn:aws:s3:::dr-logs',
        accountId: account,
        keyArn: `arn:aws:kms:eu-central-1:${account}:key/${id}`,
      },
    });

  test('accounts have 12 digits', () => {
    expect(key('123456789012', `mrk-${'a'.repeat(32)}`)).toEqual([]);
    expect(key('12345678901', `mrk-${'a'.repeat(32)}`)).toHaveLength(2);
    expect(key('1234567890123', `mrk-${'a'.repeat(32)}`)).toHaveLength(2);
  });

  test('multi-region keys have 32 hexadecimal digits', () => {
    expect(key('123456789012', `mrk-${'a'.repeat(31)}`)).toHaveLength(1);
    expect(key('123456789012', `mrk-${'a'.repeat(33)}`)).toHaveLength(1);
    expect(key('123456789012', `mrk-${'g'.repeat(32)}`)).toHaveLength(1);
  });
});

describe('replication', () => {
  const keyArn = 'arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const FOREIGN_KEY = keyArn.replace('111111111111', '444444444444');

  test('needs a bucket and a key', () => {
    expect(storage({ replication: {} })).toEqual([
      'storage.replication.bucketArn: is not the ARN of a bucket, got undefined; allowed: ' +
        "arn:PARTITION:s3:::BUCKET; write the bucket's ARN, without a key or a slash",
      'storage.replication.keyArn: is not the ARN of a key, got undefined; ' +
        'allowed: arn:PARTITION:kms:REGION:ACCOUNT:key/ID, the ID a UUID or mrk- and 32 hexadecimal digits; write ' +
        "the key's ARN, not its id or alias",
    ]);
  });

  test('fails for ARNs of something else', () => {
    expect(
      storage({
        replication: { bucketArn: 'arn:aws:s3:::dr-logs/', keyArn: 'arn:aws:kms:eu-central-1:444444444444:alias/dr' },
      }),
    ).toEqual([
      'storage.replication.bucketArn: is not the ARN of a bucket, got "arn:aws:s3:::dr-logs/"; ' +
        "allowed: arn:PARTITION:s3:::BUCKET; write the bucket's ARN, without a key or a slash",
      'storage.replication.keyArn: is not the ARN of a key, got "arn:aws:kms:eu-central-1:444444444444:alias/dr"; ' +
        'allowed: arn:PARTITION:kms:REGION:ACCOUNT:key/ID, the ID a UUID or mrk- and 32 hexadecimal digits; write ' +
        "the key's ARN, not its id or alias",
    ]);
  });

  test('fails to replicate a bucket to itself', () => {
    const toItself = (name: string) =>
      'storage.replication.bucketArn: replicates a bucket of this baseline to itself, ' +
      `got "arn:aws:s3:::${name}"; allowed: another bucket; name a bucket that the baseline doesn't write to`;

    expect(storage({ existingBucketName: 'logs', replication: { bucketArn: 'arn:aws:s3:::logs', keyArn } })).toContain(
      toItself('logs'),
    );

    expect(
      storage({
        accessLogs: { existingBucketName: 'access' },
        replication: { bucketArn: 'arn:aws:s3:::access', keyArn },
      }),
    ).toEqual([toItself('access')]);

    expect(
      problemsOf(
        { storage: { replication: { bucketArn: 'arn:aws:s3:::access', keyArn } } },
        { accessLogBucketArn: 'arn:aws:s3:::access' },
      ),
    ).toEqual([toItself('access')]);
  });

  test("fails for a key of another account while the bucket is said to be this account's", () => {
    expect(storage({ replication: { bucketArn: 'arn:aws:s3:::dr-logs', keyArn: FOREIGN_KEY } })).toEqual([
      'storage.replication.keyArn: names a key in another account, and without accountId the destination is in ' +
        'this account, ' +
        `got "${FOREIGN_KEY}"; allowed: a key in 111111111111, or accountId as well; ` +
        "add accountId: '444444444444' if the bucket belongs to that account",
    ]);

    expect(
      storage({ replication: { bucketArn: 'arn:aws:s3:::dr-logs', keyArn: FOREIGN_KEY, accountId: '444444444444' } }),
    ).toEqual([]);

    expect(
      problemsOf(
        { storage: { replication: { bucketArn: 'arn:aws:s3:::dr-logs', keyArn: FOREIGN_KEY } } },
        { account: TOKEN },
      ),
    ).toEqual([]);
  });

  test('can go anywhere else', () => {
    expect(
      storage({
        accessLogs: { existingBucketName: 'access' },
        replication: { bucketArn: 'arn:aws:s3:::access-2', keyArn },
      }),
    ).toEqual([]);
  });
});

describe('use existing resources', () => {
  const OWN = {
    retentionDays: 365,
    noncurrentVersionRetentionDays: 30,
    tiers: [],
    objectLock: { days: 1 },
    accessLogs: {},
    replication: {
      bucketArn: 'arn:aws:s3:::dr-logs',
      keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    writers: [],
    eventBridgeNotifications: false,
  };

  test.each(Object.entries(OWN))('fails for an existing bucket and %s', (key, value) => {
    expect(storage({ existingBucketName: 'company-logs', [key]: value })).toEqual([
      `storage.${key}: is an option of a bucket that the baseline creates, and an existing log bucket is used, got ` +
        `${JSON.stringify(value)}; allowed: this key, or storage.existingBucketName; ` +
        'remove one, and set the option on your bucket',
    ]);
  });

  test('fails for a bucket that was passed in and an option of an own one', () => {
    expect(problemsOf({ storage: { retentionDays: 365 } }, { logBucketArn: 'arn:aws:s3:::company-logs' })).toEqual([
      'storage.retentionDays: is an option of a bucket that the baseline creates, and an existing log bucket is ' +
        'used, got ' +
        '365; allowed: this key, or logBucket; remove one, and set the option on your bucket',
    ]);
  });

  test('readers and removal go with an existing bucket', () => {
    expect(
      plan({
        storage: {
          existingBucketName: 'company-logs',
          readers: ['333333333333'],
          removal: 'DESTROY',
          acceptDataLoss: true,
        },
      }).storage,
    ).toEqual({
      existingBucketName: 'company-logs',
      logBucket: undefined,
      accessLogs: undefined,
      existingAccessLogBucketName: undefined,
      accessLogTargetArn: undefined,
      eventBridgeNotifications: true,
      readers: ['333333333333'],
      removal: { removal: 'DESTROY', acceptDataLoss: true },
    });
  });

  test('fails for a bucket that is named and passed in', () => {
    expect(
      problemsOf({ storage: { existingBucketName: 'company-logs' } }, { logBucketArn: 'arn:aws:s3:::other' }),
    ).toEqual([
      'storage.existingBucketName: names a log bucket, and logBucket is passed in too, got ' +
        '"company-logs"; allowed: one of the two; remove one',
    ]);
  });

  test('fails for an access-log bucket of an existing log bucket', () => {
    expect(problemsOf({}, { logBucketArn: 'arn:aws:s3:::logs', accessLogBucketArn: 'arn:aws:s3:::access' })).toEqual([
      'accessLogBucket: is an option of a bucket that the baseline creates, and an existing log bucket is used, got ' +
        '"arn:aws:s3:::access"; allowed: this property, or logBucket; remove one, and set access logging on your ' +
        'bucket',
    ]);
  });

  test('fails for an access-log bucket that is named and passed in', () => {
    expect(
      problemsOf(
        { storage: { accessLogs: { existingBucketName: 'access' } } },
        { accessLogBucketArn: 'arn:aws:s3:::other' },
      ),
    ).toEqual([
      'storage.accessLogs.existingBucketName: names an access-log bucket, and accessLogBucket is ' +
        'passed in too, got "access"; allowed: one of the two; remove one',
    ]);
  });

  test('fails for an existing access-log bucket and a retention', () => {
    expect(storage({ accessLogs: { existingBucketName: 'access', retentionDays: 30 } })).toEqual([
      'storage.accessLogs.retentionDays: is an option of a bucket that the baseline creates, and an existing ' +
        'access-log bucket is used, got 30; allowed: this key, or storage.accessLogs.existingBucketName; ' +
        'remove one, and set the option on your bucket',
    ]);

    expect(
      problemsOf({ storage: { accessLogs: { retentionDays: 30 } } }, { accessLogBucketArn: 'arn:aws:s3:::access' })[0],
    ).toContain('allowed: this key, or accessLogBucket;');
  });
});

test('an access-log bucket that is passed in is not created', () => {
  const passedIn = { accessLogBucketArn: 'arn:aws:s3:::access', accessLogTargetArn: 'arn:aws:s3:::access' };
  expect(plan({}, passedIn).storage.accessLogs).toBeUndefined();
  expect(plan({}).storage.accessLogs).toEqual({ retentionDays: 365 });
});
