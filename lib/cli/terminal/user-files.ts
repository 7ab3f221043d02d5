import { writeFileSync } from 'fs';
import { UsageError } from './exit-code';
import { isFileError, MISSING, reasonOf } from '../../file/file-error';
import { readText } from '../../file/read-text';

/**
 * Reads a file that the user named, as a string.
 * @throws UsageError if it can't be read
 */
export function readTextFile(path: string): string {
  const read = readText(path);
  if ('text' in read) {
    return read.text;
  }

  throw new UsageError(read.isMissing ? notFound('file', path) : `${path} ${read.problem}`);
}

/**
 * Calls a function that reads a file or folder that the user named.
 * @throws UsageError if the file system refuses
 */
export function readPath<T>(path: string, read: () => T, kind: 'file' | 'folder' = 'file'): T {
  try {
    return read();
  } catch (error) {
    if (!isFileError(error)) {
      throw error;
    }

    const isMissing = kind === 'file' ? MISSING.includes(error.code) : error.code === 'ENOENT';
    throw new UsageError(isMissing ? notFound(kind, path) : `${error.path ?? path} can't be read: ${reasonOf(error)}`);
  }
}

/**
 * Writes a file that the user named. Never overwrites a file.
 *
 * @param fix what to do if there is such a file
 * @throws UsageError if it can't be written
 */
export function writeNewFile(path: string, text: string, fix: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (!isFileError(error)) {
      throw error;
    }

    throw new UsageError(
      error.code === 'EEXIST'
        ? `${path} already exists; ${fix}`
        : `${path} can't be written: ${reasonOf(error, WRITE)}`,
    );
  }
}

/** The reasons that concern the folder of a new file. */
const WRITE: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
};

function notFound(kind: 'file' | 'folder', path: string): string {
  return `${kind} not found: ${path}`;
}
