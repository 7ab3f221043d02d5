import { DeploymentTarget } from '../../../lib/cli/account/deployment-target';
import { readDeploymentTarget } from '../../../lib/cli/account/read-deployment-target';
import { PREFLIGHT_ACTIONS } from '../../../lib/cli/aws/permissions';
import { ABSENT, found, valueOf } from '../../../lib/cli/aws/reading';
import { preflight } from '../../../lib/cli/preflight/preflight';
import { NamedKind } from '../../../lib/deployment/physical-names';
import { BaselinePlan } from '../../../lib/plan/baseline-plan';
import { newApp } from '../../support/apps';
import { accessDenied, actionOf, operationThatTakes } from '../../support/aws/actions';
import { oneByOne } from '../../support/aws/pages';
import { Answer, answerTo, Call, Failure } from '../../support/aws/server';
import { answersOfTarget } from '../../support/aws/target-answers';
import { useProfiles, withServer } from '../../support/aws/with-server';
import { stateOf, stateOfLandingZone } from '../../support/deployed-state';
import { readyTarget } from '../../support/deployment-target';
import { LANDING_ZONES, newLandingZone, ORGANIZATION, WHOLE_LANDING_ZONE } from '../../support/landing-zones';
import { PRESETS } from '../../support/presets';

const server = withServer();

/** What has a name, as AWS calls it. */
const HOLDERS: Readonly<Record<NamedKind, (name: string, place: string) => string>> = {
  trail: (name, place) => `arn:aws:cloudtrail:${place}:trail/${name}`,
  bucket: (name) => `arn:aws:s3:::${name}`,
  'key alias': (name, place) => `arn:aws:kms:${place}:${name}`,
  'log group': (name, place) => `arn:aws:logs:${place}:log-group:${name}`,
  topic: (name, place) => `arn:aws:sns:${place}:${name}`,
  workgroup: (name, place) => `arn:aws:athena:${place}:workgroup/${name}`,
  database: (name, place) => `arn:aws:glue:${place}:database/${name}`,
  'IAM policy': (name, place) => `arn:aws:iam::${place.split(':')[1]}:policy/${name}`,
  'organization policy': (name) => `p-${name.length}`,
};

function taken(target: DeploymentTarget): DeploymentTarget {
  const trails = target.names
    .filter(({ kind }) => kind === 'trail')
    .map(({ name, account }) => ({
      name,
      arn: HOLDERS.trail(name, `${target.homeRegion}:${account}`),
      homeRegion: target.homeRegion,
      multiRegion: false,
      organizationTrail: false,
      isLogging: true,
      recordsManagementEvents: true,
    }));

  return {
    ...target,
    trails: found(trails),
    names: target.names.map((name) => ({
      ...name,
      holder: found(HOLDERS[name.kind](name.name, `${target.homeRegion}:${name.account}`)),
    })),
  };
}

/** With credentials of every account, or of some. */
function read(
  plan: BaselinePlan,
  { account, partition, homeRegion: region, names }: DeploymentTarget,
  accounts?: string[],
): Promise<DeploymentTarget> {
  useProfiles('111111111111', '222222222222', '333333333333', '444444444444', '777777777777');
  const accessTo = (id: string) => (accounts === undefined || accounts.includes(id) ? { profile: id } : undefined);
  return readDeploymentTarget({
    plan,
    names: names.map(({ holder, ...name }) => name),
    home: { account, partition, region },
    accessTo,
  });
}

async function expectRead(plan: BaselinePlan, target: DeploymentTarget): Promise<void> {
  server().answers = answersOfTarget(target);
  expect(await read(plan, target)).toEqual(target);
}

const planOf = <T>(plan: T): T => JSON.parse(JSON.stringify(plan));

