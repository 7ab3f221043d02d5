import { readFileSync, statSync } from 'fs';
import { isFileError, MISSING, reasonOf } from './file-error';

/** More than any config needs, and small enough to be read fast. */
const MAX_BYTES = 1024 * 1024;

/** What is wrong with a file, as the words after its path. */
export interface UnreadableFile {
  readonly problem: string;
  readonly isMissing: boolean;
}

/**
 * Reads a file as text.
 * @returns the text, or the problem with the file
 */
export function readText(path: string): { readonly text: string } | UnreadableFile {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) {
      return {
        problem: `is too large for a config, got ${size} bytes; allowed: up to ${MAX_BYTES}; name another file`,
        isMissing: false,
      };
    }

    bytes = readFileSync(path);
  } catch (error) {
    if (!isFileError(error)) {
      throw error;
    }

    const isMissing = MISSING.includes(error.code);
    return { problem: `can't be read: ${isMissing ? 'the file does not exist' : reasonOf(error)}`, isMissing };
  }

  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "isn't encoded in UTF-8; save it in that encoding", isMissing: false };
  }
}
