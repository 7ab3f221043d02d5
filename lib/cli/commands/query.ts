import { table } from 'table';
import { ownQueries } from '../../queries/query-files';
import { Format } from '../query/formats';
import { spooled } from '../query/json-lines';
import { print } from '../query/print';
import { describeBad, runQuery } from '../query/run-query';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { countLogFiles } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { counted } from '../terminal/text';

export interface QueryOptions {
  readonly logs?: string;
  readonly param: string[];
  readonly asOf?: string;
  readonly format: Format;
  readonly json?: boolean;
  readonly skipBad?: boolean;
}

/** Prints the answer to `out`, counts and progress to `err`. */
export async function query(name: string | undefined, options: QueryOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, err } = terminal;
  const format = options.json === true ? 'json' : options.format;
  if (name === undefined) {
    out(listQueries(format));
    return ExitCode.OK;
  }

  if (options.logs === undefined) {
    throw new UsageError('--logs FOLDER is required');
  }

  const { logs, param: parameters, skipBad = false } = options;
  const now = endOf(options.asOf);
  const ask = (folder: string) =>
    runQuery({ query: name, logs: folder, parameters, now, skipBad }, countLogFiles(terminal));

  const { bad, files, newestDay, ...answer } =
    logs === '-' ? await spooled(await terminal.input(), ask) : await ask(logs);

  if (bad.length > 0) {
    err(`${describeBad(bad, files)}\n`);
  }

  out(`${print(answer, format)}\n`);
  err(`${counted(answer.rows.length, 'row')} from ${counted(files - bad.length, 'log file')}\n`);
  if (newestDay !== undefined) {
    err(
      `the newest log file is from ${newestDay}, before the query's time window: try --as-of ` +
        `${newestDay.replaceAll('/', '-')}\n`,
    );
  }

  return ExitCode.OK;
}

/** The end of a day, so that the query includes all of it. */
function endOf(day: string | undefined): Date {
  if (day === undefined) {
    return new Date();
  }

  const end = new Date(`${day}T23:59:59Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(end.getTime())) {
    throw new UsageError(`--as-of must be a day, such as 2026-11-26, got ${day}`);
  }

  return end;
}

function listQueries(format: Format): string {
  const queries = ownQueries().map(({ name, job, description }) => ({
    query: name,
    job: job ?? '',
    answers: description,
  }));

  if (format !== 'table') {
    return `${print({ columns: ['query', 'job', 'answers'], rows: queries }, format)}\n`;
  }

  return table([['query', 'job', 'what it answers'], ...queries.map(Object.values)], {
    columns: { 2: { width: 90, wrapWord: true } },
    drawHorizontalLine: (index, count) => index < 2 || index === count,
  });
}
