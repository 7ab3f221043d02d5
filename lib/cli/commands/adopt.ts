import { parseArn } from '../../aws/arn';
import { ConfigFile } from '../../file/config-file';
import { schemaCommentFor } from '../../file/schema-comment';
import { ReadAccount } from '../account/read-account';
import { adopt as describe } from '../adopt/adoption';
import { outcomeOf } from '../adopt/outcome';
import { printAdoption } from '../adopt/report';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { announce } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { printableJson, printableLines } from '../terminal/text';
import { writeNewFile } from '../terminal/user-files';

export interface AdoptOptions {
  readonly output: string;
  readonly profile?: string;
  readonly region?: string;
  readonly json?: boolean;
}

/** Writes the config of an existing trail, and prints the steps to import it. Never writes to the account. */
export async function adopt(
  trail: string,
  options: AdoptOptions,
  terminal: Terminal,
  readAccount: ReadAccount,
): Promise<ExitCode> {
  const { output, profile, region, json = false } = options;
  const { out } = terminal;
  announce(terminal, `reading ${trail}`);
  const state = await readAccount({ trail, home: { profile, region }, ownerOf: (account) => account });
  if (state.trail.kind !== 'found') {
    throw new UsageError(
      state.trail.kind === 'absent'
        ? `there is no trail ${trail} in ${state.account} in ${state.homeRegion}`
        : `the trail can't be read: ${state.trail.why}; requires ${state.trail.permission}`,
    );
  }

  const { account } = parseArn(state.trail.value.arn);
  if (account !== state.account) {
    throw new UsageError(
      `the trail belongs to ${account}, but the credentials are for ${state.account}; use credentials of its account`,
    );
  }

  const report = outcomeOf(describe(state), state);
  const mapping = `${output.replace(/\.[^./\\]*$/, '')}.import.json`;
  if (!json) {
    const fix = 'name another file with --output';
    writeNewFile(output, ConfigFile._toYaml(report.config, schemaCommentFor(output)), fix);
    writeNewFile(mapping, `${JSON.stringify(report.imports, undefined, 2)}\n`, fix);
  }

  out(`${json ? printableJson(report, 2) : printableLines(printAdoption(report, output, mapping))}\n`);
  return report.problems.length > 0 ? ExitCode.FINDINGS : ExitCode.OK;
}
