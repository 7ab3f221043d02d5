import { existsSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { makeByHand } from './handwritten-trail';
import { makeOfL1s } from './l1-trail';
import { Maker } from './synthesis';

export const ROOT = join(__dirname, '..', '..');

/** The package as it is published: compiled, where an import here would be of the TypeScript source. */
export function loadPackage(): typeof import('../../lib') {
  const main = join(ROOT, 'lib', 'index.js');
  if (!existsSync(main)) {
    throw new Error('lib/index.js is missing: run `npm run bench`, which compiles it first');
  }
  const require = createRequire(main);
  const loaded = require(main);
  const sources = Object.keys(require.cache).filter((file) => file.startsWith(join(ROOT, 'lib', '/')) && file.endsWith('.ts'));
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
