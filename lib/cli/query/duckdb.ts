import { createRequire } from 'module';
import { join } from 'path';
import { UsageError } from '../terminal/exit-code';

const PACKAGE = '@duckdb/node-api';

/** Loads DuckDB from the project that the command runs in: its platform-specific binaries can't be bundled. */
export function requireDuckDb(folder: string = process.cwd()): typeof import('@duckdb/node-api') {
  const ofProject = createRequire(join(folder, 'package.json'));
  try {
    return ofProject(PACKAGE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') {
      throw new UsageError(`${PACKAGE} can't be loaded: ${(error as Error).message}`);
    }

    throw new UsageError(`queries on log files require DuckDB in your project: npm install --save-dev ${PACKAGE}`);
  }
}
