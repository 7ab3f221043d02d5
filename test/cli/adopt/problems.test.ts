import { readFileSync } from 'fs';
import { AccountState } from '../../../lib/cli/account/state';
import { ABSENT, found } from '../../../lib/cli/aws/reading';
import { check } from '../../../lib/cli/commands/check';
import { InsightsMetric } from '../../../lib/config/events-config';
import { adoptionOf, runAdopt } from '../../support/adopt';
import { newBaseline } from '../../support/apps';
import { stateOf, withReading } from '../../support/deployed-state';

const DEPLOYED = stateOf(newBaseline({ trail: { name: 'audit' } }));

/** CloudTrail has such trails: their selectors were changed after Insights were enabled. */
const CONTRADICTORY: AccountState = {
  ...DEPLOYED,
  selectors: found({
    basic: true,
    selectors: [
      {
        readWriteType: 'ReadOnly',
        includeManagementEvents: true,
        excludeManagementEventSources: [],
        dataResources: [],
      },
    ],
  }),
  insights: found({ management: [InsightsMetric.API_CALL_RATE], data: [InsightsMetric.API_ERROR_RATE], others: [] }),
};

const PROBLEMS = [
  'events.insights.management: analyzes the rate of write calls, and the trail records only reads, got ' +
    '["API_CALL_RATE"]; allowed: API_ERROR_RATE; record writes too, or remove API_CALL_RATE',
  'events.insights.data: analyzes data events, and the trail records none, got ["API_ERROR_RATE"]; allowed: nothing ' +
    'without data events; record data events, in the config or in code, or remove the key',
];

test('a selection that check refuses is reported, all at once, and the exit code is 1', async () => {
  const { code } = await runAdopt(CONTRADICTORY);
  const { problems } = await adoptionOf(CONTRADICTORY);
  expect([code, problems]).toEqual([1, PROBLEMS]);
});

test('no import is advised while the config has problems', async () => {
  const { out, output } = await runAdopt(CONTRADICTORY);
  const [title, problems, ...others] = out.trimEnd().split('\n\n');
  expect(title).toBe(
    `wrote the config of arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit to ${output}, and its resource ` +
      `mapping to ${output.replace('.yaml', '.import.json')}`,
  );

  expect(problems.split('\n')).toEqual([
    'problems of the config; fix them before you import the trail',
    ...PROBLEMS.map((problem) => `  ${problem}`),
  ]);

  expect(others.at(-1)!.split('\n')).toEqual([
    'next steps',
    `  fix the problems in ${output}, then run npx cdk-cloudtrail-baseline check ${output}`,
    '  import the trail as described in ' +
      'https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/adopt.md',
  ]);

  expect(out).not.toMatch(/cdk import|cdk deploy/);
});

/** The problems that check finds in a file. */
async function problemsOfCheck(path: string): Promise<string[]> {
  let out = '';
  const print = (text: string) => {
    out += text;
  };

  await check(path, { json: true }, { out: print, err: print, input: async () => '', showsProgress: false });
  return JSON.parse(out).problems.map(({ message }: { message: string }) => message);
}

test('adopt and check find the same problems', async () => {
  const { output } = await runAdopt(CONTRADICTORY);
  expect(await problemsOfCheck(output)).toEqual(PROBLEMS);
  expect(readFileSync(output, 'utf8')).toContain('API_CALL_RATE');
});

test('a trail without any events has a problem', async () => {
  const { problems } = await adoptionOf({ ...DEPLOYED, selectors: found({ basic: false, selectors: [] }) });
  expect(problems).toEqual([
    'events.management.readWriteType: leaves the trail without events to record, got "NONE"; allowed: ALL, ' +
      'READ_ONLY, WRITE_ONLY, or NONE with data or network activity events; record management events, or add other ' +
      'events in the config or in code',
  ]);
});

test('a trail of another account is refused: a stack of this account cannot import it', async () => {
  const state = withReading(DEPLOYED, 'trail', (trail) => ({
    ...trail,
    arn: 'arn:aws:cloudtrail:eu-west-1:222222222222:trail/audit',
  }));

  await expect(runAdopt(state)).rejects.toThrow(
    'the trail belongs to 222222222222, but the credentials are for 111111111111; use credentials of its account',
  );
});

describe('an organization trail', () => {
  const organization = stateOf(newBaseline({ organization: { id: 'o-exampleorg1' }, trail: { name: 'audit' } }));
  const archive = { kind: 'unknown' as const, permission: 's3:GetBucketLocation', why: 'access denied' };

  test('whose bucket is in the log archive has its id from the role of CloudWatch Logs', async () => {
    const { config, problems } = await adoptionOf({ ...organization, logBucket: archive });
    expect([config.organization, problems]).toEqual([{ id: 'o-exampleorg1' }, []]);
  });

  test('whose id is in no policy has a problem: a deployment would make it a trail of one account', async () => {
    const { problems } = await adoptionOf({ ...organization, logBucket: archive, logsRole: ABSENT });
    expect(problems).toEqual([
      'organization.id: is required, because the trail is an organization trail, got undefined; allowed: the ' +
        "organization's id; add it: aws organizations describe-organization --query Organization.Id",
    ]);
  });

  test('whose policies name two organizations has a problem, not a guess', async () => {
    const { problems } = await adoptionOf(
      withReading(organization, 'logBucket', (bucket) => ({
        ...bucket,
        policy: found([
          ...bucket.policy.value,
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: `arn:aws:s3:::${bucket.name}/AWSLogs/o-anotherorg1/*`,
          },
        ]),
      })),
    );

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^organization.id: is required/);
  });
});
