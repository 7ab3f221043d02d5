import * as fc from 'fast-check';
import { HOME_REGIONS, HOME_REGIONS_AS_OF } from '../../../lib/aws/home-regions';
import { ACCOUNTS, landingZonePlan, landingZoneProblems, ORGANIZATION } from '../../support/landing-zones';
import { plan, problemsOf, TOKEN, warningsFor } from '../../support/plans';
import { cases } from '../../support/random-cases';
import { pathsOf, replaceAt } from '../../support/random-configs';

const zone = (section: object) => ({ organization: { ...ORGANIZATION, ...section } });
const accounts = (section: object) => zone({ accounts: { ...ACCOUNTS, ...section } });

const NO_ID = 'is not the id of an organization';
const REGION_LIST =
  `${HOME_REGIONS.join(', ')} (as of ${HOME_REGIONS_AS_OF}); choose one of them: a trail records all regions, ` +
  'whatever its home region';

const OPT_IN =
  "isn't known to be enabled in every account by default, and member accounts that haven't enabled the home " +
  'region deliver nothing';

const DELEGATED =
  "CloudFormation can't create an organization trail from a delegated administrator " +
  '(https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1932): ' +
  'create it in the management account; a delegated administrator that is registered there can still manage it';

test('a landing zone in order has no problems', () => {
  expect(landingZoneProblems({ organization: ORGANIZATION })).toEqual([]);
  expect(landingZonePlan({ organization: ORGANIZATION }).organization).toEqual({
    ...ORGANIZATION,
    controlTower: undefined,
  });
});

describe('the id', () => {
  test.each(['o-exampleorg', 'o-0123456789', `o-${'a'.repeat(32)}`])('can be %s', (id) => {
    expect(landingZoneProblems(zone({ id }))).toEqual([]);
  });

  test.each(['o-012345678', `o-${'a'.repeat(33)}`, 'o-EXAMPLEORG', 'exampleorg1', ' o-exampleorg1'])(
    "can't be %s",
    (id) => {
      expect(landingZoneProblems(zone({ id }))).toEqual([
        `organization.id: ${NO_ID}, got "${id}"; allowed: o- and 10 to 32 lowercase letters and digits; ` +
          `write the id that \`aws organizations describe-organization\` shows`,
      ]);
    },
  );

  test("can be a token, which isn't validated", () => {
    expect(landingZoneProblems(zone({ id: TOKEN }))).toEqual([]);
    expect(problemsOf({ organization: { id: TOKEN } })).toEqual([]);
  });
});

describe('the accounts', () => {
  test.each(Object.keys(ACCOUNTS))('%s has 12 digits, in quotes', (account) => {
    for (const value of ['12345678901', '1234567890123', 123456789012, 'abcdefghijkl']) {
      expect(landingZoneProblems(accounts({ [account]: value }))).toEqual([
        `organization.accounts.${account}: is not an account id, got ${JSON.stringify(value)}; allowed: 12 ` +
          'digits, in quotes; write all 12 digits in quotes, leading zeros included',
      ]);
    }

    expect(landingZoneProblems(accounts({ [account]: '000000000001' }))).toEqual([]);
  });

  test.each(Object.keys(ACCOUNTS))('%s has to be known at synth', (account) => {
    expect(landingZoneProblems(accounts({ [account]: TOKEN }))).toEqual([
      `organization.accounts.${account}: must be known at synth, got "${TOKEN}"; allowed: 12 digits, in ` +
        'quotes; write the value itself',
    ]);
  });

  test("the log archive isn't the management account", () => {
    expect(landingZoneProblems(accounts({ logArchive: ACCOUNTS.management }))).toEqual([
      "organization.accounts.logArchive: is the management account, which organization policies don't " +
        'apply to, got "111111111111"; allowed: a member account of its own; ' +
        'name another account, or use CloudTrailBaseline in the management account',
    ]);
  });

  test.each([ACCOUNTS.management, ACCOUNTS.logArchive])(
    'the security tooling account is none of the others: %s',
    (securityTooling) => {
      expect(landingZoneProblems(accounts({ securityTooling }))).toEqual([
        `organization.accounts.securityTooling: is named twice, got "${securityTooling}"; allowed: an account ` +
          'of its own, or nothing; name another account, or remove the key',
      ]);
    },
  );

  test('the security tooling account can be left out', () => {
    expect(landingZoneProblems(accounts({ securityTooling: undefined }))).toEqual([]);
  });

  test('have to be there', () => {
    expect(landingZoneProblems(zone({ accounts: undefined }))).toEqual([
      'organization.accounts: is missing, got undefined; allowed: management, logArchive, securityTooling; ' +
        'name the accounts that the stacks are in',
    ]);

    expect(landingZoneProblems(accounts({ logArchive: undefined }))[0]).toContain(
      'organization.accounts.logArchive: is not an account id, got undefined',
    );
  });
});

