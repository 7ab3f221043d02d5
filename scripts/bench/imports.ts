import { ProcessOptions, timeInProcess } from './process';
import { usedModules } from './used-modules';

/**
 * What importing requires: the package or the modules it uses, with and without the classes of aws-cdk-lib,
 * each of which is loaded when it is first mentioned.
 */
export function importers(options?: ProcessOptions) {
  const ours = 'require("./lib/index.js");';
  const modules = [...usedModules()];
  const requires = modules.map(([name]) => `require("${name}");`).join('\n');
  const classes = modules.flatMap(([name, members]) => mentions(name, members)).join('\n');

  return {
    baseline: () => timeInProcess(ours, options),
    modules: () => timeInProcess(requires, options),
    baselineAndClasses: () => timeInProcess(ours + classes, options),
    classes: () => timeInProcess(classes, options),
  };
}

function mentions(name: string, members: Set<string>): string[] {
  return [...members].map((member) => `void require("${name}").${member};`);
}
