import { READERS } from '../../../lib/cli/account/readers';
import { AccountState } from '../../../lib/cli/account/state';
import { VERIFY_ACTIONS } from '../../../lib/cli/aws/permissions';
import { found, valueOf } from '../../../lib/cli/aws/reading';
import { Outcome } from '../../../lib/cli/findings/finding';
import { verify } from '../../../lib/cli/verify/verify';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { newApp } from '../../support/apps';
import { accessDenied, actionOf, operationThatTakes } from '../../support/aws/actions';
import { answersOf } from '../../support/aws/answers';
import { oneByOne } from '../../support/aws/pages';
import { Answer, Answers, answerTo, Call, Failure } from '../../support/aws/server';
import { withServer } from '../../support/aws/with-server';
import { NOW, stateOf, stateOfLandingZone, withReading } from '../../support/deployed-state';
import { newLandingZone, WHOLE_LANDING_ZONE } from '../../support/landing-zones';
import { EVERYTHING, PRESETS } from '../../support/presets';

const server = withServer();

/** A baseline in which everything is used that is read, and the account that it was deployed to. */
const baseline = PRESETS['everything on'](newApp());
const plan = JSON.parse(JSON.stringify((baseline as any).wholePlan)) as BaselinePlan;
const state = withReading(stateOf(baseline, undefined, EVERYTHING.analytics?.regions), 'logsRole', (role) => ({
  ...role,
  policies: found([{ name: 'inline', statements: role.policies.value[0].statements }, ...role.policies.value]),
})); // inline, and in a policy

const trail = valueOf(state.trail)!;

/** AWS's answers, with others in the place of some. */
function answers(others: Answers = {}): Answers {
  return { ...answersOf(state), ...others };
}

function readAccount(timeoutMs?: number): Promise<AccountState> {
  return READERS.readAccount({ trail: trail.arn, home: { timeoutMs } });
}

function readStack() {
  return READERS.readStack('Audit', {}, { withExports: true });
}

/** What an answer is, whether it depends on the call or not. */
function given(operation: string, call: Call): Answer {
  return answerTo(answers()[operation] ?? answers()[`${call.service}:${operation}`], call);
}

/** Other answers for one operation, by the number of the call. */
function byTurn(operation: string, other: (turn: number) => Answer | undefined): Answers {
  let turn = 0;
  return { [operation]: (call: Call) => other(turn++) ?? given(operation, call) };
}

const STACK: Answers = {
  ListStackResources: { StackResourceSummaries: [] },
  ListExports: { Exports: [] },
};

/** The operations that reading takes, except for what says whose credentials these are. */
const OPERATIONS = Object.values(VERIFY_ACTIONS)
  .flat()
  .filter((action) => !action.startsWith('cloudformation:'))
  .map(operationThatTakes);

describe('the permissions that verify --policy prints', () => {
  test('are of exactly what is called; whose credentials these are may always be asked', async () => {
    server().answers = answers(STACK);
    await Promise.all([readAccount(), readStack()]);
    const actions = server()
      .called.map(actionOf)
      .filter((action) => action !== 'sts:GetCallerIdentity');

    expect(actions.sort()).toEqual(Object.values(VERIFY_ACTIONS).flat().sort());
  });

  test.each(
    Object.values(VERIFY_ACTIONS)
      .flat()
      .filter((action) => !action.startsWith('cloudformation:')),
  )('without %s, that is what is missing, and nothing differs', async (action) => {
    const [service] = action.split(':');
    const status = service === 'kms' || service === 'cloudtrail' ? 400 : 403;
    server().answers = answers({ [operationThatTakes(action)]: accessDenied(action, status) });

    const outcome: Outcome = verify(plan, await readAccount(), NOW);
    expect(outcome.findings).toEqual([]);
    expect([...new Set(outcome.inconclusive.map(({ permission, why }) => `${permission}: ${why}`))]).toEqual([
      `${action}: access denied`,
    ]);
  });
});

