import { readFileSync } from 'fs';
import { join, relative } from 'path';
import { CommandOptions, runCommand } from './command';
import { cachedFolder, ROOT } from './workspace';

/** The oldest Python that all pinned versions support: 3.11. */
const MINIMUM_MINOR_VERSION = 11;

const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input', '-qq'];

/** A virtual environment with exactly what a requirements file pins, installed once. */
export class Venv {
  private readonly python: string;

  constructor(name: string, requirements: string) {
    const folder = cachedFolder(name, keyOf(requirements), (created) => {
      runCommand('creating a virtual environment with python3', 'python3', ['-m', 'venv', created]);
      const install = [...PIP, 'install', '--only-binary', ':all:', '-r', requirements];
      runCommand(`installing ${relative(ROOT, requirements)} from PyPI`, pythonIn(created), install);
    });

    this.python = pythonIn(folder);
  }

  /** Runs Python without the environment variables and packages of this machine's own Python. */
  public run(purpose: string, args: string[], options?: CommandOptions): string {
    return runCommand(purpose, this.python, ['-I', ...args], options);
  }

  /** Replaces the installed wheel. Its dependencies must be installed already. */
  public installWheel(wheel: string): void {
    this.run('installing the wheel', [...PIP, 'install', '--no-index', '--no-deps', '--force-reinstall', wheel]);
    this.run('checking the dependencies of the wheel', ['-m', 'pip', 'check']);
  }

  /** Downloads what a requirements file pins, once, for a tool that creates virtual environments of its own. */
  public downloadWheels(name: string, requirements: string): string {
    return cachedFolder(name, keyOf(requirements), (folder) => {
      const download = [...PIP, 'download', '--only-binary', ':all:', '-r', requirements, '--dest', folder];
      this.run(`downloading ${relative(ROOT, requirements)} from PyPI`, download);
    });
  }
}

function keyOf(requirements: string): string[] {
  return [readFileSync(requirements, 'utf8'), pythonVersion()];
}

function pythonVersion(): string {
  const purpose = `looking for Python 3.${MINIMUM_MINOR_VERSION} or later`;
  const script = 'import sys; print(sys.version_info.minor, sys.version, sys.prefix)';
  const version = runCommand(purpose, 'python3', ['-c', script]).trim();

  const minor = Number.parseInt(version, 10);
  if (minor < MINIMUM_MINOR_VERSION) {
    throw new Error(`${purpose} failed: python3 is 3.${minor}`);
  }

  return version;
}

function pythonIn(folder: string): string {
  return join(folder, 'bin', 'python');
}
