import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { ROOT } from './makers';
import { printedBy } from './process';

const LIB = join(ROOT, 'lib', '/');
const LOADED = 'require("./lib/index.js"); console.log(JSON.stringify(Object.keys(require.cache)));';

/**
 * The modules of other packages that an import of this one loads, and what its code uses of each.
 * What only the command loads isn't among them, nor what is loaded when it is needed.
 */
export function usedModules(): Map<string, Set<string>> {
  const loaded: string[] = JSON.parse(printedBy(LOADED));
  const { resolve } = createRequire(LIB);
  const used = new Map<string, Set<string>>();

  for (const file of loaded.filter((path) => path.startsWith(LIB))) {
    const code = readFileSync(file, 'utf8');
    for (const [, variable, name] of code.matchAll(/const (\w+) = require\("([^."][^"]*)"\)/g)) {
      if (loaded.includes(resolve(name))) {
        used.set(name, new Set([...(used.get(name) ?? []), ...membersOf(variable, code)]));
      }
    }
  }

  return used;
}

function membersOf(variable: string, code: string): string[] {
  return [...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].map(([, member]) => member);
}
