import { plan, problemsOf } from '../../support/plans';

const nameProblems = (name: string) => problemsOf({ trail: { name } });

test.each(['abc', 'a'.repeat(128), 'a.b_c-d', '1.2.3', '1.2.3.4.5', 'a1.2.3.4'])('%s is a trail name', (name) => {
  expect(nameProblems(name)).toEqual([]);
});

test.each(['', 'ab', 'a'.repeat(129), 'a--b', 'a._b', '-abc', 'abc-', 'a b c', 'a/b', 'äbc', '192.168.5.4', 'abc\n'])(
  '%j is not a trail name',
  (name) => {
    expect(nameProblems(name)).toEqual([
      `trail.name: is not a trail name, got ${JSON.stringify(name)}; allowed: 3 to 128 letters, digits, periods, ` +
        'underscores and hyphens, a letter or digit at both ends, no two of ._- side by side, not an IP address; ' +
        'choose another name',
    ]);
  },
);

test.each(['a', 'a'.repeat(200), 'audit/logs', "a!-_.'()b"])('%s is a key prefix', (keyPrefix) => {
  expect(problemsOf({ trail: { keyPrefix } })).toEqual([]);
});

test.each(['', '/audit', 'audit/', 'audit//logs', 'AWSLogs', 'audit/AWSLogs', 'a b', 'a$b', 'a*'])(
  '%j is not a key prefix',
  (keyPrefix) => {
    expect(problemsOf({ trail: { keyPrefix } })).toEqual([
      `trail.keyPrefix: is not a key prefix, got ${JSON.stringify(keyPrefix)}; ` +
        "allowed: 1 to 200 letters, digits and !-_.'()/, no slash at either end or twice in a row, no AWSLogs, which " +
        'CloudTrail adds itself; correct the prefix, or remove the key for no prefix',
    ]);
  },
);

test('a key prefix of 201 characters is too long', () => {
  expect(problemsOf({ trail: { keyPrefix: 'a'.repeat(201) } })).toHaveLength(1);
});

test('a former name that is the present one is an error', () => {
  expect(problemsOf({ trail: { name: 'new-audit', formerNames: ['old-audit', 'new-audit'] } })).toEqual([
    'trail.formerNames: contains the trail\'s current name, got "new-audit"; allowed: former names of the trail; ' +
      'remove it from the list',
  ]);
});

test('a multi-region trail without global service events is an error', () => {
  expect(problemsOf({ trail: { includeGlobalServiceEvents: false } })).toEqual([
    "trail.includeGlobalServiceEvents: can't be off in a multi-region trail, got false; allowed: true; remove " +
      'the key, or set multiRegion: false',
  ]);
});

test('a single-region trail can do without global service events', () => {
  expect(plan({ trail: { multiRegion: false, includeGlobalServiceEvents: false } }).trail).toMatchObject({
    multiRegion: false,
    includeGlobalServiceEvents: false,
  });
});

describe('tags', () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']));

  test("49 go in addition to the baseline's own", () => {
    expect(Object.keys(plan({ trail: { tags: many(49) } }).trail.tags)).toHaveLength(50);
  });

  test('50 are too many', () => {
    expect(problemsOf({ trail: { tags: many(50) } })).toEqual([
      'trail.tags: must be tags, got "50 tags"; allowed: up to 49 pairs of key and value; correct or remove tags',
    ]);
  });

  test('a user can rename who manages the trail', () => {
    expect(plan({ trail: { tags: { ManagedBy: 'platform' } } }).trail.tags).toEqual({ ManagedBy: 'platform' });
  });

  test.each(['a'.repeat(128), 'cost center', 'a:b/c=d+e-f@g', 'é'])('%s is a key', (key) => {
    expect(problemsOf({ trail: { tags: { [key]: 'x' } } })).toEqual([]);
  });

  test.each(['', 'a'.repeat(129), 'aws:owner', 'AWS:owner', 'a*b'])('%j is not a key', (key) => {
    expect(problemsOf({ trail: { tags: { [key]: 'x' } } })).toEqual([
      `trail.tags.${key}: is not a tag key, got ${JSON.stringify(key)}; allowed: 1 to 128 letters, ` +
        'digits, spaces and _.:/=+-@, not starting with aws:; rename the tag',
    ]);
  });

  test.each(['', 'a'.repeat(256)])('%j is a value', (value) => {
    expect(problemsOf({ trail: { tags: { owner: value } } })).toEqual([]);
  });

  test.each(['a'.repeat(257), 7, null, 'a*b'])('%j is not a value', (value) => {
    expect(problemsOf({ trail: { tags: { owner: value } } })[0]).toMatch(
      /^trail\.tags\.owner: is not a tag value, got .*; allowed: up to 256 /,
    );
  });
});
