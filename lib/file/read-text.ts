import { readFileSync, statSync } from 'fs';

/** More than any config needs, and small enough to be read fast. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a file as text.
 * @returns the text, or the problem with the file
 */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) {
      return {
        problem: `is too large for a config, got ${size} bytes; allowed: up to ${MAX_BYTES}; name another file`,
      };
    }

    bytes = readFileSync(path);
  } catch (error) {
    return {
      problem: `can't be read: ${REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message}`,
    };
  }

  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "isn't encoded in UTF-8; save it in that encoding" };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};
