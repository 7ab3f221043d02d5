import { execFileSync, spawn } from 'child_process';
import { once } from 'events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { build } from 'esbuild';
import { run } from '../support/command';

const CLI = join(__dirname, '..', '..', 'lib', 'cli');

test('help names every command, and says what the exit codes mean', async () => {
  const { code, out, err } = await run('--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('query [options] [name]');
  expect(out).toContain(`
Exit codes:
  0: no drift, valid, or an answer
  1: findings
  2: inconclusive, wrong usage, or a file or account that can't be read
`);
});

test('each command helps too', async () => {
  const { code, out } = await run('query', '--help');
  expect(code).toBe(0);
  expect(out).toContain('--logs <folder>');
});

describe('--version', () => {
  const { version } = JSON.parse(readFileSync(join(CLI, '..', '..', 'package.json'), 'utf8'));

  test('prints the version of the package', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('prints the version of the package that the bundled command is in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
    const command = join(folder, 'lib', 'cli', 'command.js');
    await build({
      entryPoints: [join(CLI, 'main.ts')],
      outfile: command,
      bundle: true,
      platform: 'node',
      external: ['../index', 'aws-cdk-lib', '@aws-sdk/*'],
    });

    writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
    expect(execFileSync(process.execPath, [command, '--version'], { encoding: 'utf8' })).toBe('1.2.3\n');
  });
});

test("a command that there isn't is refused, with the one that is near", async () => {
  expect(await run('qery')).toEqual({
    code: 2,
    out: '',
    err: "error: unknown command 'qery'\n(Did you mean query?)\n",
  });
});

test("an option that there isn't is refused", async () => {
  expect(await run('query', '--log', 'x')).toEqual({
    code: 2,
    out: '',
    err: "error: unknown option '--log'\n(Did you mean --logs?)\n",
  });
});

test('no command imports a construct', () => {
  const sources = readdirSync(CLI, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  );

  expect(sources.length).toBeGreaterThan(5);
  expect(
    sources.filter((file) =>
      /(from|import\(|require\()\s*'(aws-cdk-lib|constructs|cdk-nag)/.test(readFileSync(join(CLI, file), 'utf8')),
    ),
  ).toEqual([]);
});

test('who reads no further, as head does, gets no stack trace', async () => {
  const child = spawn(process.execPath, [require.resolve('tsx/cli'), join(CLI, 'main.ts'), 'query'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });

  child.stdout.destroy();
  const [code] = await once(child, 'close');
  expect([code, err]).toEqual([0, '']);
});
