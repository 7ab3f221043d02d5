import * as fc from 'fast-check';
import { BaselineConfig, CloudTrailBaseline } from '../../lib';
import { newApp, newStack } from '../support/apps';
import { cases } from '../support/random-cases';
import { pathsOf, replaceAt, validConfigs } from '../support/random-configs';

test(
  'any config with one value spoilt has our error from the construct, ' + "at the value's path, and never another one",
  () => {
    const stack = newStack(undefined, newApp());
    let id = 0;
    const spoilt = fc.constantFrom<unknown>('', '*', -5, NaN, [[]], { a: 1 }, new Map());
    fc.assert(
      fc.property(validConfigs, fc.nat(), spoilt, (config, pick, value) => {
        const paths = pathsOf(config);
        fc.pre(paths.length > 0);
        const path = paths[pick % paths.length];
        fc.pre(!(path.startsWith('events.') && value === '*')); // a name may have it
        try {
          new CloudTrailBaseline(stack, `Audit${id++}`, replaceAt(config, path, value) as BaselineConfig);
        } catch (error) {
          expect((error as Error).name).toBe('BaselineConfigError');
          expect((error as { problems: string[] } & Error).problems.some((problem) => problem.startsWith(path))).toBe(
            true,
          );

          return;
        }

        throw new Error(`${path} can be ${String(value)}`);
      }),
      { numRuns: cases(300) },
    );
  },
);