describe('accounts are read over the wire as they are', () => {
  test.each(
    Object.keys(PRESETS).filter((preset) => !['environment-agnostic', 'aws-cn', 'aws-us-gov'].includes(preset)),
  )('%s', async (preset) => {
    const baseline = PRESETS[preset](newApp());
    const plan: BaselinePlan = planOf((baseline as any).wholePlan);
    const target = readyTarget(plan, stateOf(baseline));
    await expectRead(plan, target);
    await expectRead(plan, taken(target));
  });

  test.each(Object.keys(LANDING_ZONES).filter((name) => !name.startsWith('aws-')))(
    'a landing zone: %s',
    async (name) => {
      const landingZone = newLandingZone(LANDING_ZONES[name]);
      const plan = planOf(landingZone._plan);
      const target = readyTarget(plan, stateOfLandingZone(landingZone));
      await expectRead(plan, target);
      await expectRead(plan, taken(target));
    },
  );
});

test.each([
  ['records all regions, from another one', true, true],
  ['records another region alone', false, false],
])('a trail of the name that %s', async (_, multiRegion, isHolder) => {
  const baseline = PRESETS['parts that exist already'](newApp());
  const plan: BaselinePlan = planOf((baseline as any).wholePlan);
  const arn = 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-audit';
  const target = {
    ...readyTarget(plan, stateOf(baseline)),
    trails: found([
      {
        name: 'org-audit',
        arn,
        homeRegion: 'us-east-1',
        multiRegion,
        organizationTrail: false,
        isLogging: true,
        recordsManagementEvents: true,
      },
    ]),
  };

  server().answers = answersOfTarget(target);
  expect((await read(plan, target)).names.find(({ kind }) => kind === 'trail')!.holder).toEqual(
    isHolder ? found(arn) : ABSENT,
  );
});

describe('of everything that is looked at', () => {
  const landingZone = newLandingZone({
    ...WHOLE_LANDING_ZONE,
    delivery: { notifications: { existingTopicArn: 'arn:aws:sns:eu-west-1:111111111111:notifications' } },
  });

  const plan = planOf(landingZone._plan);
  const ready = readyTarget(plan, stateOfLandingZone(landingZone));
  const target: DeploymentTarget = {
    ...ready,
    existing: {
      ...ready.existing,
      topic: found({ arn: 'arn:aws:sns:eu-west-1:111111111111:notifications', policy: [] }),
    },
  };

  test("nothing is known of accounts whose credentials weren't given", async () => {
    server().answers = answersOfTarget(target);
    const { names, enabledRegions, existing } = await read(plan, target, ['111111111111']);
    const unreached = (account: string) => ({
      kind: 'unknown',
      permission: `--profile ${account}=NAME`,
      why: `no credentials for account ${account}`,
    });

    expect([...new Set(names.map(({ account }) => account))]).toEqual(['111111111111']);
    expect([enabledRegions['222222222222'], enabledRegions['333333333333'], existing.replicaBucket]).toEqual([
      unreached('222222222222'),
      unreached('333333333333'),
      unreached('777777777777'),
    ]);
  });
});

test('a bucket of another region is read there, where S3 says it is', async () => {
  const landingZone = newLandingZone(WHOLE_LANDING_ZONE);
  const plan = planOf(landingZone._plan);
  const target = readyTarget(plan, stateOfLandingZone(landingZone));
  const all = answersOfTarget(target);
  const location = all.GetBucketLocation as (call: Call) => Answer;
  server().answers = {
    ...all,
    GetBucketLocation: (call) =>
      call.input.Bucket === 'dr-audit-logs' && call.region !== 'eu-central-1'
        ? Failure.redirect('eu-central-1')
        : location(call),
  };

  expect((await read(plan, target)).existing.replicaBucket).toEqual(target.existing.replicaBucket);
});

