import { NUMBER_TOKEN, problemsOf } from '../../support/plans';

const tiers = (...list: [string, number][]) => list.map(([storageClass, afterDays]) => ({ storageClass, afterDays }));
const problems = (list: ReturnType<typeof tiers>, retentionDays = 3653, queryWindowDays?: number) =>
  problemsOf({ storage: { retentionDays, tiers: list }, analytics: { queryWindowDays } });

const tooEarly = (index: number, why: string, got: number, earliest: number) =>
  `storage.tiers[${index}].afterDays: is too early ${why}, got ${got}; allowed: ${earliest} or more; raise ` +
  'the number of days';

describe('the first tier', () => {
  test.each([
    ['STANDARD_IA', 30],
    ['ONEZONE_IA', 30],
    ['INTELLIGENT_TIERING', 0],
    ['GLACIER_IR', 0],
    ['GLACIER', 0],
    ['DEEP_ARCHIVE', 0],
  ] as const)('can be %s from day %d on', (storageClass, day) =>
    expect(problems(tiers([storageClass, day]))).toEqual([]),
  );

  test.each(['STANDARD_IA', 'ONEZONE_IA'])('fails for %s on day 29', (storageClass) => {
    expect(problems(tiers([storageClass, 29]))).toEqual([tooEarly(0, `for ${storageClass}`, 29, 30)]);
  });
});

describe('the next tier', () => {
  test('can follow infrequent access after 30 days', () => {
    expect(problems(tiers(['STANDARD_IA', 30], ['GLACIER', 60]))).toEqual([]);
    expect(problems(tiers(['ONEZONE_IA', 45], ['DEEP_ARCHIVE', 75]))).toEqual([]);
  });

  test('fails to follow infrequent access before 30 days', () => {
    expect(problems(tiers(['STANDARD_IA', 30], ['GLACIER', 59]))).toEqual([
      tooEarly(1, 'after STANDARD_IA on day 30', 59, 60),
    ]);

    expect(problems(tiers(['ONEZONE_IA', 45], ['DEEP_ARCHIVE', 74]))).toEqual([
      tooEarly(1, 'after ONEZONE_IA on day 45', 74, 75),
    ]);
  });

  test('can follow any other class the day after', () => {
    expect(problems(tiers(['INTELLIGENT_TIERING', 0], ['GLACIER_IR', 1], ['GLACIER', 2], ['DEEP_ARCHIVE', 3]))).toEqual(
      [],
    );
  });

  test('fails on the same day', () => {
    expect(problems(tiers(['INTELLIGENT_TIERING', 0], ['GLACIER_IR', 0]))).toEqual([
      tooEarly(1, 'after INTELLIGENT_TIERING on day 0', 0, 1),
    ]);
  });

  test('fails before the earliest day of its own class, where that is later', () => {
    expect(problems(tiers(['INTELLIGENT_TIERING', 0], ['ONEZONE_IA', 29]))).toEqual([
      tooEarly(1, 'for ONEZONE_IA', 29, 30),
    ]);
  });

  test.each([
    ['INTELLIGENT_TIERING', 'STANDARD_IA', 'ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE'],
    ['ONEZONE_IA', 'GLACIER_IR', 'GLACIER, DEEP_ARCHIVE'],
    ['GLACIER', 'GLACIER_IR', 'DEEP_ARCHIVE'],
    ['DEEP_ARCHIVE', 'GLACIER', 'nothing, it is the last class'],
    ['GLACIER_IR', 'GLACIER_IR', 'GLACIER, DEEP_ARCHIVE'],
  ])("fails after %s for %s, which S3 doesn't move it to", (first, second, allowed) => {
    expect(problems(tiers([first, 100], [second, 200]))).toEqual([
      `storage.tiers[1].storageClass: can't follow ${first}, got "${second}"; allowed: ${allowed}; order the ` +
        'tiers as S3 moves objects, or remove one',
    ]);
  });

  test("isn't compared with a day that is known at deployment only", () => {
    expect(problems(tiers(['STANDARD_IA', NUMBER_TOKEN], ['GLACIER', 0]))).toEqual([]);
  });
});

describe('the retention', () => {
  test('can end the day after the last tier', () => {
    expect(problems(tiers(['GLACIER_IR', 364]), 365)).toEqual([]);
  });

  test('fails when it ends before a tier begins', () => {
    expect(problems(tiers(['GLACIER_IR', 365]), 365)).toEqual([
      'storage.tiers[0].afterDays: is after the day on which log files expire, 365, got 365; allowed: up ' +
        'to 364; remove the tier, or raise retentionDays',
    ]);
  });
});

describe('the query window', () => {
  test.each(['GLACIER', 'DEEP_ARCHIVE'])('fails for %s inside it', (storageClass) => {
    expect(problems(tiers([storageClass, 364]), 3653, 365)).toEqual([
      `storage.tiers[0].afterDays: moves log files to ${storageClass}, which Athena can't read, within the query ` +
        'window of 365 days, got 364; allowed: 365 or more; raise the number of days, shorten ' +
        'analytics.queryWindowDays, or use GLACIER_IR',
    ]);
  });

  test.each(['GLACIER', 'DEEP_ARCHIVE'])('can end the day that %s begins', (storageClass) => {
    expect(problems(tiers([storageClass, 365]), 3653, 365)).toEqual([]);
  });

  test.each(['STANDARD_IA', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR'])(
    'holds %s, which Athena reads',
    (storageClass) => {
      expect(problems(tiers([storageClass, 30]), 3653, 365)).toEqual([]);
    },
  );

  test('can reach as far as the retention', () => {
    expect(problems([], 365, 365)).toEqual([]);
  });

  test('fails beyond the retention', () => {
    expect(problems([], 365, 366)).toEqual([
      'analytics.queryWindowDays: is longer than log files are kept, 365 days, got 366; ' +
        'allowed: up to 365; shorten the window, or raise storage.retentionDays',
    ]);
  });

  test('says nothing of a bucket that exists already', () => {
    expect(
      problemsOf({ storage: { existingBucketName: 'company-logs' }, analytics: { queryWindowDays: 36500 } }),
    ).toEqual([]);
  });
});
