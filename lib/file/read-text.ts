import { readFileSync, statSync } from 'fs';

/** More than any config needs, and little enough to be read in no time. */
const MAX_BYTES = 1024 * 1024;

/**
 * The text of a file.
 * @returns the text, or what is wrong with the file
 */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) {
      return { problem: `holds ${size} bytes, and a config at most ${MAX_BYTES}; name the file that was meant` };
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
    return { problem: "isn't text in UTF-8; save it in that encoding" };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};