describe('what comes in pages is read to the end', () => {
  const page = (list: string, items: object[], names = { asks: 'NextToken', says: 'NextToken' }) =>
    oneByOne({ list, ...names }, items);

  const landingZone = newLandingZone(WHOLE_LANDING_ZONE);
  const plan = planOf(landingZone._plan);
  const target = readyTarget(plan, stateOfLandingZone(landingZone));
  const holderOf = ({ names }: DeploymentTarget, kind: NamedKind, account: string) =>
    names.find((one) => one.kind === kind && one.account === account)!.holder;

  test('trusted services', async () => {
    server().answers = {
      ...answersOfTarget(target),
      ListAWSServiceAccessForOrganization: page(
        'EnabledServicePrincipals',
        ['a', 'b'].map((ServicePrincipal) => ({ ServicePrincipal })),
      ),
    };

    expect(valueOf(valueOf((await read(plan, target)).organization)!.trustedServices)).toEqual(['a', 'b']);
  });

  test('aliases', async () => {
    const Aliases = ['alias/a', 'alias/audit'].map((AliasName) => ({ AliasName, AliasArn: `arn:${AliasName}` }));
    server().answers = {
      ...answersOfTarget(target),
      ListAliases: oneByOne({ list: 'Aliases', asks: 'Marker', says: 'NextMarker', flag: 'Truncated' }, Aliases),
    };

    expect(holderOf(await read(plan, target), 'key alias', '222222222222')).toEqual(found('arn:alias/audit'));
  });

  test('workgroups', async () => {
    server().answers = {
      ...answersOfTarget(target),
      ListWorkGroups: page(
        'WorkGroups',
        ['primary', 'org-audit'].map((Name) => ({ Name })),
      ),
    };

    expect(holderOf(await read(plan, target), 'workgroup', '333333333333')).toEqual(
      found('arn:aws:athena:eu-west-1:333333333333:workgroup/org-audit'),
    );
  });

  test('policies of the organization', async () => {
    server().answers = {
      ...answersOfTarget(target),
      ListPolicies: page('Policies', [
        { Name: 'FullAWSAccess', Id: 'p-1' },
        { Name: 'org-audit-resource-control', Id: 'p-2' },
      ]),
    };

    expect(holderOf(await read(plan, target), 'organization policy', '111111111111')).toEqual(ABSENT);
    expect(
      (await read(plan, target)).names
        .filter(({ kind }) => kind === 'organization policy')
        .map(({ holder }) => valueOf(holder)),
    ).toEqual([undefined, 'p-2']);
  });
});

