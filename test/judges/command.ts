import { spawnSync } from 'child_process';

/** All judges together have this long, so that a registry that doesn't answer fails the run. */
const MINUTES = 14;
const DEADLINE = Date.now() + MINUTES * 60_000;

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

export interface CommandOptions {
  readonly cwd?: string;
  /** Environment variables, in addition to this process's own. */
  readonly env?: Record<string, string>;
}

/**
 * Runs a command and returns what it prints.
 *
 * @param purpose what the command does, for the sentence that says that it failed
 */
export function runCommand(purpose: string, command: string, args: string[], options: CommandOptions = {}): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
    timeout: Math.max(1, DEADLINE - Date.now()),
  });

  if (error !== undefined) {
    throw new Error(`${purpose} failed: ${explain(error, command)}`);
  }

  if (status !== 0) {
    throw new Error(`${purpose} failed: ${lastLines(`${stdout}\n${stderr}`) || `${command} exited with ${status}`}`);
  }

  return stdout;
}

function explain({ code, message }: NodeJS.ErrnoException, command: string): string {
  switch (code) {
    case 'ENOENT':
      return `${command} isn't installed`;
    case 'ETIMEDOUT':
      return `all judges together took longer than ${MINUTES} minutes`;
    default:
      return message;
  }
}

/** The last lines say why. */
function lastLines(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

  return lines.slice(-3).join(' | ');
}
