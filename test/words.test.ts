import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';

const ROOT = join(__dirname, '..');

/** Words that were misread, and the term that is used instead: one term for each thing. */
const OLD_WORDS: [old: RegExp, instead: string][] = [
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bcould ?n[o']t (be told|tell)\b/i, 'inconclusive'],
  [/\bin line\b(?! \d)/i, 'no drift, in sync'],
  [/\b(is|are|isn't|aren't) in order\b/i, 'is valid'],
  [/\b(brought|bring|brings) (it |one )?along\b|\bbring your own\b/i, 'existing, pass in'],
  [/\bhand(s|ed|ing)? (it |one |both )?over\b/i, 'pass in'],
  [/\bguard rails?\b/i, 'guardrails'],
  [/\b(delivery|no) notices?\b/i, 'SNS notifications'],
  [/\btaken back\b/i, 'rolled back'],
  [/\bkeys? of KMS\b/i, 'a KMS key'],
  [/\bbut for\b/i, 'except for'],
  [/\bbeside\b/i, 'in addition to, alongside, next to'],
  [/\b(its|their) kin\b/i, 'and the other methods, and similar'],
  [/\bas far as (that )?can be seen\b/i, 'if known at synthesis'],
  [/\bwithout an end\b/i, 'in an endless loop'],
  [/\bfor ever\b/i, 'forever'],
  [/\bsmall letters\b|\b(lower|upper)-case\b/i, 'lowercase, uppercase'],
  [/\bhas to be there\b/i, 'required, must exist'],
  [/\bwaits? to be deleted\b/i, 'pending deletion'],
  [/\btakes? (it )?on\b/i, 'assumes'],
  [/\bfor (people|programs)\b/i, 'human-readable, machine-readable'],
  [/\b(is|are) otherwise\b/i, 'differs'],
  [/\ba text\b|\btexts\b/i, 'a string'],
  [/\b(is|are|was|were|be|been|being|isn't|aren't) made\b(?! (of|up|by|to|with|for)\b|, in UTC)/i, 'created'],
  [/\bsummaries of data events\b/i, 'aggregated events'],
  [/\b(stands?|standing|stood)\b(?! for\b)/i, 'is, is in, belongs to, depends on'],
];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const PAGES = readdirSync(ROOT).filter((name) => name.endsWith('.md') && name !== 'CODE_OF_CONDUCT.md');
const FILES = [
  ...PAGES.map((name) => join(ROOT, name)),
  ...['docs', 'lib', 'scripts', 'examples'].flatMap((folder) => filesBelow(join(ROOT, folder))),
].filter((path) => /\.(md|ts|sql|yaml)$/.test(path) && !path.endsWith('.d.ts'));

/** The old words in a file, each with its line and what to write. */
function oldWordsIn(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');

  return lines.flatMap((line, index) =>
    OLD_WORDS.filter(([old]) => old.test(line)).map(
      ([old, instead]) => `${relative(ROOT, path)}:${index + 1} says "${line.match(old)![0]}"; write: ${instead}`,
    ),
  );
}

test('docs, messages and comments use one term for each thing', () => {
  expect(FILES.flatMap(oldWordsIn)).toEqual([]);
});

test.each([
  ['it must be mended', 1],
  ['the guard rails are made', 2],
  ['the recommendation is made of amendments that stand for it', 0],
])('in "%s" %i old words are found', (line, count) => {
  expect(OLD_WORDS.filter(([old]) => old.test(line))).toHaveLength(count);
});