describe('the permissions that preflight --policy prints', () => {
  const existing = PRESETS['parts that exist already'](newApp());
  const planOfExisting: BaselinePlan = planOf((existing as any).wholePlan);
  const target = withTrail(readyTarget(planOfExisting, stateOf(existing)));
  const landingZone = newLandingZone({
    ...WHOLE_LANDING_ZONE,
    organization: ORGANIZATION,
    storage: { ...WHOLE_LANDING_ZONE.storage, accessLogs: { existingBucketName: 'company-access-logs' } },
  });

  const planOfZone = planOf(landingZone._plan);
  const zone = withTrail(readyTarget(planOfZone, stateOfLandingZone(landingZone)));

  function withTrail(state: DeploymentTarget): DeploymentTarget {
    const arn = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/other';
    return {
      ...state,
      trails: found([
        {
          name: 'other',
          arn,
          homeRegion: 'eu-west-1',
          multiRegion: true,
          organizationTrail: false,
          isLogging: true,
          recordsManagementEvents: true,
        },
      ]),
    };
  }

  test('are of exactly what is called; whose credentials these are may always be asked', async () => {
    server().answers = answersOfTarget(target);
    await read(planOfExisting, target);
    const called = server().called;
    server().answers = answersOfTarget(zone);
    await read(planOfZone, zone);
    const actions = [...new Set([...called, ...server().called].map(actionOf))].filter(
      (action) => action !== 'sts:GetCallerIdentity',
    );

    expect(actions.sort()).toEqual([...new Set(Object.values(PREFLIGHT_ACTIONS).flat())].sort());
  });

  test.each([...new Set(Object.values(PREFLIGHT_ACTIONS).flat())])(
    'without %s, that is what is missing, and nothing is in the way for it',
    async (action) => {
      const denied = accessDenied(action, 403);
      const obstacles: string[] = [];
      const missing: string[] = [];
      for (const [plan, state] of [
        [planOfExisting, target],
        [planOfZone, zone],
      ] as const) {
        server().answers = { ...answersOfTarget(state), [operationThatTakes(action)]: denied };
        const { findings, inconclusive } = preflight(plan, await read(plan, state));
        obstacles.push(...findings.map(({ id }) => id).filter((id) => id !== 'secondCopy'));
        missing.push(...inconclusive.map(({ permission }) => permission));
        expect(inconclusive.map(({ why }) => why)).toEqual(
          inconclusive.map(() => expect.stringMatching(/^access denied$|^it couldn't be read$/)),
        );
      }

      expect(obstacles).toEqual([]);
      const ofTrail = ['cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'];
      expect([...new Set(missing)]).toEqual([ofTrail.includes(action) ? ofTrail.join(', ') : action]);
    },
  );
});

describe("what isn't answered as it should", () => {
  const SAMPLES: Readonly<Record<string, object>> = {
    ListRoots: { Roots: [{ Id: 'r-ab12' }] },
    ListWorkGroups: { WorkGroups: [{ Name: 'primary' }] },
    GetDatabase: { Database: { Name: 'org_audit' } },
    ListPolicies: { Policies: [] },
  };

  const OF_EACH_SERVICE = Object.keys(SAMPLES);
  const throttling = (operation: string) =>
    ['ListRoots', 'ListPolicies'].includes(operation) ? 'TooManyRequestsException' : 'ThrottlingException';

  const landingZone = newLandingZone(WHOLE_LANDING_ZONE);
  const plan = planOf(landingZone._plan);
  const target = readyTarget(plan, stateOfLandingZone(landingZone));

  /** The same, with other answers for one operation. */
  const answering = (operation: string, answer: Answer) => {
    server().answers = { ...answersOfTarget(target), [operation]: answer };
  };

  const inconclusive = async () =>
    preflight(plan, await read(plan, target)).inconclusive.map(
      ({ permission, why }) => `${operationThatTakes(permission)}: ${why}`,
    );

  test.each(OF_EACH_SERVICE)('is asked for again, if it was throttled: %s', async (operation) => {
    let turn = 0;
    const all = answersOfTarget(target);
    server().answers = {
      ...all,
      [operation]: (call: Call) =>
        turn++ === 0 ? Failure.error(throttling(operation)) : answerTo(all[operation], call),
    };

    expect(await read(plan, target)).toEqual(target);
  });

  describe('is unknown, and nothing else is', () => {
    beforeEach(() => {
      process.env.AWS_MAX_ATTEMPTS = '1';
    });

    test.each(OF_EACH_SERVICE)('throttled for good: %s', async (operation) => {
      answering(operation, Failure.error(throttling(operation)));
      expect([...new Set(await inconclusive())]).toEqual([`${operation}: throttled, after all retries`]);
    });

    test.each(OF_EACH_SERVICE)('failed inside AWS: %s', async (operation) => {
      answering(operation, Failure.error('InternalFailure', 500, 'oops'));
      expect([...new Set(await inconclusive())]).toEqual([`${operation}: InternalFailure: oops`]);
    });

    test.each(OF_EACH_SERVICE)('cut off: %s', async (operation) => {
      answering(operation, Failure.cut(SAMPLES[operation]));
      expect([...new Set(await inconclusive())]).toEqual([
        `${operation}: the response is truncated, or isn't from AWS`,
      ]);
    });

    test.each(OF_EACH_SERVICE)('never answered: %s', async (operation) => {
      answering(operation, Failure.HANG);
      const { account, partition, homeRegion: region, names } = target;
      useProfiles('111111111111', '222222222222', '333333333333', '777777777777');
      const question = { plan, names: names.map(({ holder, ...name }) => name), home: { account, partition, region } };
      const state = await readDeploymentTarget({ ...question, accessTo: (id) => ({ profile: id, timeoutMs: 1000 }) });
      expect([
        ...new Set(
          preflight(plan, state).inconclusive.map(({ permission, why }) => `${operationThatTakes(permission)}: ${why}`),
        ),
      ]).toEqual([`${operation}: timeout`]);
    });
  });

  test.each(OF_EACH_SERVICE)('ends it with a sentence where the credentials have expired: %s', async (operation) => {
    answering(operation, Failure.error('ExpiredTokenException'));
    await expect(read(plan, target)).rejects.toThrow('the credentials have expired; sign in again');
  });

  test('is none of a clock that is wrong: AWS says what time it is', async () => {
    server().answers = answersOfTarget(target);
    server().clockOffset = 3_600_000;
    expect(await read(plan, target)).toEqual(target);
  });
});
