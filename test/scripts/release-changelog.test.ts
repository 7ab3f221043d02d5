import { readFileSync } from 'fs';
import { join } from 'path';
import { closeUnreleased, releaseNotes } from '../../scripts/release-changelog';

const OPEN = '# Changelog\n\n## Unreleased\n\n### Added\n\n* A.\n\n## 0.1.0 - 2026-01-02\n\n### Fixed\n\n* B.\n';
const CLOSED =
  '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-03-04\n\n### Added\n\n* A.\n\n## 0.1.0 - 2026-01-02\n\n### ' +
  'Fixed\n\n* B.\n';

test('the Unreleased section gets the version and the date, and an empty one is opened', () => {
  expect(closeUnreleased(OPEN, '0.2.0', '2026-03-04')).toBe(CLOSED);
});

test("an empty section isn't closed", () => {
  expect(() => closeUnreleased(CLOSED, '0.3.0', '2026-03-05')).toThrow(
    'CHANGELOG.md has nothing under "## Unreleased"; say there what changes for users',
  );
});

test('a version has one section', () => {
  expect(() => closeUnreleased(OPEN, '0.1.0', '2026-03-05')).toThrow(
    'CHANGELOG.md has a section 0.1.0 already; move the entries of "## Unreleased" there',
  );
});

test('release notes are the section of the version, then the commits', () => {
  expect(releaseNotes(CLOSED, '0.2.0', '## 0.2.0\n\n### Features\n\n* a\n')).toBe(
    '### Added\n\n* A.\n\n## 0.2.0\n\n### Features\n\n* a\n',
  );

  expect(releaseNotes(CLOSED, '0.1.0', '')).toBe('### Fixed\n\n* B.\n\n');
});

test.each([
  ['without a section for its version', CLOSED, '0.3.0'],
  ['whose version only begins like another', CLOSED, '0.2'],
  ['with entries that no version has', OPEN, '0.1.0'],
])('a release %s fails', (_, changelog, version) => {
  expect(() => releaseNotes(changelog, version, '')).toThrow(
    `CHANGELOG.md isn't closed for ${version}; run "npm run changelog", commit, merge, and release again`,
  );
});

test('CHANGELOG.md has an Unreleased section first, sections of versions, and groups of Keep a Changelog', () => {
  const headings = readFileSync(join(__dirname, '..', '..', 'CHANGELOG.md'), 'utf8')
    .split('\n')
    .filter((line) => /^#{2,} /.test(line));

  expect(headings[0]).toBe('## Unreleased');
  expect(
    headings
      .slice(1)
      .filter(
        (heading) =>
          !/^(## \d+\.\d+\.\d+ - \d{4}-\d\d-\d\d|### (Added|Changed|Deprecated|Removed|Fixed|Security))$/.test(heading),
      ),
  ).toEqual([]);
});
