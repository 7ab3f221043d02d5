/** Writes what is made from the config's structs and checks: `npx tsx scripts/describe-config.ts`. */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { configReference } from './config-reference';
import { configSchema } from './config-schema';

/** The generated files, by their paths. */
export function describeConfig(): Record<string, string> {
  return {
    'lib/config/baseline-config.schema.json': `${JSON.stringify(configSchema(), undefined, 2)}\n`,
    'docs/config.md': configReference(),
  };
}

if (require.main === module) {
  for (const [path, content] of Object.entries(describeConfig())) {
    writeFileSync(join(__dirname, '..', path), content);
  }
}
