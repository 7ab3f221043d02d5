import { TemporaryFiles } from './temporary-files';

/** Leads all tests to one temporary folder, which global-teardown.ts removes. */
export default function setUp(): void {
  const files = new TemporaryFiles();
  files.use();
  (globalThis as any).temporaryFiles = files;
}
