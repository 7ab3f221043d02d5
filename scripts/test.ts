/** What `npm test` does, and how long each step takes. Arguments go to jest. */
import { spawn } from 'child_process';
import { once } from 'events';

interface Step {
  readonly name: string;
  readonly command: string[];
}

const TYPES: Step = { name: 'types', command: ['tsc', '--noEmit', '-p', 'test/tsconfig.json'] };
const LINT: Step = { name: 'lint', command: ['projen', 'eslint'] };
const TESTS: Step = { name: 'tests', command: ['jest', '--ci', ...process.argv.slice(2)] };

async function main(): Promise<boolean> {
  const started = Date.now();
  console.log('Checks types and lint of lib, test, examples and scripts, then runs the tests on the oldest and the newest aws-cdk-lib.');

  const checks = await Promise.all([run(TYPES), run(LINT)]); // neither fills two processors
  const passed = checks.every((succeeded) => succeeded) && await run(TESTS);

  console.log(`${passed ? 'Passed' : 'Failed'} after ${secondsSince(started)}.`);
  return passed;
}

async function run({ name, command: [program, ...args] }: Step): Promise<boolean> {
  const started = Date.now();
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');

  console.log(`${name}: ${code === 0 ? 'passed' : 'failed'}, ${secondsSince(started)}`);
  return code === 0;
}

function secondsSince(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(0)} s`;
}

void main().then((passed) => { process.exitCode = passed ? 0 : 1; });
