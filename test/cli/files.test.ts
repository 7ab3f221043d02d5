import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from '../support/command';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
const pathOf = (name: string) => join(folder, name);

writeFileSync(pathOf('audit.yaml'), '{}');
mkdirSync(pathOf('folder.sql'));
symlinkSync('loop.sql', pathOf('loop.sql')); // can't be read, not even by root, who can read what has no permission

const { env } = process;
beforeAll(() => {
  process.env = { ...env, CDK_OUTDIR: pathOf('cdk.out') }; // as the CDK starts app
});

afterAll(() => {
  process.env = env;
});

/** Every command and option that names a file to read. */
const READ_FILE: (readonly [string, (path: string) => string[]])[] = [
  ['check', (path) => ['check', path]],
  ['check --json', (path) => ['check', path, '--json']],
  ['check --cost', (path) => ['check', pathOf('audit.yaml'), '--cost', path]],
  ['verify', (path) => ['verify', path]],
  ['preflight', (path) => ['preflight', path]],
  ['app', (path) => ['app', path]],
  ['query', (path) => ['query', path, '--logs', folder]],
];

const READ_FOLDER: typeof READ_FILE = [
  ['check --against', (path) => ['check', pathOf('audit.yaml'), '--against', path]],
  ['query --logs', (path) => ['query', 'root_activity', '--logs', path]],
];

const WRITE_FILE: typeof READ_FILE = [['init', (path) => ['init', path]]];

describe.each(READ_FILE)('%s', (_, argsFor) => {
  test.each([
    ["a file that isn't there", 'nowhere.sql', (path: string) => `file not found: ${path}\n`],
    ["a file in a folder that isn't there", 'nowhere/x.sql', (path: string) => `file not found: ${path}\n`],
    ['a file in a file', 'audit.yaml/x.sql', (path: string) => `file not found: ${path}\n`],
    ['a folder', 'folder.sql', (path: string) => `${path} can't be read: it is a folder\n`],
    ['an unreadable file', 'loop.sql', (path: string) => `${path} can't be read: its symbolic links form a loop\n`],
  ])('%s ends with 2 and one sentence', async (__, name, message) => {
    expect(await run(...argsFor(pathOf(name)))).toEqual({ code: 2, out: '', err: message(pathOf(name)) });
  });
});

describe.each(READ_FOLDER)('%s', (_, argsFor) => {
  test.each([
    ["a folder that isn't there", 'nowhere', (path: string) => `folder not found: ${path}\n`],
    ['a file', 'audit.yaml', (path: string) => `${path} can't be read: it is a file, not a folder\n`],
    ['an unreadable folder', 'loop.sql', (path: string) => `${path} can't be read: its symbolic links form a loop\n`],
  ])('%s ends with 2 and one sentence', async (__, name, message) => {
    expect(await run(...argsFor(pathOf(name)))).toEqual({ code: 2, out: '', err: message(pathOf(name)) });
  });
});

describe.each(WRITE_FILE)('%s', (_, argsFor) => {
  test.each([
    ['a folder', 'folder.sql', (path: string) => `${path} already exists; name another file\n`],
    [
      "a file in a folder that isn't there",
      'nowhere/x.yaml',
      (path: string) => `${path} can't be written: its folder does not exist\n`,
    ],
    ['a file in a file', 'audit.yaml/x.yaml', (path: string) => `${path} can't be written: its folder is a file\n`],
    [
      'an unusable folder',
      'loop.sql/x.yaml',
      (path: string) => `${path} can't be written: its symbolic links form a loop\n`,
    ],
  ])('%s ends with 2 and one sentence', async (__, name, message) => {
    expect(await run(...argsFor(pathOf(name)))).toEqual({ code: 2, out: '', err: message(pathOf(name)) });
  });
});

test.each([
  ["a folder that isn't there", 'nowhere'],
  ['a file', 'audit.yaml'],
])('verify --app: %s ends with 2 and one sentence', async (_, name) => {
  expect(await run('verify', '--app', pathOf(name))).toEqual({
    code: 2,
    out: '',
    err:
      `${pathOf(name)} is not a cloud assembly: it has no manifest.json; run cdk synth, and name its output folder, ` +
      'cdk.out by default\n',
  });
});

test('what the file system refuses elsewhere ends with 2 and one sentence too', async () => {
  process.env.CDK_OUTDIR = join(pathOf('audit.yaml'), 'cdk.out');
  const { code, err } = await run('app', pathOf('audit.yaml'));
  expect({ code, err }).toEqual({
    code: 2,
    err: `${process.env.CDK_OUTDIR} can't be used: it is a file, not a folder\n`,
  });
});
