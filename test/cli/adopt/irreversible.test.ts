import { AccountState } from '../../../lib/cli/account/state';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { adoptionOf, runAdopt } from '../../support/adopt';
import { newBaseline } from '../../support/apps';
import { stateOf, withReading } from '../../support/deployed-state';

const DEPLOYED = stateOf(newBaseline({ trail: { name: 'audit' } }));
const UNREAD = { kind: 'unknown' as const, permission: 's3:Get', why: 'access denied' };

const withBucket = (changed: object): AccountState =>
  withReading(DEPLOYED, 'logBucket', (bucket) => ({ ...bucket, ...changed }));

const withRule = (changed: object) =>
  withBucket({
    lifecycle: found([
      {
        enabled: true,
        transitions: [{ storageClass: 'INTELLIGENT_TIERING', days: 0 }],
        noncurrentTransitions: [],
        expirationDays: 365,
        noncurrentExpirationDays: 90,
        abortIncompleteUploadDays: 7,
        ...changed,
      },
    ]),
  });

const LOCK = 'it can never be disabled, and versioning can then never be suspended';
const VERSIONING = 'it can be suspended, but never be removed';

test.each([
  ['nothing', withBucket({}), []],
  ['Object Lock', withBucket({ objectLock: ABSENT }), [`log bucket: Object Lock is enabled: ${LOCK}`]],
  [
    "Object Lock that can't be read",
    withBucket({ objectLock: UNREAD }),
    [`log bucket: Object Lock is enabled if it is off, which can't be read: ${LOCK}`],
  ],
  ['versioning', withBucket({ versioning: found('Off') }), [`log bucket: versioning is enabled: ${VERSIONING}`]],
  [
    "versioning that can't be read",
    withBucket({ versioning: UNREAD }),
    [`log bucket: versioning is enabled if it is off, which can't be read: ${VERSIONING}`],
  ],
  [
    'the first lifecycle rule',
    withBucket({ lifecycle: ABSENT }),
    ['log bucket: a lifecycle rule deletes log files, noncurrent versions and incomplete uploads permanently'],
  ],
  [
    'an earlier expiry of versions',
    withRule({ noncurrentExpirationDays: 400 }),
    ['log bucket: noncurrent versions expire earlier, and are deleted permanently'],
  ],
  [
    'an expiry of log files that never expired',
    withRule({ expirationDays: undefined }),
    ['log bucket: log files expire earlier, and are deleted permanently'],
  ],
  [
    'an end of incomplete uploads',
    withRule({ abortIncompleteUploadDays: undefined }),
    ['log bucket: incomplete multipart uploads are deleted permanently'],
  ],
])('%s is told as what a deployment does and cannot be undone', async (_, state, expected) => {
  expect((await adoptionOf(state)).irreversible).toEqual(expected);
});

test('events that are no longer recorded are told, because they are lost', async () => {
  const { irreversible } = await adoptionOf({
    ...DEPLOYED,
    selectors: found({
      basic: false,
      selectors: [
        {
          name: 'All but KMS',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Management'] },
            { field: 'eventSource', notEquals: ['kms.amazonaws.com'] },
          ],
        },
        {
          name: 'Reads of KMS',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Management'] },
            { field: 'eventSource', notEquals: ['rdsdata.amazonaws.com'] },
            { field: 'readOnly', equalTo: ['true'] },
          ],
        },
      ],
    }),
  });

  expect(irreversible).toEqual(['trail: some events are no longer recorded, and can never be recorded later']);
});

test('an existing bucket stays as it is, so nothing of it is irreversible', async () => {
  const state = withBucket({ objectLock: ABSENT, versioning: found('Off'), lifecycle: ABSENT, logging: ABSENT });
  expect((await adoptionOf(state)).irreversible).toEqual([]);
});

test('it is said before the deployment is advised', async () => {
  const { out } = await runAdopt(withBucket({ objectLock: ABSENT }));
  const lines = out.split('\n');
  const said = lines.indexOf("changed by a deployment with --revert-drift, and can't be undone");
  const advised = lines.findIndex((line) => line.includes('cdk deploy --revert-drift'));
  expect(lines[said + 1]).toBe(`  log bucket: Object Lock is enabled: ${LOCK}`);
  expect(said).toBeLessThan(advised);
});
