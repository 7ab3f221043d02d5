import { ACCOUNTS, BREAK_GLASS, landingZonePlan, landingZoneProblems, ORGANIZATION } from '../../support/landing-zones';
import { LIST_TOKEN, TOKEN } from '../../support/plans';

const zone = (guardrails: unknown, section: object = {}) => ({
  organization: { ...ORGANIZATION, ...section },
  guardrails,
});

const rails = (guardrails: unknown, section: object = {}) => landingZonePlan(zone(guardrails, section)).guardrails;
const problems = (guardrails: unknown) => landingZoneProblems(zone(guardrails));

describe('the targets', () => {
  test('are the log archive alone where there is no security tooling account', () => {
    expect(
      rails({}, { accounts: { management: ACCOUNTS.management, logArchive: ACCOUNTS.logArchive } })!.targets,
    ).toStrictEqual(['222222222222']);
  });

  test('are those that the config names, in place of the default', () => {
    expect(rails({ targets: ['ou-ab12-cdefgh34'] })!.targets).toStrictEqual(['ou-ab12-cdefgh34']);
  });

  test.each([
    'r-ab12',
    `r-${'a'.repeat(32)}`,
    'ou-ab12-cdefgh34',
    `ou-ab12-${'c'.repeat(32)}`,
    `ou-${'a'.repeat(32)}-cdefgh34`,
    '000000000001',
    TOKEN,
  ])('can be %s', (target) => {
    expect(problems({ targets: [target] })).toEqual([]);
  });

  test.each([
    'r-ab1',
    `r-${'a'.repeat(33)}`,
    'ou-ab12-cdefgh3',
    `ou-ab12-${'c'.repeat(33)}`,
    'ou-ab1-cdefgh34',
    `ou-${'a'.repeat(33)}-cdefgh34`,
    '2222222222222',
    222222222222,
    'R-AB12',
    '*',
    'arn:aws:organizations::111111111111:root/o-exampleorg1/r-ab12',
  ])("can't be %j", (target) => {
    expect(problems({ targets: [target] })).toEqual([
      `guardrails.targets[0]: is not a target that policies can be attached to, got ${JSON.stringify(target)}; ` +
        'allowed: an account id of 12 digits in quotes, an organizational unit (ou-...) or the root (r-...); name ' +
        'an account, an organizational unit or the root',
    ]);
  });

  test('are in the list once', () => {
    expect(problems({ targets: ['r-ab12', '222222222222', 'r-ab12'] })).toEqual([
      'guardrails.targets[2]: is a duplicate in the list, got "r-ab12"; allowed: each value once; remove it',
    ]);
  });

  test("that aren't attached to can't be the management account either", () => {
    expect(problems({ attach: false, targets: ['111111111111'] })).toEqual([
      'guardrails.targets: names targets to attach policies to, and attach is false, got ["111111111111"]; allowed: ' +
        'nothing while attach is false; remove one of the two',
      "guardrails.targets[0]: is the management account, which organization policies don't apply to, got " +
        '"111111111111"; allowed: member accounts, organizational units, the root; remove it',
    ]);
  });

  test("that aren't valid keep the others in their places", () => {
    expect(problems({ targets: ['no target', '111111111111'] }).map((problem) => problem.split(':')[0])).toEqual([
      'guardrails.targets[0]',
      'guardrails.targets[1]',
    ]);
  });
});

describe('exempt roles', () => {
  test('are those that the config names', () => {
    expect(rails({ exemptRoles: [BREAK_GLASS] })!.exemptRoles).toStrictEqual([BREAK_GLASS]);
  });

  test('are in the list once', () => {
    expect(problems({ exemptRoles: [BREAK_GLASS, BREAK_GLASS] })).toEqual([
      `guardrails.exemptRoles[1]: is a duplicate in the list, got "${BREAK_GLASS}"; allowed: each value once; ` +
        'remove it',
    ]);
  });

  test('can be none', () => {
    expect(problems({ exemptRoles: [] })).toEqual([]);
  });

  test.each([
    'arn:aws:iam::222222222222:role/*',
    'arn:aws:iam::222222222222:role/a*b',
    'arn:aws:iam::222222222222:role/a?b',
    'arn:aws:iam::2222222222??:role/admin',
    'arn:aws:iam::22222222222:role/admin',
    'arn:aws:iam::222222222222:role/',
    'arn:aws:sts::222222222222:assumed-role/admin/session',
    'arn:aws:iam::222222222222:root',
    '*',
    7,
  ])("can't be %j", (role) => {
    expect(problems({ exemptRoles: [role] })).toEqual([
      `guardrails.exemptRoles[0]: is not the ARN of a role, got ${JSON.stringify(role)}; allowed: ` +
        `arn:PARTITION:iam::ACCOUNT:role/NAME, without * or ?; write the role's complete ARN`,
    ]);
  });
});

test("policies that aren't attached have default targets, which say what they are for", () => {
  expect(rails({ attach: false })).toStrictEqual({
    targets: ['222222222222', '333333333333'],
    exemptRoles: [],
    attach: false,
  });
});

test('naming guardrails is enough to switch them on, null included', () => {
  expect(rails(null)).toStrictEqual({ targets: ['222222222222', '333333333333'], exemptRoles: [], attach: true });
});

test('whether policies are attached is known at synth, and so are both lists', () => {
  expect(problems({ targets: LIST_TOKEN, exemptRoles: LIST_TOKEN, attach: TOKEN })).toEqual([
    'guardrails.targets: must be a list that is known at synth, got ["#{Token[TEST.2]}"]; allowed: a list; ' +
      'write the elements between [ and ]',
    'guardrails.exemptRoles: must be a list that is known at synth, got ["#{Token[TEST.2]}"]; allowed: a ' +
      'list; write the elements between [ and ]',
    'guardrails.attach: must be a boolean, got "${Token[TEST.1]}"; allowed: true, false; write one of the ' +
      'two, without quotes',
  ]);
});

test('a word that is nearly a key is asked about', () => {
  expect(problems({ exemptRole: [BREAK_GLASS] })).toEqual([
    `guardrails.exemptRole: is not a key, got ["${BREAK_GLASS}"]; allowed: targets, exemptRoles, attach; ` +
      'write exemptRoles',
  ]);
});