describe('what comes in pages is read to the end', () => {
  const arn = (name: string) => `arn:aws:cloudtrail:eu-west-1:111111111111:trail/${name}`;

  test('trails', async () => {
    server().answers = answers({
      ListTrails: oneByOne(
        { list: 'Trails', asks: 'NextToken', says: 'NextToken' },
        ['one', 'two', 'three'].map((name) => ({ TrailARN: arn(name), Name: name, HomeRegion: 'eu-west-1' })),
      ),
    });

    expect(valueOf((await readAccount()).otherTrails)!.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
  });

  test('regions', async () => {
    server().answers = answers({
      ListRegions: oneByOne(
        { list: 'Regions', asks: 'NextToken', says: 'NextToken' },
        ['eu-west-1', 'us-east-1'].map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED' })),
      ),
    });

    expect(valueOf((await readAccount()).enabledRegions)).toEqual(['eu-west-1', 'us-east-1']);
  });

  test('log groups whose names begin alike', async () => {
    const name = trail.logGroupArn!.split(':')[6];
    server().answers = answers({
      DescribeLogGroups: oneByOne({ list: 'logGroups', asks: 'nextToken', says: 'nextToken' }, [
        { logGroupName: `${name}-old`, retentionInDays: 1 },
        { logGroupName: name, retentionInDays: 3653 },
      ]),
    });

    expect(valueOf((await readAccount()).logGroup)!.retentionDays).toBe(3653);
  });

  test("a key's aliases", async () => {
    server().answers = answers({
      ListAliases: oneByOne({ list: 'Aliases', asks: 'Marker', says: 'NextMarker', flag: 'Truncated' }, [
        { AliasName: 'alias/one' },
        { AliasName: 'alias/two' },
      ]),
    });

    expect(valueOf(valueOf((await readAccount()).key)!.aliases)).toEqual(['alias/one', 'alias/two']);
  });

  test("a role's policies", async () => {
    const document = (action: string) =>
      encodeURIComponent(JSON.stringify({ Statement: { Effect: 'Allow', Action: action, Resource: '*' } }));

    const names = ['one', 'two'];
    server().answers = answers({
      ListRolePolicies: oneByOne({ list: 'PolicyNames', asks: 'Marker', says: 'Marker', flag: 'IsTruncated' }, names),
      GetRolePolicy: ({ input: { PolicyName, RoleName } }) => ({
        PolicyName,
        RoleName,
        PolicyDocument: document(`logs:Inline-${PolicyName}`),
      }),
      ListAttachedRolePolicies: oneByOne(
        { list: 'AttachedPolicies', asks: 'Marker', says: 'Marker', flag: 'IsTruncated' },
        names.map((PolicyName) => ({ PolicyName, PolicyArn: `arn:aws:iam::aws:policy/${PolicyName}` })),
      ),
      GetPolicy: { Policy: { DefaultVersionId: 'v2' } },
      GetPolicyVersion: ({ input: { PolicyArn, VersionId } }) => ({
        PolicyVersion: { VersionId, Document: document(`logs:${PolicyArn.split('/')[1]}-${VersionId}`) },
      }),
    });

    const { policies } = valueOf((await readAccount()).logsRole)!;
    expect(
      valueOf(policies)!
        .flatMap(({ statements }) => statements)
        .map(({ Action }) => Action),
    ).toEqual(['logs:Inline-one', 'logs:Inline-two', 'logs:one-v2', 'logs:two-v2']);
  });

  test('the resources of a stack, and the exports of a region', async () => {
    server().answers = answers({
      ListStackResources: oneByOne(
        { list: 'StackResourceSummaries', asks: 'NextToken', says: 'NextToken' },
        ['A', 'B'].map((id) => ({ LogicalResourceId: id, PhysicalResourceId: id, ResourceType: 'AWS::S3::Bucket' })),
      ),
      ListExports: oneByOne(
        { list: 'Exports', asks: 'NextToken', says: 'NextToken' },
        ['a', 'b'].map((Name) => ({ Name, Value: 'x' })),
      ),
    });

    const stack = await readStack();
    expect(valueOf(stack.resources)!.map(({ logicalId }) => logicalId)).toEqual(['A', 'B']);
    expect(valueOf(stack.exports)).toEqual({ a: 'x', b: 'x' });
  });
});

describe('a call that is throttled', () => {
  test.each([
    ['GetTrail', 'ThrottlingException', 400],
    ['GetBucketPolicy', 'SlowDown', 503],
    ['GetRole', 'Throttling', 400],
    ['ListRegions', 'ThrottlingException', 400],
  ] as const)('is created again: %s', async (operation, name, status) => {
    server().answers = answers(byTurn(operation, (turn) => (turn === 0 ? Failure.error(name, status) : undefined)));

    expect(await readAccount()).toEqual(state);
  });

  test('is given up after some attempts, and that is said', async () => {
    process.env.AWS_MAX_ATTEMPTS = '2';
    server().answers = answers({ GetInsightSelectors: Failure.error('ThrottlingException') });
    expect((await readAccount()).insights).toEqual({
      kind: 'unknown',
      permission: 'cloudtrail:GetInsightSelectors',
      why: 'throttled, after all retries',
    });

    expect(server().calls.filter(({ name }) => name === 'GetInsightSelectors')).toHaveLength(2);
  });

  test('is created six times where nothing else was asked for', async () => {
    let calls = 0;
    server().answers = answers(
      byTurn('GetInsightSelectors', (turn) => {
        calls = turn + 1;
        return turn < 5 ? Failure.error('InternalFailure', 500) : undefined;
      }),
    );

    expect((await readAccount()).insights).toEqual(state.insights);
    expect(calls).toBe(6);
  });
});

describe("credentials that can't be used end it with a sentence", () => {
  test.each([
    ['ExpiredTokenException', 'the credentials have expired; sign in again'],
    ['UnrecognizedClientException', "the credentials are invalid, or the region isn't enabled in their account"],
    [
      'InvalidSignatureException',
      'the signature is invalid; check the secret access key and the clock of this computer',
    ],
  ])('%s of CloudTrail', async (name, sentence) => {
    server().answers = answers({ GetTrail: Failure.error(name, 400) });
    await expect(readAccount()).rejects.toThrow(sentence);
  });

  test.each([
    ['ExpiredToken', 'the credentials have expired; sign in again'],
    ['InvalidClientTokenId', "the credentials are invalid, or the region isn't enabled in their account"],
    ['SignatureDoesNotMatch', 'the signature is invalid; check the secret access key and the clock of this computer'],
  ])('%s of STS', async (name, sentence) => {
    server().answers = answers({ GetCallerIdentity: Failure.error(name, 403) });
    await expect(readAccount()).rejects.toThrow(sentence);
  });

  test.each([
    ['ExpiredToken', 'the credentials have expired; sign in again'],
    ['InvalidAccessKeyId', "the credentials are invalid, or the region isn't enabled in their account"],
  ])('%s of S3', async (name, sentence) => {
    server().answers = answers({ GetBucketLocation: Failure.error(name, 403) });
    await expect(readAccount()).rejects.toThrow(sentence);
  });

  test('there are none', async () => {
    delete process.env.AWS_ACCESS_KEY_ID;
    await expect(readAccount()).rejects.toThrow('no credentials found; sign in, or name a profile with --profile');
  });

  test('there is no region', async () => {
    delete process.env.AWS_REGION;
    await expect(READERS.readAccount({ trail: 'audit', home: {} })).rejects.toThrow(
      'no region found; name one with --region, or set AWS_REGION',
    );
  });
});

describe('a clock that is wrong', () => {
  test.each([
    ['ahead', -3_600_000],
    ['behind', 3_600_000],
  ])("by an hour %s doesn't matter: AWS says what time it is", async (_, offset) => {
    server().answers = answers();
    server().clockOffset = offset;
    expect(await readAccount()).toEqual(state);
  });

  test("ends it with a sentence if AWS doesn't believe that either", async () => {
    server().answers = answers({ GetBucketLocation: Failure.error('RequestTimeTooSkewed', 403) });
    await expect(readAccount()).rejects.toThrow('the clock of this computer is wrong; correct it');
  });
});

describe("what isn't answered as it should is unknown, and nothing else is", () => {
  const OF_EACH_PROTOCOL = ['GetInsightSelectors', 'GetBucketVersioning', 'GetTopicAttributes', 'ListRegions'];
  beforeEach(() => {
    process.env.AWS_MAX_ATTEMPTS = '1';
  });

  /** What is unknown, and why. */
  function unknown(value: unknown): string[] {
    if (value === null || typeof value !== 'object') {
      return [];
    }

    const { kind, permission, why } = value as Record<string, string>;
    return kind === 'unknown' ? [`${operationThatTakes(permission)}: ${why}`] : Object.values(value).flatMap(unknown);
  }

  /** An answer of an operation, for one of those that it is asked about. */
  function sample(operation: string): object {
    return given(operation, {
      service: '',
      name: operation,
      region: '',
      accessKeyId: '',
      input: { Bucket: trail.bucketName },
    }) as object;
  }

  test.each(OF_EACH_PROTOCOL)('an endpoint that hangs: %s', async (operation) => {
    server().answers = answers({ [operation]: Failure.HANG });
    expect([...new Set(unknown(await readAccount(1000)))]).toEqual([`${operation}: timeout`]);
  });

  test.each(OF_EACH_PROTOCOL)('an answer that is cut off: %s', async (operation) => {
    server().answers = answers({ [operation]: Failure.cut(sample(operation)) });
    expect([...new Set(unknown(await readAccount()))]).toEqual([
      `${operation}: the response is truncated, or isn't from AWS`,
    ]);
  });

  test.each(OF_EACH_PROTOCOL)('a connection that breaks: %s', async (operation) => {
    server().answers = answers({ [operation]: Failure.broken(sample(operation)) });
    expect([...new Set(unknown(await readAccount()))]).toEqual([`${operation}: the connection was closed`]);
  });

  test.each(OF_EACH_PROTOCOL)('the page of a proxy: %s', async (operation) => {
    server().answers = answers({ [operation]: Failure.PAGE });
    expect([...new Set(unknown(await readAccount()))]).toEqual([
      `${operation}: the response is truncated, or isn't from AWS`,
    ]);
  });

  test("an endpoint that isn't there", async () => {
    process.env.AWS_ENDPOINT_URL_S3 = 'http://127.0.0.1:1';
    try {
      server().answers = answers();
      expect([...new Set(unknown(await readAccount()))]).toEqual([
        "GetBucketLocation: AWS can't be reached: connect ECONNREFUSED 127.0.0.1:1",
      ]);
    } finally {
      delete process.env.AWS_ENDPOINT_URL_S3;
    }
  });
});

test.each(OPERATIONS)('%s may fail inside AWS: nothing else does for it', async (operation) => {
  process.env.AWS_MAX_ATTEMPTS = '1';
  server().answers = answers({ [operation]: Failure.error('InternalFailure', 500) });
  const { findings, inconclusive } = verify(plan, await readAccount(), NOW);
  expect(findings).toEqual([]);
  expect([...new Set(inconclusive.map(({ permission }) => operationThatTakes(permission)))]).toEqual([operation]);
});

describe('the owner of the log bucket', () => {
  const read = (owner: string) =>
    READERS.readAccount({ trail: trail.arn, home: {}, ownerOf: () => owner }).then(
      ({ logBucket }) => valueOf(logBucket)?.owner,
    );

  test('is told to S3 with every request', async () => {
    server().answers = answers();

    expect(await read('111111111111')).toEqual({ expected: '111111111111', isOwner: true });
    const ofS3 = server().calls.filter(({ service }) => service === 's3');
    expect(new Set(ofS3.map(({ input }) => input.ExpectedBucketOwner))).toEqual(new Set(['111111111111']));
  });

  test('is another one where S3 only answers without it', async () => {
    const { GetBucketLocation: location, ...others } = answers();
    server().answers = {
      ...others,
      GetBucketLocation: (call) =>
        call.input.ExpectedBucketOwner === undefined ? answerTo(location, call) : Failure.error('AccessDenied', 403),
    };

    expect(await read('111111111111')).toEqual({ expected: '111111111111', isOwner: false });
  });

  test("isn't known where S3 answers neither", async () => {
    server().answers = answers({ GetBucketLocation: Failure.error('AccessDenied', 403) });

    expect(await read('111111111111')).toBeUndefined();
    expect(verify(plan, await readAccount(), NOW).inconclusive).toContainEqual({
      what: `the log bucket ${trail.bucketName}`,
      permission: 's3:GetBucketLocation',
      why: 'access denied',
    });
  });
});

describe('the calls of verify', () => {
  const ofBaseline = (preset: string) => () => stateOf(PRESETS[preset](newApp()));

  // One call says whose credentials these are; the longest chain goes from the trail to its bucket, and from there to
  // the bucket for access logs, with two calls for each, or to the replication role, whose policies take four.
  test.each([
    ['the defaults', ofBaseline('defaults'), { calls: 46, waves: 5 }],
    ['everything on', ofBaseline('everything on'), { calls: 52, waves: 7 }],
    ['a landing zone', () => stateOfLandingZone(newLandingZone(WHOLE_LANDING_ZONE)), { calls: 57, waves: 7 }],
  ])('are as few, and as many at once, as can be: %s', async (_, make, expected) => {
    const account = make();
    server().answers = answersOf(account);
    server().countsWaves = true;
    await READERS.readAccount({ trail: valueOf(account.trail)!.arn, home: {} });
    expect({ calls: server().calls.length, waves: server().waves }).toEqual(expected);
  });

  test('are never more at once than CloudTrail accepts, whatever trails there are', async () => {
    const names = [...Array(20).keys()].map((index) => `trail-${index}`);
    const arnOf = (name: string) => `arn:aws:cloudtrail:eu-west-1:111111111111:trail/${name}`;
    server().answers = answers({
      ListTrails: { Trails: names.map((Name) => ({ Name, TrailARN: arnOf(Name), HomeRegion: 'eu-west-1' })) },
    });

    server().countsWaves = true;
    await readAccount();
    expect(server().mostAtOnce.cloudtrail).toBe(8);
  });
});
