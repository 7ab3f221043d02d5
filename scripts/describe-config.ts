/**
 * Writes what is created from the config's structs and checks, and the tuned example in YAML: `npx projen describe`.
 */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { configReference } from './config-reference';
import { configSchema } from './config-schema';
import { config } from '../examples/tuned/config';
import { ConfigFile } from '../lib/file/config-file';
import { SCHEMA_PATH, schemaCommentOf } from '../lib/file/schema-comment';

/** The generated files, by their paths. */
export function describeConfig(): Record<string, string> {
  return {
    [SCHEMA_PATH]: `${JSON.stringify(configSchema(), undefined, 2)}\n`,
    'docs/config.md': configReference(),
    'examples/tuned/audit.yaml': tunedYaml(),
  };
}

/** What a file names relatively is looked for next to it. */
function tunedYaml(): string {
  const { analytics } = config;
  const relocated = {
    ...config,
    analytics: { ...analytics, queries: { ...analytics?.queries, folder: 'queries' } },
  };

  return ConfigFile._toYaml(relocated, schemaCommentOf(`../../${SCHEMA_PATH}`));
}

if (require.main === module) {
  for (const [path, content] of Object.entries(describeConfig())) {
    writeFileSync(join(__dirname, '..', path), content);
  }
}
