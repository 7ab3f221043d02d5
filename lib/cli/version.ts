import { readFileSync } from 'fs';
import { join } from 'path';

/** The version of this package. The path is also valid for the bundled command, which is in `lib/cli` as well. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };

  return version;
}
