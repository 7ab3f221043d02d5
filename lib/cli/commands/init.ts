import { schemaCommentFor } from '../../file/schema-comment';
import { StarterKind } from '../init/kinds';
import { STARTERS } from '../init/starters';
import { ExitCode } from '../terminal/exit-code';
import { Terminal } from '../terminal/terminal';
import { writeNewFile } from '../terminal/user-files';

export interface InitOptions {
  readonly for: StarterKind;
}

/** Writes a starter config file. Never overwrites a file. */
export async function init(path: string, options: InitOptions, { err }: Terminal): Promise<ExitCode> {
  writeNewFile(path, schemaCommentFor(path) + STARTERS[options.for], 'name another file');
  err(
    `wrote ${path}; replace the values marked "replace", if any, then run: npx cdk-cloudtrail-baseline check ${path}\n`,
  );

  return ExitCode.OK;
}
