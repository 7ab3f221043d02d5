/**
 * Keeps CHANGELOG.md: `close` names its Unreleased section after the next version, and `notes` puts the section of the
 * version that is released before the list of commits. projen's bump has written that version before.
 */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const UNRELEASED = '## Unreleased';
const ROOT = join(__dirname, '..');
const CHANGELOG = join(ROOT, 'CHANGELOG.md');
const NOTES = join(ROOT, 'dist', 'changelog.md');
const VERSION = join(ROOT, 'dist', 'version.txt');

/** The changelog with its Unreleased section named after a version, and an empty one above it. */
export function closeUnreleased(changelog: string, version: string, date: string): string {
  if (sectionOf(changelog, UNRELEASED) === '') {
    throw new Error(`CHANGELOG.md has nothing under "${UNRELEASED}"; say there what changes for users`);
  }

  if (sectionOf(changelog, headingOf(version)) !== undefined) {
    throw new Error(`CHANGELOG.md has a section ${version} already; move the entries of "${UNRELEASED}" there`);
  }

  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n${headingOf(version)}${date}`);
}

/** What is published with a version: its section, then the list of commits. */
export function releaseNotes(changelog: string, version: string, commits: string): string {
  const section = sectionOf(changelog, headingOf(version));
  if (section === undefined || sectionOf(changelog, UNRELEASED) !== '') {
    throw new Error(
      `CHANGELOG.md isn't closed for ${version}; ` + 'run "npm run changelog", commit, merge, and release again',
    );
  }

  return `${section}\n\n${commits}`;
}

const headingOf = (version: string) => `## ${version} - `;

/** The text between a heading and the next one of its level; undefined without such a heading. */
function sectionOf(changelog: string, heading: string): string | undefined {
  const sections = changelog.split(/^(?=## )/m);
  return sections
    .find((section) => section.startsWith(heading))
    ?.replace(/^.*/, '')
    .trim();
}

if (require.main === module) {
  const [changelog, version] = [CHANGELOG, VERSION].map((path) => readFileSync(path, 'utf8').replace(/\n$/, ''));
  if (process.argv[2] === 'close') {
    writeFileSync(CHANGELOG, `${closeUnreleased(changelog, version, new Date().toISOString().slice(0, 10))}\n`);
  } else {
    writeFileSync(NOTES, releaseNotes(changelog, version, readFileSync(NOTES, 'utf8')));
  }
}
