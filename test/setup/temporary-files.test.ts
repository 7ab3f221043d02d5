import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { TemporaryFiles } from './temporary-files';

const { TMPDIR } = process.env;
let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'parent-'));
  writeFileSync(join(parent, 'of-another-program'), '');
});

afterEach(() => {
  process.env.TMPDIR = TMPDIR;
  rmSync(parent, { recursive: true });
});

test('what is created below the temporary folder is gone after the run', () => {
  const files = new TemporaryFiles(parent);
  files.use();
  writeFileSync(join(mkdtempSync(join(tmpdir(), 'lake-')), 'records.json'), '{}');
  expect(existsSync(files.folder)).toBe(true);

  expect(files.remove()).toEqual([]);
  expect(readdirSync(parent)).toEqual(['of-another-program']);
});

test("what is created in addition to it is told, and what was there before isn't", () => {
  const files = new TemporaryFiles(parent);
  mkdtempSync(join(parent, 'cdk.out'));

  expect(files.remove()).toEqual([expect.stringMatching(/^cdk\.out/)]);
});

test('the tests run in such a folder', () => {
  expect(tmpdir()).toContain('cdk-cloudtrail-baseline-tests-');
});
