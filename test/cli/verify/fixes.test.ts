import { execFileSync } from 'child_process';
import * as fc from 'fast-check';
import { AccountState } from '../../../lib/cli/account/state';
import { found } from '../../../lib/cli/aws/reading';
import { awsCommand } from '../../../lib/cli/terminal/aws-command';
import { verify } from '../../../lib/cli/verify/verify';
import { Base, BASES, deploy, madeBy } from '../../support/account-bases';
import { ACCOUNT_CHANGES } from '../../support/account-changes';
import { NOW, withReading } from '../../support/deployed-state';
import { INSTRUCTIONS, parseFix } from '../../support/fixes';
import { cases } from '../../support/random-cases';

const bases = Object.values(BASES).map((make) => make());

/** The fixes of an account after a change. */
function fixesOf({ plan, state }: Base, change: (state: AccountState) => AccountState | undefined): string[] {
  const changed = change(state);

  return changed === undefined ? [] : verify(plan, changed, NOW).findings.map(({ fix }) => fix);
}

describe('a fix is a complete command of the AWS CLI, or an instruction where no command can be given', () => {
  test.each(ACCOUNT_CHANGES.map((change) => [change.id, change.what, change] as const))(
    '%s: %s',
    (_id, _what, change) => {
      const fixes = bases.flatMap((base) => fixesOf(base, (state) => change.apply(state, madeBy(base.plan))));

      expect(fixes.length).toBeGreaterThan(0);
      expect(fixes.map(parseFix)).toHaveLength(fixes.length);
    },
  );

  test('every instruction has its reason', () => {
    expect(INSTRUCTIONS.filter(({ because }) => because === '')).toEqual([]);
  });
});

/** The arguments of a command, as a shell passes them on. */
function shellArguments(script: string): string[] {
  const print = 'aws() { for word in "$@"; do printf "%s\\0" "$word"; done; }';
  const printed = execFileSync('sh', ['-c', `${print}\n${script}`], { encoding: 'utf8', env: {} });

  return printed.split('\0').slice(0, -1);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !text.includes('\0')),
  fc.constantFrom(
    "it's",
    '$(touch /tmp/owned)',
    '`id`',
    '"; id; "',
    "'; id; '",
    'two\nlines',
    '--region',
    '-x',
    '~',
    '*',
    '#',
    '!!',
    '\\',
    '',
    '&& id',
  ),
);

describe('a value from an account reaches the AWS CLI as it is', () => {
  test('whatever characters it has, alone or in JSON', () => {
    fc.assert(
      fc.property(hostile, hostile, (value, other) => {
        const script = awsCommand('s3api put-something', { text: value, policy: { Sid: other }, region: 'eu-west-1' });
        const text = value.startsWith('-') ? [`--text=${value}`] : ['--text', value];
        const json = ['--policy', JSON.stringify({ Sid: other })];

        const words = ['s3api', 'put-something', ...text, ...json, '--region', 'eu-west-1'];
        expect(shellArguments(script)).toEqual(words);
      }),
      { numRuns: cases(60) },
    );
  });

  const { plan, state } = deploy({ trail: { name: 'audit' } });
  const VALUE = `x'; touch owned; $(touch owned) \`touch owned\` "\n: aws s3 rb s3://all`;

  /** Changes that bring a hostile value into a fix, and where it is. */
  const PLACES: Record<string, (state: AccountState, value: string) => AccountState> = {
    'the id of a lifecycle rule': (now, id) =>
      withReading(now, 'logBucket', (bucket) => ({
        ...bucket,
        lifecycle: found([{ id, enabled: true, transitions: [], noncurrentTransitions: [], expirationDays: 1 }]),
      })),
    'the id of a replication rule': (now, id) =>
      withReading(now, 'logBucket', (bucket) => ({
        ...bucket,
        replication: found({
          roleArn: 'arn:aws:iam::111111111111:role/copy',
          rules: [{ id, enabled: true, bucketArn: 'arn:aws:s3:::spies' }],
        }),
      })),
    'the id of an Intelligent-Tiering configuration': (now, id) =>
      withReading(now, 'logBucket', (bucket) => ({ ...bucket, archives: found([{ id, tiers: ['ARCHIVE_ACCESS'] }]) })),
    'the id of a grant': (now, id) =>
      withReading(now, 'key', (key) => ({
        ...key,
        grants: found([{ id, grantee: 'somebody', isService: false, operations: ['Decrypt'] }]),
      })),
    'the name of a subscription filter': (now, name) =>
      withReading(now, 'logGroup', (group) => ({
        ...group,
        subscriptions: found([{ name, destination: 'elsewhere', isOfAccount: false }]),
      })),
    'the name of a policy of the log role': (now, name) =>
      withReading(now, 'logsRole', (role) => ({
        ...role,
        policies: found([{ name, statements: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }]),
      })),
    'a statement of the bucket policy': (now, Sid) =>
      withReading(now, 'logBucket', (bucket) => ({
        ...bucket,
        policy: found([
          { Sid, Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' },
        ]),
      })),
    'a notification of the bucket': (now, Id) =>
      withReading(now, 'logBucket', (bucket) => ({
        ...bucket,
        notifications: found({ eventBridge: false, others: { QueueConfigurations: [{ Id }] } }),
      })),
  };

  test.each(Object.keys(PLACES))('%s', (place) => {
    const fixes = fixesOf({ plan, state }, (now) => PLACES[place](now, VALUE));

    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      const { commands } = parseFix(fix);
      const run = shellArguments(`note() { :; }\n${fix.replace(/^note: /, 'note ').replace(/: (?=aws s3api)/, '; ')}`);

      expect(run).toEqual(commands.flatMap(([, ...words]) => words));
    }
  });

  test('an id that looks like a file is not read from it', () => {
    const [fix] = fixesOf({ plan, state }, (now) =>
      PLACES['the id of an Intelligent-Tiering configuration'](now, 'file:///etc/passwd'),
    );

    expect(fix).toBe(
      'aws s3api delete-bucket-intelligent-tiering-configuration --bucket auditlogbucketfe120372 ' +
        `--cli-input-json '{"Id":"file:///etc/passwd"}' --region eu-west-1`,
    );
  });
});

