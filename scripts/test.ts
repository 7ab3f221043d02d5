/** What `npm test` does, and how long each step takes. Arguments go to jest. */
import { spawn } from 'child_process';
import { once } from 'events';
import { constants, getPriority, setPriority } from 'os';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Prints what the step says as it says it, not at its end. */
  readonly streams?: boolean;
  /** Leaves the processors to the other steps, and uses them while those wait. */
  readonly yields?: boolean;
}

/** All run at once. */
const STEPS: readonly Step[] = [
  {
    name: 'types and lint',
    command: ['tsx', 'scripts/check-sources.ts'],
    env: { NODE_NO_WARNINGS: '1' },
    yields: true,
  },
  {
    name: 'format',
    command: ['prettier', '--log-level', 'warn', '--cache', '--check', '.'],
    yields: true,
  },
  { name: 'tests', command: ['jest', '--ci', ...process.argv.slice(2)], streams: true },
];

async function main(): Promise<void> {
  const started = Date.now();
  console.log(
    'Checks types, lint and format of all TypeScript, and runs the tests on the oldest and the newest aws-cdk-lib.',
  );

  const results = await Promise.all(STEPS.map(run));
  const passed = results.every((succeeded) => succeeded);

  console.log(`${passed ? 'Passed' : 'Failed'} after ${secondsSince(started)}.`);
  process.exitCode = passed ? 0 : 1;
}

async function run({
  name,
  command: [program, ...args],
  env,
  streams = false,
  yields = false,
}: Step): Promise<boolean> {
  const started = Date.now();
  const target = streams ? 'inherit' : 'pipe';
  const child = spawn(program, args, { stdio: ['ignore', target, target], env: { ...process.env, ...env } });
  if (yields && child.pid !== undefined) {
    setPriority(child.pid, Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
  }

  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });

  child.stderr?.on('data', (text) => {
    output += text;
  });

  const [code] = await once(child, 'close');

  process.stdout.write(code === 0 ? '' : output);
  console.log(`${name}: ${code === 0 ? 'passed' : 'failed'}, ${secondsSince(started)}`);
  return code === 0;
}

function secondsSince(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(0)} s`;
}

void main();
