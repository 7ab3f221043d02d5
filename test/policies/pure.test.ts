import { readFileSync, readdirSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';

const LIB = resolve(__dirname, '../../lib');

/** Everything that a file imports, and what that imports, as `room/file` or as a package's name. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  for (const [, module] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) [^;]*?from '([^']+)';$/gm)) {
    const imported = module.startsWith('.') ? `${join(dirname(file), module)}.ts` : module;
    if (!seen.has(imported)) {
      seen.add(imported);
      if (module.startsWith('.')) {
        importsOf(imported, seen);
      }
    }
  }

  return seen;
}

const packagesOf = (file: string) => [...importsOf(file)].filter((one) => !one.startsWith(LIB));

test('the room of policies loads no package, so that a command can know them without aws-cdk-lib', () => {
  const files = readdirSync(join(LIB, 'policies')).map((name) => join(LIB, 'policies', name));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => packagesOf(file).length > 0).map((file) => relative(LIB, file))).toEqual([]);
  expect(packagesOf(join(LIB, 'storage/log-key.ts'))).toContain('aws-cdk-lib/aws-kms'); // it would be seen
});