describe('a fix leaves what it is not about', () => {
  const { plan, state } = deploy({ trail: { name: 'audit' } });
  const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
  const withRole = (policies: object[]) => (now: AccountState) =>
    withReading(now, 'logsRole', (role) => ({ ...role, policies: found(policies) }));

  const broad = { Effect: 'Allow', Action: 'logs:*', Resource: '*' };
  const ofAws = { name: 'Full', arn: 'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess', statements: [broad] };

  test('the planned permissions, where a policy of AWS is detached that has them too', () => {
    const [fix] = fixesOf({ plan, state }, withRole([ofAws]));
    const [put, detach] = parseFix(fix).commands;

    expect(put.slice(1, 7)).toEqual([
      'iam',
      'put-role-policy',
      '--role-name',
      'auditlogsrole12cd7a0c',
      '--policy-name',
      'PlannedPermissions',
    ]);

    expect(put[8]).toContain('logs:PutLogEvents');
    expect(detach.slice(1, 3)).toEqual(['iam', 'detach-role-policy']);
  });

  test('an inline policy that has the name of the added one', () => {
    const inline = { name: 'PlannedPermissions', statements: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    const [fix] = fixesOf({ plan, state }, withRole([inline]));

    expect(parseFix(fix).commands.map(([, , operation, , , , name]) => [operation, name])).toEqual([
      ['put-role-policy', 'PlannedPermissions2'],
      ['delete-role-policy', 'PlannedPermissions'],
    ]);
  });

  test('the types of encryption that a bucket blocks, except for the harmful ones', () => {
    const blocking = (...blockedTypes: string[]) =>
      fixesOf({ plan, state }, (now) =>
        withReading(now, 'logBucket', (bucket) => ({
          ...bucket,
          encryption: found({ algorithm: 'AES256', bucketKey: false, blockedTypes }),
        })),
      )[0];

    expect(blocking('SSE-C')).toContain('"BlockedEncryptionTypes":{"EncryptionType":["SSE-C"]}');
    expect(blocking('SSE-KMS')).toContain('"BlockedEncryptionTypes":{"EncryptionType":["NONE"]}');
    expect(blocking()).not.toContain('BlockedEncryptionTypes');
  });

  test('an account-level policy of subscription filters, which other log groups have too', () => {
    const [fix] = fixesOf({ plan, state }, (now) =>
      withReading(now, 'logGroup', (group) => ({
        ...group,
        subscriptions: found([{ name: "it's all", destination: 'elsewhere', isOfAccount: true }]),
      })),
    );

    expect(fix).toBe(`exclude the log group from the account-level subscription filter policy 'it'\\''s all'`);
  });

  test('global services, which CloudTrail wants in a trail of all regions', () => {
    const fixes = fixesOf({ plan, state }, (now) =>
      withReading(now, 'trail', (trail) => ({ ...trail, multiRegion: false, globalServiceEvents: false })),
    );

    const both = '--is-multi-region-trail --include-global-service-events --region eu-west-1';
    expect(fixes).toEqual([
      `aws cloudtrail update-trail --name ${TRAIL} ${both}`,
      `aws cloudtrail update-trail --name ${TRAIL} ${both}`,
    ]);
  });
});
