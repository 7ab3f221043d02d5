import { Command, CommanderError, Option } from 'commander';
import { PREFLIGHT_ACTIONS, VERIFY_ACTIONS } from './aws/permissions';
import { printPolicy } from './commands/print-policy';
import { STARTER_KINDS } from './init/kinds';
import { FORMATS } from './query/formats';
import { ExitCode, UsageError } from './terminal/exit-code';
import { Terminal } from './terminal/terminal';
import { BaselineConfigError } from '../validation/problems';

const EXIT_CODES =
  '\nExit codes: 0 in order, or there is an answer; 1 something is to be fixed; ' +
  "2 it was inconclusive: wrong usage, or a file or an account that can't be read.";

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

    await makeProgram({ terminal, end }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // it has said what is wrong, or helped
      return error.exitCode === 0 ? ExitCode.OK : ExitCode.INCONCLUSIVE;
    }

    if (error instanceof UsageError || error instanceof BaselineConfigError) {
      terminal.err(`${error.message}\n`);
      return ExitCode.INCONCLUSIVE;
    }

    throw error;
  }
}

/** What commands need to run. */
interface Runner {
  readonly terminal: Terminal;
  end(code: ExitCode): void;
}

/** A command's own module is loaded when it is run, so that help comes at once. */
const load = {
  init: () => require('./commands/init') as typeof import('./commands/init'),
  app: () => require('./app') as typeof import('./app'),
  check: () => require('./commands/check') as typeof import('./commands/check'),
  verify: () => require('./commands/verify') as typeof import('./commands/verify'),
  preflight: () => require('./commands/preflight') as typeof import('./commands/preflight'),
  adopt: () => require('./commands/adopt') as typeof import('./commands/adopt'),
  query: () => require('./commands/query') as typeof import('./commands/query'),
  history: () => require('./commands/history') as typeof import('./commands/history'),
  readers: () => require('./account/readers') as typeof import('./account/readers'),
};

/** Every command with its words. */
function makeProgram(runner: Runner): Command {
  const { out: writeOut, err: writeErr } = runner.terminal;
  const program = new Command('cdk-cloudtrail-baseline')
    .description(
      'Checks config files of audit trails, compares them with what is deployed, and asks log files what happened.',
    )
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
    .description('write a config file to start from')
    .addOption(new Option('--for <kind>', 'whose trail it is').choices(STARTER_KINDS).default('account'))
    .action(async (file = 'audit.yaml', options) => end(await load.init().init(file, options, terminal)));
}

function addApp(program: Command, { end }: Runner): void {
  program
    .command('app <file>')
    .description(
      'the app of a config file, for the CDK: npx cdk deploy --app "npx cdk-cloudtrail-baseline app audit.yaml"',
    )
    .action(async (file) => end(await load.app().app(file)));
}

function addCheck(program: Command, { terminal, end }: Runner): void {
  program
    .command('check <file>')
    .description('check a config file, and say what is recorded, where it goes and how long it is kept')
    .option(
      '--cost <volumes>',
      'what a month costs with so many events: a file in YAML, as estimateMonthlyCost accepts them',
    )
    .option(
      '--against <folder>',
      'how many of the events in log files on disk each selector would record, and what that costs at their rate',
    )
    .option('--json', 'machine-readable output, in JSON')
    .action(async (file, options) => end(await load.check().check(file, options, terminal)));
}

function addVerify(program: Command, { terminal, end }: Runner): void {
  const command = program
    .command('verify [file]')
    .description(
      'compare a config file, or with --app what an app says, with what is deployed; nothing is ever written ' +
        'to an account',
    )
    .option('--app <folder>', 'the folder of an assembly, such as cdk.out, instead of a file');

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
      'look, before the first deployment, for what it would fail at, each with what fixes it; nothing is ever ' +
        'written to an account',
    );

  addAccountOptions(command).action(async (file, options) => {
    if (options.policy === true) {
      return end(printPolicy(PREFLIGHT_ACTIONS, terminal));
    }

    return end(await load.preflight().preflight(file, options, terminal));
  });
}

/** The options of commands that read accounts for a config. */
function addAccountOptions(command: Command): Command {
  return command
    .option(
      '--profile <profile>',
      'whose credentials are used: ACCOUNT=NAME, once for each account, or one NAME',
      append,
      [],
    )
    .option('--region <region>', "the trail's home region, where neither file nor profile says it")
    .option('--json', 'machine-readable output, in JSON')
    .option('--policy', 'print the IAM policy that it requires, and do nothing else');
}

function addAdopt(program: Command, { terminal, end }: Runner): void {
  program
    .command('adopt <trail>')
    .description(
      'describe a trail that is there, by its name or ARN, as a config, with what is to be imported and what ' +
        'the config has instead',
    )
    .option('--output <file>', 'the config file to write', 'audit.yaml')
    .option('--profile <name>', 'whose credentials are used')
    .option('--region <region>', "the trail's home region, where the profile doesn't say it")
    .option('--json', 'machine-readable output, in JSON; no file is written')
    .action(async (trail, options) =>
      end(await load.adopt().adopt(trail, options, terminal, load.readers().READERS.readAccount)),
    );
}

function addQuery(program: Command, { terminal, end }: Runner): void {
  program
    .command('query [name]')
    .description('run a saved query, or a file that ends in .sql, on log files on disk; without a name all are listed')
    .option(
      '--logs <folder>',
      'the folder with log files, as CloudTrail names them; - for records on standard input, as history ' +
        '--json gives them',
    )
    .option('--param <value>', 'what the query asks for, one for each, in its order', append, [])
    .option('--as-of <day>', 'the day that the query takes for today, YYYY-MM-DD')
    .addOption(new Option('--format <format>', 'how rows are printed').choices(FORMATS).default('table'))
    .option('--json', 'the same as --format json')
    .option('--skip-bad', "leave out log files that can't be read")
    .action(async (name, options) => end(await load.query().query(name, options, terminal)));
}

function addHistory(program: Command, { terminal, end }: Runner): void {
  program
    .command('history')
    .description(
      "look up management events of the last 90 days in CloudTrail's event history, which every account has, " +
        'of one region; those of global services are in us-east-1',
    )
    .option('--user <name>', "who did it: a user's name, or a session's")
    .option('--event-name <name>', 'what was done, such as DeleteTrail')
    .option('--resource <name>', 'to what, by name or id')
    .option('--resource-type <type>', 'such as AWS::S3::Bucket')
    .option('--source <service>', 'of which service, such as kms.amazonaws.com')
    .option('--access-key <id>', 'with which access key')
    .option('--event-id <id>', 'one event')
    .option('--since <time>', 'not before: 30m, 2h or 3d ago, or a time such as 2026-11-26T08:00:00Z')
    .option('--until <time>', 'not after')
    .option('--limit <count>', 'how many events at most', '1000')
    .option('--profile <name>', 'whose credentials are used')
    .option('--region <region>', 'which region is asked')
    .option('--json', 'the whole records, one in a line')
    .action(async (options) => end(await load.history().history(options, terminal)));
}

/** For options that can be given several times. */
function append(value: string, before: string[]): string[] {
  return [...before, value];
}
