import { writeFileSync } from 'fs';
import { StarterKind } from '../init/kinds';
import { STARTERS } from '../init/starters';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { Terminal } from '../terminal/terminal';

export interface InitOptions {
  readonly for: StarterKind;
}

/** Writes a starter config file. Never overwrites a file. */
export async function init(path: string, options: InitOptions, { err }: Terminal): Promise<ExitCode> {
  try {
    writeFileSync(path, STARTERS[options.for], { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST' ? `${path} already exists; name another file` : `${path} can't be written: ${message}`,
    );
  }

  err(
    `wrote ${path}; replace the values marked "replace", if any, then run: npx cdk-cloudtrail-baseline check ${path}\n`,
  );

  return ExitCode.OK;
}
