import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';

export const ROOT = resolve(__dirname, '..', '..');

/** Everything that judges install, build and synthesize: ignored by git and npm, and safe to delete. */
export const WORKSPACE = join(ROOT, '.judges');

/** The template folders: an example's templates are in the folder of its name. */
export const TYPESCRIPT = join(WORKSPACE, 'typescript');
export const PYTHON = join(WORKSPACE, 'python');

/** The folder of the packages that jsii-pacmak builds. */
export const PACKAGES = join(WORKSPACE, 'packages');

const CACHE = join(WORKSPACE, 'cache');

/** Where jsii unpacks what wheels hold. */
export const JSII_CACHE = join(CACHE, 'jsii');

/** Creates a folder, empty even if it existed. */
export function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  return folder;
}

/** Returns a folder that is filled once for each key. If filling failed, the next call fills it again. */
export function cachedFolder(name: string, key: string[], fill: (folder: string) => void): string {
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  const folder = join(CACHE, `${name}-${hash}`);
  const complete = join(folder, 'complete');

  if (!existsSync(complete)) {
    removeCached(name);
    fill(emptyFolder(folder));
    writeFileSync(complete, '');
  }

  return folder;
}

function removeCached(name: string): void {
  mkdirSync(CACHE, { recursive: true });

  for (const entry of readdirSync(CACHE)) {
    if (entry.replace(/-[0-9a-f]{16}$/, '') === name) {
      rmSync(join(CACHE, entry), { recursive: true });
    }
  }
}
