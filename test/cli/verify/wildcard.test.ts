import * as fc from 'fast-check';
import { matchesWildcard } from '../../../lib/cli/verify/wildcard';
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
