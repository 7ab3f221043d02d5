import { readFileSync } from 'fs';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ProcessOptions, timeInProcess } from './process';

/** A whole run in a fresh process: everything is imported, one trail is created and synthesized. */
export function coldRuns(options?: ProcessOptions) {
  const synthesis = compiled('synthesis.ts');
  const handwritten = compiled('handwritten-trail.ts');
  return {
    baseline: () =>
      timeInProcess(
        `${synthesis}\nconst { CloudTrailBaseline } = require("./lib/index.js");
      synthesize((scope, id) => new CloudTrailBaseline(scope, id));`,
        options,
      ),
    // The block keeps apart what both files declare.
    handwritten: () => timeInProcess(`${handwritten}\n{${synthesis}\nsynthesize(makeByHand);}`, options),
    trail: () =>
      timeInProcess(
        `${synthesis}\nconst { Trail } = require("aws-cdk-lib/aws-cloudtrail");
      synthesize((scope, id) => new Trail(scope, id));`,
        options,
      ),
  };
}

function compiled(file: string): string {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
  return transpileModule(readFileSync(join(__dirname, file), 'utf8'), { compilerOptions }).outputText;
}
