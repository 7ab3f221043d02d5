import * as fc from 'fast-check';
import { matchesWildcard, patternsMeet } from '../../../lib/cli/verify/wildcard';
import { cases } from '../../support/random-cases';

/** Slow on purpose-built patterns, and obviously right on short ones. */
function matchesRegex(pattern: string, text: string): boolean {
  const regex = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${regex}$`, 's').test(text);
}

test('matches what the same pattern matches as a regular expression', () => {
  const letters = fc.constantFrom('a', 'b', '.', '*', '?');
  const short = fc.string({ unit: letters, maxLength: 8 });

  fc.assert(
    fc.property(short, short, (pattern, text) => {
      expect(matchesWildcard(pattern, text)).toBe(matchesRegex(pattern, text));
    }),
    { numRuns: cases(2000) },
  );
});

test('answers for a pattern whose regular expression would backtrack for years', () => {
  const pattern = `${'*?'.repeat(200)}!`;
  expect(matchesWildcard(pattern, 'a'.repeat(2000))).toBe(false);
  expect(matchesWildcard(pattern, `${'a'.repeat(2000)}!`)).toBe(true);
});

describe('two patterns have a string in common', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });

  /** Every string of these characters up to a length. */
  const strings = ['', 'a', 'b'].flatMap((one) =>
    ['', 'a', 'b'].flatMap((two) =>
      ['', 'a', 'b'].flatMap((three) =>
        ['', 'a', 'b'].flatMap((four) => ['', 'a', 'b'].map((five) => `${one}${two}${three}${four}${five}`)),
      ),
    ),
  );

  test('if any string matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const isCommon = (text: string) => matchesWildcard(one, text) && matchesWildcard(other, text);
        if (strings.some(isCommon)) {
          expect(patternsMeet(one, other)).toBe(true);
        }
      }),
    );
  });

  test('only if some string matches both: no longer one than the patterns together is needed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '?'), maxLength: 5 }), pattern, (one, other) => {
        const isCommon = strings.some((text) => matchesWildcard(one, text) && matchesWildcard(other, text));
        expect(patternsMeet(one, other)).toBe(isCommon); // without a star, it is as long as the first pattern
      }),
    );
  });

  test('is decided for long patterns at once', () => {
    expect(patternsMeet('*a'.repeat(500), '?*b'.repeat(500))).toBe(false);
    expect(patternsMeet(`${'*a'.repeat(500)}*`, `${'?*b'.repeat(500)}*`)).toBe(true);
  });
});
