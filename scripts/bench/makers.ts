import { existsSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { makeByHand } from './handwritten-trail';
import { makeOfL1s } from './l1-trail';
import { Maker } from './synthesis';

export const ROOT = join(__dirname, '..', '..');

/** The package as it is published. */
export function loadPackage(): typeof import('../../lib') {
  return loadCompiled(join(ROOT, 'lib', 'index.js'));
}

/** A compiled file, where an import here would be of the TypeScript source. */
export function loadCompiled<T>(file: string): T {
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: run \`npm run bench\`, which compiles it first`);
  }

  const require = createRequire(file);
  const loaded = require(file);
  const sources = Object.keys(require.cache).filter(
    (source) => source.startsWith(join(ROOT, 'lib', '/')) && source.endsWith('.ts'),
  );

  if (sources.length > 0) {
    throw new Error(`sources were loaded in place of compiled files: ${sources.join(', ')}`);
  }

  return loaded;
}

/** What is compared: ours first, then the rest. */
export function makers() {
  const { CloudTrailBaseline } = loadPackage();
  return {
    baseline: ((scope, id) => new CloudTrailBaseline(scope, id)) as Maker,
    handwritten: makeByHand,
    l1s: makeOfL1s,
    trail: ((scope, id) => new Trail(scope, id)) as Maker,
  };
}