describe('the home region', () => {
  test('is one that no account has to opt into, as of a day', () => {
    expect(HOME_REGIONS).toEqual([
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
      'ca-central-1',
      'sa-east-1',
      'eu-central-1',
      'eu-north-1',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-southeast-1',
      'ap-southeast-2',
      'us-gov-east-1',
      'us-gov-west-1',
      'cn-north-1',
      'cn-northwest-1',
    ]);

    expect(new Date(HOME_REGIONS_AS_OF).toISOString().slice(0, 10)).toBe(HOME_REGIONS_AS_OF);
  });

  test.each(HOME_REGIONS)('can be %s', (homeRegion) => {
    expect(landingZoneProblems(zone({ homeRegion }))).toEqual([]);
  });

  test.each(['ap-east-1', 'me-south-1', 'eu-south-1', 'us-iso-east-1', 'eu-south-9', 'eu'])(
    "can't be %s",
    (homeRegion) => {
      expect(landingZoneProblems(zone({ homeRegion }))).toEqual([
        `organization.homeRegion: ${OPT_IN}, got "${homeRegion}"; allowed: ${REGION_LIST}`,
      ]);
    },
  );

  test.each([
    ['eu-west-9', 'eu-west-1'],
    ['eu-west-1a', 'eu-west-1'],
    ['us-east1', 'us-east-1'],
  ])('fails with the name that is probably meant: %s', (homeRegion, meant) => {
    expect(landingZoneProblems(zone({ homeRegion }))).toEqual([
      `organization.homeRegion: ${OPT_IN}, got "${homeRegion}"; allowed: ${HOME_REGIONS.join(', ')} (as of ` +
        `${HOME_REGIONS_AS_OF}); write ${meant}`,
    ]);
  });

  test('must exist, and known at synth', () => {
    expect(landingZoneProblems(zone({ homeRegion: undefined }))).toEqual([
      `organization.homeRegion: is missing, got undefined; allowed: ${HOME_REGIONS.join(', ')}; name the ` +
        'region that the stacks are in',
    ]);

    expect(landingZoneProblems(zone({ homeRegion: TOKEN }))).toEqual([
      `organization.homeRegion: must be known at synth, got "${TOKEN}"; allowed: a region, such as eu-west-1; ` +
        'write the value itself',
    ]);
  });
});

describe('a delegated administrator', () => {
  test.each(['delegatedAdministrator', 'delegatedAdmin', 'DelegatedAdministrator'])(
    "can't be asked for, and the error says what to do instead: %s",
    (key) => {
      expect(landingZoneProblems(zone({ [key]: '333333333333' }))).toEqual([
        `organization.${key}: is not a key, got "333333333333"; allowed: id, accounts, homeRegion, ` +
          `controlTower; ${DELEGATED}`,
      ]);

      expect(landingZoneProblems(accounts({ [key]: '333333333333' }))).toEqual([
        `organization.accounts.${key}: is not a key, got "333333333333"; allowed: management, logArchive, ` +
          `securityTooling; ${DELEGATED}`,
      ]);
    },
  );
});

