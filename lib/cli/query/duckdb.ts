import { createRequire } from 'module';
import { join } from 'path';
import { UsageError } from '../terminal/exit-code';

const PACKAGE = '@duckdb/node-api';

/** DuckDB of the project that the command is run in: it has binaries for each platform, which can't be bundled. */
export function requireDuckDb(folder: string = process.cwd()): typeof import('@duckdb/node-api') {
  const ofProject = createRequire(join(folder, 'package.json'));
  try {
    return ofProject(PACKAGE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') {
      throw new UsageError(`${PACKAGE} can't be loaded: ${(error as Error).message}`);
    }

    throw new UsageError(
      `queries on log files need DuckDB, which is installed in your project: npm install --save-dev ${PACKAGE}`,
    );
  }
}
