import { join } from 'path';
import { coldRuns } from './cold-runs';
import { importers } from './imports';
import { ROOT } from './makers';
import { printedBy, ProcessOptions } from './process';
import { interleave, median, Ratio } from './samples';

const PRELOAD = join(ROOT, 'test', 'setup', 'newest-aws-cdk-lib.js');

/** aws-cdk-lib validates templates unless it is told not to. */
const VALIDATED: ProcessOptions = { preload: PRELOAD, env: { CDK_VALIDATION: undefined } };
const UNVALIDATED: ProcessOptions = { preload: PRELOAD, env: { CDK_VALIDATION: 'false' } };

/** Prints the version of aws-cdk-lib, and the packages of which it loads something. */
const LOADED = `require("./lib/index.js");
  const packages = Object.keys(require.cache).map((file) => /node_modules.(aws-cdk-lib[^/\\\\]*)/.exec(file)?.[1]);
  const { version } = require("aws-cdk-lib/package.json");
  console.log([version, ...new Set(packages.filter((name) => name !== undefined))].join());`;

/** The version of the newest aws-cdk-lib. */
export function newestVersion(): string {
  const [version, ...packages] = printedBy(LOADED, VALIDATED).trim().split(',');
  if (packages.join() !== 'aws-cdk-lib-newest') {
    throw new Error(`these were loaded in place of the newest aws-cdk-lib: ${packages}`);
  }

  return version;
}

/** Fresh processes that use the newest aws-cdk-lib, whose template validator takes most of a synth. */
export function newestRows(): string[][] {
  const { baselineAndClasses, classes } = importers(VALIDATED);
  const imports = interleave(50, { baselineAndClasses, classes });
  const on = coldRuns(VALIDATED);
  const off = coldRuns(UNVALIDATED);
  const runs = interleave(20, {
    baseline: on.baseline,
    trail: on.trail,
    unvalidatedBaseline: off.baseline,
    unvalidatedTrail: off.trail,
  });

  return [
    ['', 'to', 'ratio', 'target', 'ms'],
    [
      'import of the package and all classes it uses',
      'import of these classes',
      ...new Ratio(imports.baselineAndClasses, imports.classes).against(1.3),
      milliseconds(imports.baselineAndClasses),
    ],
    [
      'import and synth of one default baseline',
      'the same of Trail',
      String(new Ratio(runs.baseline, runs.trail)),
      '',
      milliseconds(runs.baseline),
    ],
    [
      'the same without template validation',
      'the same of Trail',
      String(new Ratio(runs.unvalidatedBaseline, runs.unvalidatedTrail)),
      '',
      milliseconds(runs.unvalidatedBaseline),
    ],
  ];
}

function milliseconds(times: readonly number[]): string {
  return median(times).toFixed(0);
}
