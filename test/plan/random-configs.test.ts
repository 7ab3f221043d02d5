import * as fc from 'fast-check';
import { plan, problemsOf } from '../support/plans';
import { cases } from '../support/random-cases';
import { pathsOf, replaceAt, validConfigs } from '../support/random-configs';

test('any config in order has a plan', () => {
  fc.assert(
    fc.property(validConfigs, (config) => {
      expect(problemsOf(config)).toEqual([]);
    }),
    { numRuns: cases(1000) },
  );
});

test('a plan fed back as a config is the same plan', () => {
  fc.assert(
    fc.property(validConfigs, (config) => {
      const {
        trail,
        storage: { logBucket },
      } = plan(config);

      fc.pre(logBucket !== undefined);
      expect(plan({ trail, storage: logBucket })).toMatchObject({ trail, storage: { logBucket } });
    }),
    { numRuns: cases(500) },
  );
});

test("any config with one value spoilt has our error, at the value's path", () => {
  const spoilt = fc.constantFrom<unknown>(
    '',
    ' ',
    '*',
    '?',
    'a b',
    '${x}',
    -5,
    0.5,
    NaN,
    Infinity,
    [],
    [[]],
    { a: 1 },
    [null],
    10n,
  );

  fc.assert(
    fc.property(validConfigs, fc.nat(), spoilt, (config, pick, value) => {
      const paths = pathsOf(config);
      fc.pre(paths.length > 0);
      const path = paths[pick % paths.length];
      fc.pre(!(Array.isArray(value) && value.length === 0)); // an empty list is valid for a list
      fc.pre(!(path.startsWith('events.') && typeof value === 'string' && value !== '')); // most strings there are free
      const problems = problemsOf(replaceAt(config, path, value));
      expect(problems.some((problem) => problem.startsWith(path))).toBe(true);
    }),
    { numRuns: cases(2000) },
  );
});

test('anything at all has a plan or our error, never another one', () => {
  const keys = fc.constantFrom(
    'trail',
    'storage',
    'encryption',
    'delivery',
    'analytics',
    'name',
    'tiers',
    'readers',
    'cloudWatchLogs',
    'objectLock',
    'replication',
    'tags',
    'days',
  );

  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.anything(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  fc.assert(
    fc.property(anything, (config) => {
      problemsOf(config); // rethrows nothing, and fails for an error of another name
    }),
    { numRuns: cases(2000) },
  );
});