test.each<[string | undefined]>([['ap-east-1'], [undefined]])(
  'a home region that is %s hides nothing about the accounts',
  (homeRegion) => {
    const twice = { ...ACCOUNTS, logArchive: ACCOUNTS.management };
    expect(landingZoneProblems(zone({ homeRegion, accounts: twice }))).toEqual([
      expect.stringContaining('organization.homeRegion: is'),
      ...landingZoneProblems(zone({ accounts: twice })),
    ]);

    expect(landingZoneProblems(zone({ accounts: twice }))).toHaveLength(1);
  },
);

test("the trail can't record a single region", () => {
  const problem =
    "trail.multiRegion: can't be off in an organization trail, which would record one region of every " +
    'account, got false; allowed: true; remove the key';

  expect(landingZoneProblems({ organization: ORGANIZATION, trail: { multiRegion: false } })).toEqual([problem]);
  expect(problemsOf({ organization: { id: 'o-exampleorg1' }, trail: { multiRegion: false } })).toEqual([problem]);
});

describe('a Stage', () => {
  const inStage = (stage: object) => landingZoneProblems({ organization: ORGANIZATION }, { stage });

  test('has no environment, or that of the config', () => {
    expect(inStage({})).toEqual([]);
    for (const account of Object.values(ACCOUNTS)) {
      expect(inStage({ account, region: 'eu-west-1' })).toEqual([]);
    }

    expect(inStage({ account: TOKEN, region: TOKEN })).toEqual([]);
  });

  test('of another account is refused', () => {
    expect(inStage({ account: '999999999999' })).toEqual([
      "organization.accounts: doesn't name the account of the Stage, 999999999999, got " +
        '{"management":"111111111111","logArchive":"222222222222","securityTooling":"333333333333"}; ' +
        'allowed: the account of the Stage among them, or a Stage without an account; correct the accounts, or ' +
        'remove the account ' +
        "from the Stage's env",
    ]);
  });

  test('of another region is refused', () => {
    expect(inStage({ region: 'us-east-1' })).toEqual([
      'organization.homeRegion: isn\'t the region of the Stage, us-east-1, got "eu-west-1"; allowed: the region ' +
        "of the Stage, or a Stage without a region; correct the region, or remove it from the Stage's env",
    ]);
  });
});

describe('a part in a stack that exists already', () => {
  const inStack = (of: 'management' | 'logArchive', account: string, region: string) =>
    landingZoneProblems({ organization: ORGANIZATION }, { part: { of, account, region } });

  test('is in its account and the home region, as far as these are known', () => {
    expect(inStack('logArchive', '222222222222', 'eu-west-1')).toEqual([]);
    expect(inStack('management', TOKEN, TOKEN)).toEqual([]);
  });

  test('of another account is refused', () => {
    expect(inStack('logArchive', '333333333333', 'eu-west-1')).toEqual([
      'organization.accounts.logArchive: isn\'t the account of the stack, 333333333333, got "222222222222"; ' +
        'allowed: the account of the stack; correct it, or place the log archive in a stack of that account',
    ]);
  });

  test("that is the trail can't be a delegated administrator's", () => {
    expect(inStack('management', '333333333333', 'eu-west-1')).toEqual([
      `organization.accounts.management: isn't the account of the stack, 333333333333, got "111111111111"; ` +
        `allowed: the account of the stack; place the trail in a stack of the management account: ${DELEGATED}`,
    ]);
  });

  test('of another region is refused', () => {
    expect(inStack('logArchive', '222222222222', 'us-east-1')).toEqual([
      'organization.homeRegion: isn\'t the region of the stack, us-east-1, got "eu-west-1"; allowed: the ' +
        'region of the stack; correct it, or place the construct in a stack of that region',
    ]);
  });
});

