import { readFileSync } from 'fs';
import { table } from 'table';
import { analyticsRows } from './bench/analytics';
import { coldRuns } from './bench/cold-runs';
import { commandRows } from './bench/command';
import { eventRows } from './bench/events';
import { growthRows } from './bench/growth';
import { importPartRows } from './bench/import-parts';
import { importers } from './bench/imports';
import { makers } from './bench/makers';
import { newestRows, newestVersion } from './bench/newest';
import { organizationRows } from './bench/organization';
import { assertSameTemplate } from './bench/same-template';
import { interleave, meanOf, Ratio } from './bench/samples';
import { synthesize } from './bench/synthesis';

type Makers = ReturnType<typeof makers>;

/** See docs/performance.md for what the ratios mean. */
function main(): void {
  process.setSourceMapsEnabled(false); // this script's loader switches them on, which plain Node.js doesn't
  const subjects = makers();
  const { template } = synthesize(subjects.baseline);
  assertSameTemplate('the code by hand', synthesize(subjects.handwritten).template, template);
  assertSameTemplate('the code of L1s', synthesize(subjects.l1s).template, template);

  const { version } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8'));
  console.log(
    `Node.js ${process.version}, aws-cdk-lib ${version}. Ratios are medians, with the middle half of all ` +
      'rounds in brackets.',
  );

  show('Fresh processes', freshRows());
  show('Where an import of the package goes', importPartRows());
  show(`Fresh processes, aws-cdk-lib ${newestVersion()}`, newestRows());
  show('Synth of one default baseline, warm', synthRows(subjects));
  show('Growth, ten baselines per stack', growthRows(subjects.baseline, subjects.handwritten));
  show('Template', templateRows(subjects));
  show('Events', eventRows());
  show('Landing zone', organizationRows());
  show('Athena', analyticsRows());
  show('The command, fresh processes', commandRows());
}

function freshRows(): string[][] {
  const imports = interleave(50, importers());
  const { baseline, handwritten } = coldRuns();
  const runs = interleave(20, { baseline, handwritten });
  return [
    ['', 'to', 'ratio', 'target'],
    [
      'import of the package and all classes it uses',
      'import of these classes',
      ...new Ratio(imports.baselineAndClasses, imports.classes).against(1.3),
    ],
    [
      'import of the package',
      'import of the aws-cdk-lib classes it uses',
      String(new Ratio(imports.baseline, imports.classes)),
      '',
    ],
    [
      'import of the package, no class used yet',
      'import of the modules it uses',
      String(new Ratio(imports.baseline, imports.modules)),
      '',
    ],
    [
      'import and synth of one default baseline',
      'the same by hand',
      String(new Ratio(runs.baseline, runs.handwritten)),
      '',
    ],
  ];
}

function synthRows({ baseline, handwritten, l1s, trail }: Makers): string[][] {
  const subjects = {
    baseline: () => meanOf(5, () => synthesize(baseline).milliseconds),
    handwritten: () => meanOf(5, () => synthesize(handwritten).milliseconds),
    l1s: () => meanOf(5, () => synthesize(l1s).milliseconds),
    trail: () => meanOf(5, () => synthesize(trail).milliseconds),
  };

  interleave(10, subjects); // warm-up
  const times = interleave(40, subjects);
  return [
    ['to', 'ratio', 'target'],
    ['the same by hand, of the same L1s and L2s', ...new Ratio(times.baseline, times.handwritten).against(1.3)],
    ['the same by hand, of L1s only', String(new Ratio(times.baseline, times.l1s)), ''],
    ['Trail of aws-cdk-lib without options', String(new Ratio(times.baseline, times.trail)), ''],
  ];
}

function templateRows(subjects: Makers): string[][] {
  return [
    ['', 'resources', 'bytes', 'bytes of each of ten in a stack'],
    ...Object.entries(subjects).map(([name, make]) => {
      const { template, templateBytes } = synthesize(make);
      return [
        name,
        Object.keys(template.Resources).length,
        templateBytes,
        Math.round(synthesize(make, 10).templateBytes / 10),
      ].map(String);
    }),
  ];
}

function show(title: string, rows: string[][]): void {
  console.log(`\n${title}\n${table(rows)}`);
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
