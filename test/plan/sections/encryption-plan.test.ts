import { HERE, plan, problemsOf, TOKEN } from '../../support/plans';

const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test.each(['a', 'a'.repeat(250), 'audit/logs_1-2'])('%s is an alias', (alias) => {
  expect(problemsOf({ encryption: { alias } })).toEqual([]);
});

test.each(['', 'a'.repeat(251), 'alias/audit', 'aws/s3', 'a.b'])('%j is not an alias', (alias) => {
  expect(problemsOf({ encryption: { alias } })).toHaveLength(1);
});

test('fails for alias/ at the start, which is added', () => {
  expect(problemsOf({ encryption: { alias: 'alias/audit' } })).toEqual([
    'encryption.alias: is not the name of a key alias, got "alias/audit"; allowed: 1 to 250 letters, digits, ' +
      'slashes, ' +
      'underscores and hyphens, not starting with aws/; write the name without alias/, which is added',
  ]);
});

test('an existing key has no alias of ours', () => {
  expect(plan({ encryption: { existingKeyArn: KEY } }).encryption).toEqual({ existingKeyArn: KEY, alias: undefined });
});

test('fails for an alias of an existing key', () => {
  expect(problemsOf({ encryption: { existingKeyArn: KEY, alias: 'audit' } })).toEqual([
    'encryption.alias: is an option of a key that the baseline creates, and an existing key is used, got "audit"; ' +
      'allowed: this key, or encryption.existingKeyArn; remove one',
  ]);

  expect(problemsOf({ encryption: { alias: 'audit' } }, { key: { ...HERE, isAsymmetric: false } })).toEqual([
    'encryption.alias: is an option of a key that the baseline creates, and an existing key is used, got "audit"; ' +
      'allowed: this key, or encryptionKey; remove one',
  ]);
});

test('fails for a key that is named and passed in', () => {
  expect(problemsOf({ encryption: { existingKeyArn: KEY } }, { key: { ...HERE, isAsymmetric: false } })).toEqual([
    `encryption.existingKeyArn: names a key, and encryptionKey is passed in too, got "${KEY}"; allowed: ` +
      'one of the two; remove one',
  ]);
});

test('fails for a key of another region', () => {
  expect(problemsOf({ encryption: { existingKeyArn: KEY } }, { homeRegion: 'us-east-1' })).toEqual([
    `encryption.existingKeyArn: is a key in another region than the trail, got "${KEY}"; allowed: a key in ` +
      'us-east-1; use a key of that region',
  ]);
});

test('a key of another region is right for a bucket that exists there, if it encrypts nothing at home', () => {
  const config = {
    encryption: { existingKeyArn: KEY },
    storage: { existingBucketName: 'company-logs' },
    delivery: { cloudWatchLogs: { enabled: false } },
  };

  expect(problemsOf(config, { homeRegion: 'us-east-1' })).toEqual([]);
  expect(problemsOf({ ...config, delivery: {} }, { homeRegion: 'us-east-1' })).toHaveLength(1);
  expect(
    problemsOf({ ...config, delivery: { ...config.delivery, notifications: {} } }, { homeRegion: 'us-east-1' }),
  ).toHaveLength(1);
});

test('fails for a key of another region that encrypts the log bucket only', () => {
  const config = { encryption: { existingKeyArn: KEY }, delivery: { cloudWatchLogs: { enabled: false } } };
  expect(problemsOf(config, { homeRegion: 'us-east-1' })).toHaveLength(1);
});

test('fails for a key of another region, or an asymmetric one, that was passed in', () => {
  expect(problemsOf({}, { key: { ...HERE, region: 'us-east-1', isAsymmetric: true } })).toEqual([
    'encryptionKey: is a key in another region than the trail, got "Stack/Own"; allowed: a key in ' +
      'eu-west-1; use a key of that region',
    'encryptionKey: is an asymmetric key, got "Stack/Own"; allowed: a symmetric key; pass another key',
  ]);
});

test("a region that is known at deployment only isn't compared", () => {
  expect(problemsOf({ encryption: { existingKeyArn: KEY } }, { homeRegion: TOKEN })).toEqual([]);
});