describe('another landing zone in the same Stage', () => {
  const differing = (organizationId: string, others: string[]) =>
    landingZoneProblems(
      { organization: ORGANIZATION },
      { others: [{ path: 'Other', organizationId, accounts: others }] },
    );

  test('can be of another organization and its accounts', () => {
    expect(differing('o-anotherorg2', ['444444444444', '555555555555'])).toEqual([]);
  });

  test("can't be of the same organization", () => {
    expect(differing('o-exampleorg1', Object.values(ACCOUNTS))).toEqual([
      'organization.id: is also the organization of Other, in the same Stage, got "o-exampleorg1"; allowed: ' +
        'each organization once; remove one of the two, or place it in a Stage of its own',
    ]);
  });

  test("can't have an account in common, since names would collide", () => {
    expect(differing('o-anotherorg2', ['222222222222'])).toEqual([
      'organization.accounts.logArchive: is also an account of Other, so that names would collide, got ' +
        '"222222222222"; allowed: accounts of this organization; correct the account',
    ]);
  });
});

describe('the organization', () => {
  const MISSING =
    'organization: is missing, got undefined; allowed: id, accounts, homeRegion, controlTower; name the ' +
    'organization and its accounts';

  const pathsOfProblems = (config: unknown) => landingZoneProblems(config).map((problem) => problem.split(':')[0]);

  test.each([{}, { organization: undefined }, null])('must exist: %j', (config) => {
    expect(landingZoneProblems(config)).toEqual([MISSING]);
  });

  test('must exist, also where the config is no section at all', () => {
    expect(landingZoneProblems(7)).toEqual([expect.stringMatching(/^must be a section, got 7;/), MISSING]);
  });

  test.each([{}, null])('needs its keys: %j', (organization) => {
    expect(pathsOfProblems({ organization })).toEqual([
      'organization.id',
      'organization.accounts',
      'organization.homeRegion',
    ]);
  });

  test.each(['o-exampleorg1', [], 7])('is a section, not %j, of which nothing is missing', (organization) => {
    expect(landingZoneProblems({ organization })).toEqual([
      `organization: must be a section, got ${JSON.stringify(organization)}; allowed: id, accounts, ` +
        'homeRegion, controlTower; write its keys below it, or {} for its defaults',
    ]);
  });

  test('that is missing still has a trail of all regions', () => {
    expect(pathsOfProblems({ trail: { multiRegion: false } })).toEqual(['organization', 'trail.multiRegion']);
  });

  test('that is missing has no account or region to compare others with', () => {
    const keyArn = 'arn:aws:kms:us-east-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    expect(
      pathsOfProblems({
        storage: { replication: { bucketArn: 'arn:aws:s3:::dr-logs', keyArn } },
        encryption: { existingKeyArn: keyArn },
        delivery: {
          cloudWatchLogs: {
            existingLogGroupArn: 'arn:aws:logs:us-east-1:444444444444:log-group:audit',
            existingRoleArn: 'arn:aws:iam::444444444444:role/logs',
          },
        },
      }),
    ).toEqual(['organization']);
  });

  test.each(['accounts', 'homeRegion'])('without %s is compared with no stack, Stage or other landing zone', (key) => {
    const elsewhere = { account: '999999999999', region: 'us-east-1' };
    const others = [{ path: 'Other', organizationId: 'o-exampleorg1', accounts: Object.values(ACCOUNTS) }];
    expect(
      landingZoneProblems(zone({ [key]: undefined }), {
        stage: elsewhere,
        part: { ...elsewhere, of: 'management' },
        others,
      }),
    ).toEqual([expect.stringContaining(`organization.${key}: is missing, got undefined;`)]);
  });
});

