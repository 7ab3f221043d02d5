import { parseArgs } from 'util';
import { table } from 'table';
import { FORMATS, Format, print } from './query/print';
import { describeBad, runQuery, UsageError } from './query/run-query';
import { ownQueries } from '../lib/analytics/query-files';

const USAGE = `npm run query -- NAME --logs FOLDER [--param VALUE]… [--as-of YYYY-MM-DD] [--format ${FORMATS.join('|')}] [--skip-bad]

Runs a saved query, or a file that ends in .sql, on log files on disk.

  --logs      the folder with log files, as CloudTrail names them
  --param     what the query asks for, one for each, in its order
  --as-of     the day that the query takes for today
  --format    a table, CSV or JSON
  --skip-bad  leave out log files that can't be read
`;

/** Where the words go: answers to one place, all else to the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly showsProgress: boolean;
}

/** @returns the exit code: 0 if there is an answer, 1 if not */
export async function query(args: string[], { out, err, showsProgress }: Terminal): Promise<number> {
  try {
    const { values, positionals } = readArgs(args);
    if (values.help === true) {
      out(USAGE);
      return 0;
    }
    const [name, ...rest] = positionals;
    if (name === undefined) {
      out(listQueries());
      return 0;
    }
    if (rest.length > 0) {
      throw new UsageError(`one query at a time; ${rest.join(' ')} is too much`);
    }
    if (values.logs === undefined) {
      throw new UsageError('--logs FOLDER is missing');
    }
    const question = { query: name, logs: values.logs, parameters: values.param ?? [], now: endOf(values['as-of']), skipBad: values['skip-bad'] ?? false };
    const progress = (done: number, all: number) => showsProgress && err(`\rread ${done} of ${all} log files${done === all ? '\n' : ''}`);
    const format = formatOf(values.format);
    const { bad, files, newestDay, ...answer } = await runQuery(question, progress);
    if (bad.length > 0) {
      err(`${describeBad(bad, files)}\n`);
    }
    out(`${print(answer, format)}\n`);
    err(`${counted(answer.rows.length, 'row')} from ${counted(files - bad.length, 'log file')}\n`);
    if (newestDay !== undefined) {
      err(`the newest of them is of ${newestDay}, which is before all that the query looks at: try --as-of ${newestDay.replaceAll('/', '-')}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    err(`${error.message}\n`);
    return 1;
  }
}

function counted(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? '' : 's'}`;
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'logs': { type: 'string' },
        'param': { type: 'string', multiple: true },
        'as-of': { type: 'string' },
        'format': { type: 'string' },
        'skip-bad': { type: 'boolean' },
        'help': { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function formatOf(format: string = 'table'): Format {
  if (!(FORMATS as readonly string[]).includes(format)) {
    throw new UsageError(`--format is ${FORMATS.join(', ')}, not ${format}`);
  }
  return format as Format;
}

/** The end of a day, so that all of it is looked at. */
function endOf(day: string | undefined): Date {
  if (day === undefined) {
    return new Date();
  }
  const end = new Date(`${day}T23:59:59Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(end.getTime())) {
    throw new UsageError(`--as-of is a day, such as 2026-11-26, not ${day}`);
  }
  return end;
}

function listQueries(): string {
  const rows = ownQueries().map(({ name, job, says }) => [name, job ?? '', says]);
  return `${table([['query', 'job', 'what it answers'], ...rows], {
    columns: { 2: { width: 90, wrapWord: true } }, drawHorizontalLine: (index, count) => index < 2 || index === count,
  })}\n${USAGE}`;
}

if (require.main === module) {
  void query(process.argv.slice(2), {
    out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text), showsProgress: process.stderr.isTTY,
  }).then((code) => { process.exitCode = code; });
}
