import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** The one folder below which a run of the tests creates its temporary files. */
export class TemporaryFiles {
  public readonly folder: string;

  private readonly before: ReadonlySet<string>;

  constructor(private readonly parent = tmpdir()) {
    this.before = new Set(readdirSync(parent));
    this.folder = mkdtempSync(join(parent, 'cdk-cloudtrail-baseline-tests-'));
  }

  /** Makes it the temporary folder of this process and of those that it starts: workers, and commands under test. */
  public use(): void {
    process.env.TMPDIR = this.folder;
  }

  /**
   * Removes the folder with all that is in it.
   *
   * @returns what was created in addition to it since
   */
  public remove(): string[] {
    process.env.TMPDIR = this.parent;
    rmSync(this.folder, { recursive: true, force: true });
    return readdirSync(this.parent).filter((name) => !this.before.has(name));
  }
}