test('fails with every problem in one error that says whose config it is', () => {
  expect(() =>
    landingZonePlan(
      zone({ accounts: { management: '111111111111', logArchive: '111111111111' }, controlTower: 'complement' }),
    ),
  ).toThrow(
    new Error(
      [
        'the config of OrgAudit has 2 problems:',
        '  - organization.controlTower: is not one of the choices, got "complement"; allowed: COMPLEMENT, ' +
          'INDEPENDENT; choose one of them, in uppercase',
        "  - organization.accounts.logArchive: is the management account, which organization policies don't " +
          'apply to, got "111111111111"; allowed: a member account of its own; ' +
          'name another account, or use CloudTrailBaseline in the management account',
      ].join('\n'),
    ),
  );
});

test('everything is reported at once, what depends on the organization included', () => {
  const config = {
    organization: { id: 'x', accounts: { management: '1', logArchive: '2' }, homeRegion: 'ap-east-1' },
    storage: { retentionDays: 0 },
    guardrails: { targets: ['x'] },
  };

  expect(landingZoneProblems(config).map((problem) => problem.split(':')[0])).toEqual([
    'organization.id',
    'organization.accounts.management',
    'organization.accounts.logArchive',
    'organization.homeRegion',
    'storage.retentionDays',
    'guardrails.targets[0]',
  ]);
});

describe.each<[string, unknown]>([
  ['wrong', 'my-org'],
  ['of another type', 7],
  ['missing', undefined],
])('an id that is %s hides nothing else of its section', (_, id) => {
  const BAD_ID =
    `organization.id: ${NO_ID}, got ${id === undefined ? id : JSON.stringify(id)}; allowed: o- and 10 to 32 ` +
    `lowercase letters and digits; write the id that \`aws organizations describe-organization\` shows`;

  const NO_CHINA =
    "organization.controlTower: leaves management events to Control Tower, which the China regions don't have, got " +
    '"COMPLEMENT"; allowed: nothing in aws-cn; remove the key, so that this trail records them';

  const NO_INSIGHTS =
    "events.insights.management: analyzes management events, which Control Tower's trail records, got " +
    '["API_ERROR_RATE"]; allowed: nothing while organization.controlTower is COMPLEMENT; ' +
    'remove the key, or use insights.data';

  const NO_SINGLE_REGION =
    "trail.multiRegion: can't be off in an organization trail, which would record one region of every " +
    'account, got false; allowed: true; remove the key';

  const rest = { trail: { multiRegion: false }, events: { insights: { management: ['API_ERROR_RATE'] } } };

  test('in a landing zone', () => {
    const section = {
      id,
      homeRegion: 'cn-north-1',
      controlTower: 'COMPLEMENT',
      accounts: { management: '111111111111', logArchive: '111111111111' },
    };

    const others = [{ path: 'Other', organizationId: 'o-anotherorg2', accounts: ['444444444444'] }];
    expect(landingZoneProblems({ ...zone(section), ...rest }, { stage: { region: 'eu-west-1' }, others })).toEqual([
      BAD_ID,
      NO_CHINA,
      "organization.accounts.logArchive: is the management account, which organization policies don't " +
        'apply to, got "111111111111"; allowed: a member account of its own; ' +
        'name another account, or use CloudTrailBaseline in the management account',
      'organization.homeRegion: isn\'t the region of the Stage, eu-west-1, got "cn-north-1"; allowed: the region ' +
        "of the Stage, or a Stage without a region; correct the region, or remove it from the Stage's env",
      NO_SINGLE_REGION,
      NO_INSIGHTS,
    ]);
  });

  test('in a baseline of one account', () => {
    const config = { organization: { id, controlTower: 'COMPLEMENT', homeRegion: 'eu-west-1' }, ...rest };
    const misplaced =
      'organization.homeRegion: sets where the stacks of a landing zone are, and this baseline is ' +
      'already in a stack, got "eu-west-1"; allowed: nothing; remove the key, or use OrganizationBaseline';

    expect(problemsOf(config, { homeRegion: 'cn-north-1' })).toEqual([
      BAD_ID,
      misplaced,
      NO_CHINA,
      NO_SINGLE_REGION,
      NO_INSIGHTS,
    ]);

    expect(problemsOf(config, { homeRegion: 'me-south-1' })).toEqual([
      BAD_ID,
      misplaced,
      `organization: ${OPT_IN}, got "me-south-1"; allowed: ${REGION_LIST}`,
      NO_SINGLE_REGION,
      NO_INSIGHTS,
    ]);
  });
});

