import { execFileSync } from 'child_process';
import { join } from 'path';
import { ROOT } from './makers';
import { interleave, median, Ratio } from './samples';

const COMMAND = join(ROOT, 'lib', 'cli', 'cdk-cloudtrail-baseline.js');
const TUNED = join(ROOT, 'examples', 'yaml', 'tuned.yaml');
const MOST_HELP = 150;
const MOST_CHECK = 1000;

/** The bundled command, each run a fresh process, to a Node.js that does nothing. */
export function commandRows(): string[][] {
  const times = interleave(20, { bare: run('-e', ''), help: run(COMMAND, '--help'), check: run(COMMAND, 'check', TUNED) });
  const bare = median(times.bare);
  const overBare = median(times.help) - bare;
  const check = median(times.check);
  return [
    ['', 'ms', 'to bare Node.js', 'target'],
    ['--help, over bare Node.js', overBare.toFixed(0), String(new Ratio(times.help, times.bare)), `at most ${MOST_HELP} ms: ${overBare <= MOST_HELP ? 'met' : 'missed'}`],
    ['check of the tuned example', check.toFixed(0), String(new Ratio(times.check, times.bare)), `at most ${MOST_CHECK} ms: ${check <= MOST_CHECK ? 'met' : 'missed'}`],
  ];
}

function run(...args: string[]): () => number {
  return () => {
    const started = performance.now();
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - started;
  };
}
