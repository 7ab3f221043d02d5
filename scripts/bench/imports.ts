import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ROOT } from './makers';

/** The modules outside the package that its compiled code requires, and what it uses of each. */
function usedModules(): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const file of readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
    const code = readFileSync(join(ROOT, 'lib', file), 'utf8');
    for (const [, variable, name] of code.matchAll(/const (\w+) = require\("([^."][^"]*)"\)/g)) {
      const members = used.get(name) ?? new Set();
      [...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].forEach(([, member]) => members.add(member));
      used.set(name, members);
    }
  }
  return used;
}

/** Runs code in a fresh process without a TypeScript loader; how long it takes there, start of Node.js not included. */
function timeInProcess(code: string): number {
  const timed = `const started = performance.now();\n${code}\n;process.stdout.write(String(performance.now() - started));`;
  return Number(execFileSync(process.execPath, ['-e', timed], { cwd: ROOT, encoding: 'utf8' }));
}

/** What importing takes: the package or the modules it uses, with and without the classes of aws-cdk-lib, each loaded when first mentioned. */
export function importers() {
  const ours = 'require("./lib/index.js");';
  const modules = [...usedModules()];
  const requires = modules.map(([name]) => `require("${name}");`).join('\n');
  const classes = modules.flatMap(([name, members]) => [...members].map((member) => `void require("${name}").${member};`)).join('\n');
  return {
    baseline: () => timeInProcess(ours),
    modules: () => timeInProcess(requires),
    baselineAndClasses: () => timeInProcess(ours + classes),
    classes: () => timeInProcess(classes),
  };
}

/** A whole run in a fresh process: everything is imported, one trail is made and synthesized. */
export function coldRuns() {
  const compiled = (file: string) => transpileModule(readFileSync(join(__dirname, file), 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  }).outputText;
  const synthesis = compiled('synthesis.ts');
  const handwritten = compiled('handwritten-trail.ts');
  return {
    baseline: () => timeInProcess(`${synthesis}\nconst { CloudTrailBaseline } = require("./lib/index.js");
      synthesize((scope, id) => new CloudTrailBaseline(scope, id));`),
    // The block keeps apart what both files declare.
    handwritten: () => timeInProcess(`${handwritten}\n{${synthesis}\nsynthesize(makeByHand);}`),
  };
}
