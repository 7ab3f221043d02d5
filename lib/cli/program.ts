import { Command, CommanderError, Option } from 'commander';
import { PREFLIGHT_ACTIONS, VERIFY_ACTIONS } from './aws/permissions';
import { printPolicy } from './commands/print-policy';
import { STARTER_KINDS } from './init/kinds';
import { FORMATS } from './query/formats';
import { ExitCode, UsageError } from './terminal/exit-code';
import { Terminal } from './terminal/terminal';
import { printable, printableLines } from './terminal/text';
import { ownVersion } from './version';
import { isFileError, reasonOf } from '../file/file-error';
import { BaselineConfigError } from '../validation/problems';

const EXIT_CODES = `
Exit codes:
  0: no drift, valid, or an answer
  1: findings
  2: inconclusive, wrong usage, or a file or account that can't be read`;

/**
 * Runs a command.
 *
 * @param args the arguments after the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code = ExitCode.OK;
  try {
    const end = (result: ExitCode) => {
      code = result;
    };

    await createProgram({ terminal, end }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // commander has printed the error or the help
      return error.exitCode === 0 ? ExitCode.OK : ExitCode.INCONCLUSIVE;
    }

    if (error instanceof UsageError || error instanceof BaselineConfigError) {
      terminal.err(`${printableLines(error.message)}\n`);
      return ExitCode.INCONCLUSIVE;
    }

    if (isFileError(error)) {
      terminal.err(`${printable(error.path ?? 'a file')} can't be used: ${reasonOf(error)}\n`);
      return ExitCode.INCONCLUSIVE;
    }

    throw error;
  }
}

/** What commands need besides their arguments. */
interface Runner {
  readonly terminal: Terminal;
  end(code: ExitCode): void;
}

/** The module of a command is loaded when the command runs, so that help is fast. */
const load = {
  init: () => require('./commands/init') as typeof import('./commands/init'),
  app: () => require('./app') as typeof import('./app'),
  check: () => require('./commands/check') as typeof import('./commands/check'),
  verify: () => require('./commands/verify') as typeof import('./commands/verify'),
  notCompared: () => require('./verify/not-compared') as typeof import('./verify/not-compared'),
  preflight: () => require('./commands/preflight') as typeof import('./commands/preflight'),
  adopt: () => require('./commands/adopt') as typeof import('./commands/adopt'),
  query: () => require('./commands/query') as typeof import('./commands/query'),
  history: () => require('./commands/history') as typeof import('./commands/history'),
  readers: () => require('./account/readers') as typeof import('./account/readers'),
};

