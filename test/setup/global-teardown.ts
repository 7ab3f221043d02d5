import { TemporaryFiles } from './temporary-files';

/** Where nobody else works, what is left behind is ours and fails the run; elsewhere it may be another program's. */
export default function tearDown(): void {
  const files = (globalThis as any).temporaryFiles as TemporaryFiles;
  const left = files.remove();
  if (left.length === 0) {
    return;
  }

  const message =
    `left in the temporary folder: ${left.join(', ')}; create files below os.tmpdir(), and pass TMPDIR to child ` +
    'processes';

  if (process.env.CI !== undefined) {
    throw new Error(message);
  }

  console.warn(message);
}
