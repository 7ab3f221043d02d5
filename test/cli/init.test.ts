import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { STARTER_KINDS } from '../../lib/cli/init/kinds';
import { ConfigFile } from '../../lib/file/config-file';
import { run } from '../support/command';

const newPath = () => join(mkdtempSync(join(tmpdir(), 'init-')), 'audit.yaml');

describe.each(STARTER_KINDS)('for %s', (kind) => {
  test('a config file is written that is valid', async () => {
    const path = newPath();
    expect(await run('init', path, '--for', kind)).toEqual({
      code: 0,
      out: '',
      err:
        `wrote ${path}; replace the values marked "replace", if any, then run: npx cdk-cloudtrail-baseline check ` +
        `${path}\n`,
    });

    expect((await run('check', path)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^# yaml-language-server: \$schema=/);
  });

  test('is of the kind that was asked for', async () => {
    const path = newPath();
    await run('init', path, '--for', kind);
    const { organization } = ConfigFile.load(path).config;
    expect([organization !== undefined, organization?.controlTower]).toEqual([
      kind !== 'account',
      kind === 'control-tower' ? 'COMPLEMENT' : undefined,
    ]);
  });
});

test('the default is audit.yaml, for an account', async () => {
  const { out } = await run('init', '--help');
  expect(out).toContain('(choices: "account", "organization",');
  expect(out).toContain('default: "account"');
});

test('a file that is there stays as it is', async () => {
  const path = newPath();
  await run('init', path);
  const before = readFileSync(path, 'utf8');
  expect(await run('init', path, '--for', 'organization')).toEqual({
    code: 2,
    out: '',
    err: `${path} already exists; name another file\n`,
  });

  expect(readFileSync(path, 'utf8')).toBe(before);
});

describe('the path of the schema resolves from the folder of the file', () => {
  const SCHEMA = join('node_modules', 'cdk-cloudtrail-baseline', 'lib', 'config', 'baseline-config.schema.json');
  const project = mkdtempSync(join(tmpdir(), 'project-'));
  const schemaOf = (path: string) => {
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(path, 'utf8'))!;
    return resolve(dirname(path), schema);
  };

  beforeAll(() => {
    mkdirSync(join(project, 'config', 'audit'), { recursive: true });
  });

  afterEach(() => jest.restoreAllMocks());

  test.each(['audit.yaml', 'config/audit.yaml', 'config/audit/audit.yaml'])(
    '%s, before an installation',
    async (file) => {
      jest.spyOn(process, 'cwd').mockReturnValue(project);
      const path = join(project, file);
      await run('init', path);
      expect(schemaOf(path)).toBe(join(project, SCHEMA));
    },
  );

  test.each(['other.yaml', 'config/other.yaml', 'config/audit/other.yaml'])('%s, in another folder', async (file) => {
    mkdirSync(dirname(join(project, SCHEMA)), { recursive: true });
    writeFileSync(join(project, SCHEMA), '{}');
    const path = join(project, file);
    await run('init', path);
    expect(schemaOf(path)).toBe(join(project, SCHEMA));
  });

  test('of a file outside of a project: the folder of the file', async () => {
    const path = newPath();
    await run('init', path);
    expect(schemaOf(path)).toBe(join(dirname(path), SCHEMA));
  });
});

test("a folder that isn't there is told", async () => {
  expect(await run('init', join('nowhere', 'audit.yaml'))).toEqual({
    code: 2,
    out: '',
    err: "nowhere/audit.yaml can't be written: its folder does not exist\n",
  });
});
