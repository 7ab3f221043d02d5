/** What the file system says in place of an answer. */
export interface FileError {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly message: string;
}

/** Why the file system refuses a path, by error code. Other errors keep the system's message. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is a file, not a folder',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
};

/** The codes of a file that isn't there: of ENOTDIR, because a part of its path is a file. */
export const MISSING: readonly string[] = ['ENOENT', 'ENOTDIR'];

/** Whether an error comes from the file system. It isn't always an instance of this process's `Error`. */
export function isFileError(error: unknown): error is FileError {
  const { code, syscall, path } = (error ?? {}) as Partial<FileError>;
  if (typeof code !== 'string' || typeof syscall !== 'string') {
    return false;
  }

  // errors of reading and writing an open file have no path, and sockets report the same calls
  return typeof path === 'string' || (['read', 'write'].includes(syscall) && Object.hasOwn(REASONS, code));
}

/**
 * Why the file system refuses a path, in words.
 *
 * @param reasons words for codes that mean something else here
 */
export function reasonOf({ code, message }: FileError, reasons: Readonly<Record<string, string>> = {}): string {
  return reasons[code] ?? REASONS[code] ?? message;
}
