import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ROOT } from './makers';
import { interleave, median, Ratio } from './samples';

const NAME = 'cdk-cloudtrail-baseline';
const COMMAND = join(ROOT, 'lib', 'cli', `${NAME}.js`);
const TUNED = join(ROOT, 'examples', 'tuned', 'audit.yaml');
const MOST_HELP = 150;
const MOST_CHECK = 1000;

/** The bundled command, each run a fresh process, to a Node.js that does nothing. */
export function commandRows(): string[][] {
  const project = newProject();
  const times = interleave(20, {
    bare: run('-e', ''),
    help: run(COMMAND, '--help'),
    npx: timed('npx', ['--no-install', NAME, '--help'], project),
    check: run(COMMAND, 'check', TUNED),
  });

  rmSync(project, { recursive: true });

  const bare = median(times.bare);
  const overBare = median(times.help) - bare;
  const npx = median(times.npx) - bare;
  const check = median(times.check);
  const toBare = (of: readonly number[]) => String(new Ratio(of, times.bare));
  return [
    ['', 'ms', 'to bare Node.js', 'target'],
    ['--help, over bare Node.js', overBare.toFixed(0), toBare(times.help), atMost(MOST_HELP, overBare)],
    ['the same through npx', npx.toFixed(0), toBare(times.npx), ''],
    ['check of the tuned example', check.toFixed(0), toBare(times.check), atMost(MOST_CHECK, check)],
  ];
}

/** A folder that has the package installed, as npm links it: npx finds the command there, and asks no registry. */
function newProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'bench-'));
  const commands = join(project, 'node_modules', '.bin');
  mkdirSync(commands, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  symlinkSync(ROOT, join(project, 'node_modules', NAME));
  symlinkSync(join('..', NAME, 'lib', 'cli', `${NAME}.js`), join(commands, NAME));
  return project;
}

function atMost(target: number, milliseconds: number): string {
  return `at most ${target} ms: ${milliseconds <= target ? 'met' : 'missed'}`;
}

function run(...args: string[]): () => number {
  return timed(process.execPath, args, ROOT);
}

function timed(command: string, args: string[], cwd: string): () => number {
  return () => {
    const started = performance.now();
    execFileSync(command, args, { cwd, stdio: 'ignore', env: { ...process.env, npm_config_update_notifier: 'false' } });
    return performance.now() - started;
  };
}
