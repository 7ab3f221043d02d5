import { writeFileSync } from 'fs';
import { StarterKind } from '../init/kinds';
import { STARTERS } from '../init/starters';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { Terminal } from '../terminal/terminal';

export interface InitOptions {
  readonly for: StarterKind;
}

/** Writes a config file to start from. One that is there is left as it is. */
export async function init(path: string, options: InitOptions, { err }: Terminal): Promise<ExitCode> {
  try {
    writeFileSync(path, STARTERS[options.for], { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST' ? `${path} is there already; name another file` : `${path} can't be written: ${message}`,
    );
  }

  err(`${path} is written; replace what it says to, then: npx cdk-cloudtrail-baseline check ${path}\n`);
  return ExitCode.OK;
}