/** All commands, with their help. */
function createProgram(runner: Runner): Command {
  const { out: writeOut, err: writeErr } = runner.terminal;
  const program = new Command('cdk-cloudtrail-baseline')
    .description('Checks config files of audit trails, compares them with what is deployed, and queries log files.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut, writeErr })
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError();

  for (const add of [addInit, addApp, addCheck, addVerify, addPreflight, addAdopt, addQuery, addHistory]) {
    add(program, runner);
  }

  for (const command of program.commands) {
    command.exitOverride().configureOutput(program.configureOutput()).addHelpText('after', EXIT_CODES);
  }

  return program;
}

function addInit(program: Command, { terminal, end }: Runner): void {
  program
    .command('init [file]')
    .description('write a starter config file')
    .addOption(new Option('--for <kind>', 'what the trail is for').choices(STARTER_KINDS).default('account'))
    .action(async (file = 'audit.yaml', options) => end(await load.init().init(file, options, terminal)));
}

function addApp(program: Command, { end }: Runner): void {
  program
    .command('app <file>')
    .description(
      'run the CDK app of a config file; start it through the CDK: npx cdk deploy ' +
        '--app "npx cdk-cloudtrail-baseline app audit.yaml"',
    )
    .action(async (file) => end(await load.app().app(file)));
}

function addCheck(program: Command, { terminal, end }: Runner): void {
  program
    .command('check <file>')
    .description(
      'check a config file, and print what is recorded, where it is delivered, how it is kept and protected, and ' +
        'what owners of existing resources must add to their policies',
    )
    .option(
      '--cost <volumes>',
      'also estimate the monthly cost, for the event volumes in this YAML file (the argument of estimateMonthlyCost)',
    )
    .option(
      '--against <folder>',
      'also count how many of the events in the log files in this folder each selector would record, and what they ' +
        'would cost a month at their rate',
    )
    .option('--account <id>', 'the account of the trail, if the file names none')
    .option('--region <region>', 'the home region of the trail, if the file names none')
    .option('--strict', 'exit with code 1 if there are warnings')
    .option('--json', 'print machine-readable JSON')
    .action(async (file, options) => end(await load.check().check(file, options, terminal)));
}

function addVerify(program: Command, { terminal, end }: Runner): void {
  const command = program
    .command('verify [file]')
    .description(
      'compare a config file, or with --app a synthesized app, with what is deployed; never writes to an account',
    )
    .option('--app <folder>', 'the cloud assembly to compare instead of a file, such as cdk.out')
    .addHelpText('after', () => `\n${load.notCompared().notComparedText()}`);

  addAccountOptions(command).action(async (file, options) => {
    if (options.policy === true) {
      return end(printPolicy(VERIFY_ACTIONS, terminal));
    }

    return end(await load.verify().verify(file, options, terminal, load.readers().READERS));
  });
}

function addPreflight(program: Command, { terminal, end }: Runner): void {
  const command = program
    .command('preflight [file]')
    .description(
      'check your accounts for anything that would make the first deployment fail, and print fixes; never writes to ' +
        'an account',
    );

  addAccountOptions(command).action(async (file, options) => {
    if (options.policy === true) {
      return end(printPolicy(PREFLIGHT_ACTIONS, terminal));
    }

    return end(await load.preflight().preflight(file, options, terminal));
  });
}

/** The options of commands that compare a config with accounts. */
function addAccountOptions(command: Command): Command {
  return command
    .option('--profile <profile>', 'use a named profile: ACCOUNT=NAME, once for each account, or one NAME', append, [])
    .option('--region <region>', "the trail's home region, if neither the file nor the profile names it")
    .option('--json', 'print machine-readable JSON')
    .option('--policy', 'print the IAM policy that this command requires, and exit');
}

function addAdopt(program: Command, { terminal, end }: Runner): void {
  program
    .command('adopt <trail>')
    .description(
      'write a config file that describes an existing trail, given by name or ARN, and print the steps to import it; ' +
        'never writes to an account',
    )
    .option('--output <file>', 'the config file to write', 'audit.yaml')
    .option('--profile <name>', 'use a named profile')
    .option('--region <region>', "the trail's home region, if the profile doesn't name it")
    .option('--json', 'print machine-readable JSON, and write no files')
    .action(async (trail, options) =>
      end(await load.adopt().adopt(trail, options, terminal, load.readers().READERS.readAccount)),
    );
}

function addQuery(program: Command, { terminal, end }: Runner): void {
  program
    .command('query [name]')
    .description('run a saved query, or a .sql file, on log files on disk; without a name, list all queries')
    .option(
      '--logs <folder>',
      'the folder of the log files, with the file names that CloudTrail gave them; - to read records from standard ' +
        'input, as history --json prints them',
    )
    .option('--param <value>', "a value for each of the query's parameters, in the query's order", append, [])
    .option('--as-of <day>', 'run the query as of this day, YYYY-MM-DD (default: today)')
    .addOption(new Option('--format <format>', 'the output format').choices(FORMATS).default('table'))
    .option('--json', 'same as --format json')
    .option('--skip-bad', "skip log files that can't be read")
    .action(async (name, options) => end(await load.query().query(name, options, terminal)));
}

function addHistory(program: Command, { terminal, end }: Runner): void {
  program
    .command('history')
    .description(
      "look up management events of the last 90 days in the account's event history, in one region; events of " +
        'global services are in us-east-1',
    )
    .option('--user <name>', 'only events of this user name or session name')
    .option('--event-name <name>', 'only events of this name, such as DeleteTrail')
    .option('--resource <name>', 'only events of this resource, by name or id')
    .option('--resource-type <type>', 'only events of this resource type, such as AWS::S3::Bucket')
    .option('--source <service>', 'only events of this service, such as kms.amazonaws.com')
    .option('--access-key <id>', 'only events with this access key')
    .option('--event-id <id>', 'only the event with this id')
    .option('--since <time>', 'only events since then: 30m, 2h or 3d ago, or a time such as 2026-11-26T08:00:00Z')
    .option('--until <time>', 'only events until then')
    .option('--limit <count>', 'the maximum number of events', '1000')
    .option('--profile <name>', 'use a named profile')
    .option('--region <region>', 'the region to look up')
    .option('--json', 'print the complete records, one per line')
    .action(async (options) => end(await load.history().history(options, terminal)));
}

/** Collects the values of an option that can be given several times. */
function append(value: string, before: string[]): string[] {
  return [...before, value];
}
