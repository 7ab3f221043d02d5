import { existsSync, readFileSync } from 'fs';
import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { AccountState } from '../../../lib/cli/account/state';
import { LOGICAL_IDS } from '../../../lib/cli/adopt/imports';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { ConfigFile } from '../../../lib/file/config-file';
import { adoptionOf, runAdopt } from '../../support/adopt';
import { newBaseline, newStack } from '../../support/apps';
import { stateOf, stateOfStack, withReading } from '../../support/deployed-state';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111111111111:key/NEW_KEY_ID';

const withoutKey = (state: AccountState): AccountState => ({
  ...withReading(state, 'trail', ({ keyId, ...trail }) => trail),
  key: ABSENT,
});

/** A trail of the baseline without its key, so that only the key differs. */
const BASELINE = withReading(
  withReading(withoutKey(stateOf(newBaseline({ trail: { name: 'audit' } }))), 'logBucket', (bucket) => ({
    ...bucket,
    encryption: found({ algorithm: 'AES256', bucketKey: false }),
  })),
  'logGroup',
  ({ keyId, ...group }) => group,
);

/** What aws-cdk-lib's `Trail` makes. */
function ofCdk(): AccountState {
  const stack = newStack();
  new Trail(stack, 'Trail', { sendToCloudWatchLogs: true });
  return stateOfStack(stack);
}

test('a trail without a key is adopted with a config that has the baseline create one', async () => {
  const { code, output } = await runAdopt(BASELINE);
  const { config } = ConfigFile.load(output);
  expect([code, existsSync(output), config.encryption]).toEqual([0, true, undefined]);
});

test('everything that the new key encrypts is told as a change of the deployment', async () => {
  const { changes } = await adoptionOf(BASELINE);
  expect(
    changes.map(({ subject, what, found: was, expected }) => `${subject}: ${what}: ${was} -> ${expected}`),
  ).toEqual([
    "trail: isn't encrypted with a KMS key: no key -> alias/cloudtrail/audit",
    `log bucket: has another type of encryption: AES256 -> aws:kms with ${KEY_ARN}`,
    `log group: isn't encrypted with a KMS key: no key -> ${KEY_ARN}`,
  ]);
});

test('another key of the bucket is no key of the trail: its replacement is told', async () => {
  const bucketKey = 'arn:aws:kms:eu-west-1:111111111111:key/0000';
  const state = withReading(BASELINE, 'logBucket', (bucket) => ({
    ...bucket,
    encryption: found({ algorithm: 'aws:kms', keyId: bucketKey, bucketKey: true, blockedTypes: [] }),
  }));

  const { changes } = await adoptionOf({ ...state, key: stateOf(newBaseline()).key });
  expect(changes.filter(({ subject }) => subject === 'log bucket')).toMatchObject([
    { id: 'otherKey', found: bucketKey, expected: KEY_ARN },
  ]);
});

test('the key is created before the import, which creates nothing, and is part of it', async () => {
  const { out, output } = await runAdopt(BASELINE);
  const { newKey } = await adoptionOf(BASELINE);
  const mapping = output.replace('.yaml', '.import.json');
  expect(newKey!.document.Statement.map(({ Sid }) => Sid)).toContain('AllowCloudTrailEncryptLogs');
  expect(JSON.parse(readFileSync(mapping, 'utf8'))).toMatchObject({
    [LOGICAL_IDS.key]: { KeyId: 'NEW_KEY_ID' },
    [LOGICAL_IDS.alias]: { AliasName: 'alias/cloudtrail/audit' },
  });

  expect(out).toContain(
    [
      'next steps',
      `  KEY=$(aws kms create-key --policy '${JSON.stringify(newKey!.document)}' --query KeyMetadata.KeyId --output ` +
        'text --region eu-west-1)',
      '  aws kms enable-key-rotation --key-id "$KEY" --region eu-west-1',
      '  aws kms create-alias --alias-name alias/cloudtrail/audit --target-key-id "$KEY" --region eu-west-1',
      `  sed -i.bak "s/NEW_KEY_ID/$KEY/" ${mapping}`,
      '  aws iam create-policy',
    ].join('\n'),
  );
});

test('a topic that another key encrypts keeps that key, whatever it is called', async () => {
  const notified = withoutKey(stateOf(newBaseline({ trail: { name: 'audit' }, delivery: { notifications: {} } })));
  const state = withReading(notified, 'topic', (topic) => ({ ...topic, keyId: 'alias/topics' }));
  const { config, problems, newKey } = await adoptionOf(state);
  expect([config.encryption, problems, newKey?.alias]).toEqual([undefined, [], 'alias/cloudtrail/audit']);
});

test('a Trail of aws-cdk-lib is adopted', async () => {
  const { config, problems, cannotExpress, changes, irreversible } = await adoptionOf(ofCdk());
  expect(config).toEqual({
    trail: { name: 'Trail022F0CF2' },
    storage: { existingBucketName: expect.stringMatching(/^trails3/) },
    delivery: {
      cloudWatchLogs: {
        existingLogGroupArn: expect.stringMatching(/:log-group:trailloggroup/),
        existingRoleArn: expect.stringMatching(/:role\/traillogsrole/),
      },
    },
  });

  expect([problems, irreversible]).toEqual([[], []]);
  expect(cannotExpress).toEqual([
    'the log bucket is passed in as an existing one: it has no access-log bucket, and an import into CloudFormation ' +
      'creates none; set up its access logs first to import it',
    'the log group is passed in as an existing one: its name differs from the name that the baseline gives a log group',
  ]);

  expect(changes.map(({ subject, id }) => `${subject}: ${id}`)).toEqual([
    'trail: withoutKey',
    'trail: basicSelectors',
    'trail: tagsMissing',
  ]);
});

test('a bucket in another region needs a key there, which the baseline creates in the home region only', async () => {
  const { problems } = await adoptionOf(
    withReading(BASELINE, 'logBucket', (bucket) => ({ ...bucket, region: 'us-east-1' })),
  );

  expect(problems).toEqual([
    'encryption.existingKeyArn: is required, because a new key would be in eu-west-1, and the log bucket is in ' +
      'us-east-1, got undefined; allowed: the ARN of a symmetric key in us-east-1; create a key there, and permit ' +
      'CloudTrail to use it',
  ]);
});
