import { execFileSync } from 'child_process';
import { basename, join } from 'path';
import { CDK_FOLDER, SAME_CDK, versionIn } from '../support/cdk-version';

const ROOT = join(__dirname, '..', '..');

/** Runs a script in a process of its own, from the sources, on the same version of aws-cdk-lib as this test. */
function run(script: string, env: NodeJS.ProcessEnv = {}, nodeOptions: string[] = []): string {
  const { PATH, HOME, TMPDIR } = process.env;
  return execFileSync(process.execPath, [...SAME_CDK, ...nodeOptions, '--import', 'tsx', join(__dirname, script)], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      PATH,
      HOME,
      TMPDIR,
      TSX_TSCONFIG_PATH: join(ROOT, 'test', 'tsconfig.json'), // examples import the published name
      CDK_VALIDATION: 'false', // other tests validate these templates
      ...env,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1e8,
  });
}

test('another process runs on the version of aws-cdk-lib that this test runs on', () => {
  expect(run('print-version.ts')).toBe(versionIn(CDK_FOLDER));
});

test('the same app gives the same bytes in another process, with another clock, time zone and locale', () => {
  const here = run('print-templates.ts', { TZ: 'UTC', LANG: 'C' });
  const there = run('print-templates.ts', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, [
    '--require',
    join(__dirname, 'other-clock.js'),
  ]);

  expect(there).toBe(here);
  expect(here).toContain('"TrailName":"Stack-Audit-9CF4CB89"');
});

// tsx compiles in the process that it serves.
test('importing the package loads its peers only, and not cdk-nag', () => {
  expect(JSON.parse(run('loaded-modules.ts')).filter((name: string) => !['tsx', 'esbuild'].includes(name))).toEqual([
    basename(CDK_FOLDER),
    'constructs',
  ]);
});
