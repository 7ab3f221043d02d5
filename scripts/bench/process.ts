import { execFileSync } from 'child_process';
import { ROOT } from './makers';

export interface ProcessOptions {
  /** A file that the process requires first. */
  readonly preload?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** What code prints in a fresh process, without a TypeScript loader. */
export function printedBy(code: string, { preload, env }: ProcessOptions = {}): string {
  const options = preload === undefined ? [] : ['--require', preload];
  return execFileSync(process.execPath, [...options, '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
}

/** How many milliseconds code takes in a fresh process, start of Node.js not included. */
export function timeInProcess(code: string, options?: ProcessOptions): number {
  const timed = `const started = performance.now();\n${code}\n;console.log('\\n' + (performance.now() - started));`;
  const lines = printedBy(timed, options).trim().split('\n'); // aws-cdk-lib may print something too
  return Number(lines.pop());
}