describe('a baseline of one account', () => {
  test("takes the id alone, and names the trail as an organization's", () => {
    expect(problemsOf({ organization: { id: 'o-exampleorg1' } })).toEqual([]);
    expect(plan({ organization: { id: 'o-exampleorg1' } }).trail.name).toBe('organization-audit');
    expect(plan({ organization: { id: 'o-exampleorg1' }, trail: { name: 'audit' } }).trail.name).toBe('audit');
    expect(plan({}).trail.name).toBe('Stack-Audit-12345678');
  });

  test('plans the organization in the region of its stack', () => {
    expect(plan({ organization: { id: 'o-exampleorg1', controlTower: 'INDEPENDENT' } }).organization).toEqual({
      id: 'o-exampleorg1',
      homeRegion: 'eu-west-1',
      controlTower: 'INDEPENDENT',
    });

    expect(plan({}).organization).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['accounts', ACCOUNTS],
    ['accounts', { management: '1', mangement: '2' }],
    ['accounts', null],
    ['homeRegion', 'eu-west-1'],
    ['homeRegion', 'me-south-1'],
    ['homeRegion', TOKEN],
  ])("refuses %s, which place stacks, and doesn't say first how to correct them: %j", (key, value) => {
    expect(problemsOf({ organization: { id: 'o-exampleorg1', [key]: value } })).toEqual([
      `organization.${key}: sets where the stacks of a landing zone are, and this baseline is already in a stack, ` +
        `got ${JSON.stringify(value)}; allowed: nothing; remove the key, or use OrganizationBaseline`,
    ]);
  });

  test.each<unknown>([{}, null, { targets: [] }, { target: 'r-ab12' }, 7])(
    "refuses guardrails, and doesn't say first how to correct them: %j",
    (guardrails) => {
      expect(problemsOf({ guardrails })).toEqual([
        'guardrails: require a landing zone, and this baseline is in one account, got ' +
          `${JSON.stringify(guardrails)}; allowed: nothing; use OrganizationBaseline, or TrailGuardrails in ` +
          'addition to this baseline',
      ]);
    },
  );

  test('refuses a stack in an opt-in region, as far as that is known', () => {
    expect(problemsOf({ organization: { id: 'o-exampleorg1' } }, { homeRegion: 'me-south-1' })).toEqual([
      `organization: ${OPT_IN}, got "me-south-1"; allowed: ${REGION_LIST}`,
    ]);

    expect(problemsOf({ organization: { id: 'o-exampleorg1' } }, { homeRegion: TOKEN })).toEqual([]);
    expect(problemsOf({}, { homeRegion: 'me-south-1' })).toEqual([]);
  });

  test('needs the id', () => {
    expect(problemsOf({ organization: null })).toEqual([
      `organization.id: ${NO_ID}, got undefined; allowed: o- and 10 to 32 lowercase letters and digits; ` +
        `write the id that \`aws organizations describe-organization\` shows`,
    ]);
  });

  test('warns that log files in the management account are weaker', () => {
    expect(warningsFor({ organization: { id: 'o-exampleorg1' } })).toEqual([
      'logsInManagementAccount: organization: the log files of all accounts are in the management account, to ' +
        'which no policy of the organization applies, so its administrators can delete the records of their own ' +
        'actions; keep log files in a separate account with OrganizationBaseline',
    ]);
  });
});

