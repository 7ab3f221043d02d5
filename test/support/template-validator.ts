import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { newApp } from './apps';
import { cases } from './random-cases';
import { validConfigs } from './random-configs';

/**
 * What CloudFormation's validator, which aws-cdk-lib runs by itself, finds in an app. Warnings of constructs aren't its
 * findings.
 */
export function findings(app: App): string[] {
  let directory: string;
  try {
    ({ directory } = app.synth());
  } catch {
    directory = app.outdir; // a finding is an error, and the report is there all the same
  }

  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  return pluginReports
    .filter(({ pluginName }: any) => !/annotation/i.test(pluginName))
    .flatMap(({ violations, metadata }: any) => [
      ...violations.map(({ ruleName, description }: any) => `${ruleName}: ${description}`),
      ...(metadata?.error === undefined ? [] : [metadata.error]), // a validator that fails finds nothing
    ]);
}

/** Random configs that are checked, in apps of so many each: the validator takes its time to start. */
const PER_APP = 25;

export function findsNothing(runs: number, make: (app: App, config: any, index: number) => void): void {
  fc.assert(
    fc.property(fc.array(validConfigs, { minLength: PER_APP, maxLength: PER_APP }), (configs) => {
      const app = newApp();
      configs.forEach((config, index) => make(app, config, index));
      expect(findings(app)).toEqual([]);
    }),
    {
      numRuns: cases(runs),
      endOnFailure: true, // shrinking 25 configs at once would take longer than reading the finding
      reporter: ({ failed, seed, counterexamplePath, errorInstance }) => {
        if (failed) {
          throw new Error(`seed ${seed}, path ${counterexamplePath}: ${errorInstance}`);
        }
      },
    },
  );
}