describe('random landing zones', () => {
  /** Drawing strings of a grammar each time would take most of the time. */
  const oneOf = (arbitrary: fc.Arbitrary<string>) => fc.constantFrom(...fc.sample(arbitrary, { numRuns: 50, seed: 1 }));
  const account = oneOf(fc.stringMatching(/^[0-9]{12}$/));
  const id = oneOf(fc.stringMatching(/^o-[a-z0-9]{10,32}$/));
  const target = oneOf(
    fc.oneof(fc.stringMatching(/^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/), fc.stringMatching(/^r-[0-9a-z]{4,32}$/)),
  );

  const role = oneOf(fc.stringMatching(/^arn:aws:iam::[0-9]{12}:role\/[A-Za-z0-9+=,.@_/-]{1,40}$/));
  const inOrder = fc.record(
    {
      organization: fc
        .uniqueArray(account, { minLength: 3, maxLength: 3 })
        .chain(([management, logArchive, securityTooling]) =>
          fc.record(
            {
              id,
              accounts: fc.constantFrom({ management, logArchive }, { management, logArchive, securityTooling }),
              homeRegion: fc.constantFrom(...HOME_REGIONS.filter((region) => !region.startsWith('cn-'))),
              controlTower: fc.constantFrom('COMPLEMENT', 'INDEPENDENT'),
            },
            { requiredKeys: ['id', 'accounts', 'homeRegion'] },
          ),
        ),
      guardrails: fc.oneof(
        fc.record(
          {
            targets: fc.uniqueArray(target, { minLength: 1, maxLength: 3 }),
            exemptRoles: fc.uniqueArray(role, { maxLength: 3 }),
            attach: fc.constant(true),
          },
          { requiredKeys: [] },
        ),
        fc.constant({ attach: false }),
      ),
    },
    { requiredKeys: ['organization'] },
  );

  test('that are in order have a plan', () => {
    fc.assert(
      fc.property(inOrder, (config) => {
        expect(landingZoneProblems(config)).toEqual([]);
      }),
      { numRuns: cases(500) },
    );
  });

  test("with one value spoilt have our error, at the value's path", () => {
    const spoilt = fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      '*',
      '?',
      'a b',
      '${x}',
      '111111111111 ',
      -5,
      0.5,
      NaN,
      111111111111,
      [],
      [[]],
      {},
      { a: 1 },
      [null],
      10n,
    );

    fc.assert(
      fc.property(inOrder, fc.nat(), spoilt, (config, pick, value) => {
        const paths = pathsOf(config);
        const path = paths[pick % paths.length];
        // the empty list was in order, and stays so
        fc.pre(!(path === 'guardrails.exemptRoles' && Array.isArray(value) && value.length === 0));
        expect(
          landingZoneProblems(replaceAt(config, path, value)).filter((problem) => !problem.startsWith(path)),
        ).toEqual([]);

        expect(landingZoneProblems(replaceAt(config, path, value))).not.toEqual([]);
      }),
      { numRuns: cases(2000) },
    );
  });

  test('of anything at all have a plan or our error, never another one', () => {
    const keys = fc.constantFrom(
      'organization',
      'id',
      'accounts',
      'management',
      'logArchive',
      'securityTooling',
      'homeRegion',
      'controlTower',
      'guardrails',
      'targets',
      'exemptRoles',
      'attach',
      'storage',
      'readers',
      'encryption',
      'analytics',
      'sources',
    );

    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.anything(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    })).value;

    const places = {
      part: { of: 'management', account: '111111111111', region: 'eu-west-1' },
      stage: { account: '111111111111', region: 'eu-west-1' },
    } as const;

    fc.assert(
      fc.property(anything, anything, anything, (config, organization, rest) => {
        const others = [{ path: 'Other', organizationId: 'o-anotherorg2', accounts: ['444444444444'] }];
        for (const any of [
          config,
          { organization, guardrails: rest },
          { organization: { ...ORGANIZATION, accounts: organization, controlTower: rest } },
          { organization: ORGANIZATION, guardrails: organization, storage: rest, analytics: rest },
        ]) {
          landingZoneProblems(any, { ...places, others }); // rethrows nothing, and fails for an error of another name
        }
      }),
      { numRuns: cases(1000) },
    );
  });
});
