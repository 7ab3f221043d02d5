import { setTimeout } from 'timers/promises';
import { AccountAccess } from '../aws/access';
import { Aws } from '../aws/aws';
import { Wanted } from '../history/attributes';
import { Clock, HistoryEvent, lookUp } from '../history/lookup';
import { spanOf } from '../history/moment';
import { print } from '../query/print';
import { ExitCode, UsageError } from '../terminal/exit-code';
import { countEvents } from '../terminal/progress';
import { Terminal } from '../terminal/terminal';
import { counted, printableJson } from '../terminal/text';

export interface HistoryOptions extends Wanted, AccountAccess {
  readonly since?: string;
  readonly until?: string;
  readonly limit: string;
  readonly json?: boolean;
}

const CLOCK: Clock = { now: () => performance.now(), sleep: (milliseconds) => setTimeout(milliseconds) };

const COLUMNS = ['time', 'user', 'event', 'source', 'resources', 'error'];

/** Looks events up in CloudTrail's event history, and prints them as a table, or as records, one per line. */
export async function history(options: HistoryOptions, terminal: Terminal, clock: Clock = CLOCK): Promise<ExitCode> {
  const { since, until, profile, region, timeoutMs, json = false, ...wanted } = options;
  const { out, err } = terminal;
  const limit = limitOf(options.limit);
  const client = new Aws({ profile, region, timeoutMs }).client('cloudTrail');
  const progress = countEvents(terminal);
  const found: HistoryEvent[] = [];
  try {
    for await (const page of lookUp(client, wanted, spanOf(since, until, new Date()), clock)) {
      const events = page.slice(0, limit - found.length);
      found.push(...events);
      progress(found.length);
      if (json) {
        out(events.map(({ record }) => `${printableJson(record)}\n`).join(''));
      }

      if (found.length === limit) {
        break;
      }
    }
  } finally {
    // show what was found even if the rest can't be read
    progress(found.length, true);
    if (!json && found.length > 0) {
      out(`${print({ columns: COLUMNS, rows: found.map(rowOf) }, 'table')}\n`);
    }
  }

  const hint = found.length === limit ? '; there may be more: increase --limit' : '';
  err(`${counted(found.length, 'event')}${hint}\n`);
  return ExitCode.OK;
}

function rowOf({
  at,
  user,
  resources,
  record: { eventName, eventSource, errorCode },
}: HistoryEvent): Record<string, unknown> {
  return {
    time: at?.toISOString().replace('.000Z', 'Z'),
    user,
    event: eventName,
    source: eventSource,
    resources,
    error: errorCode,
  };
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,9}$/.test(text) || limit < 1) {
    throw new UsageError(`--limit must be a number of events, got ${text}; allowed: 1 or more`);
  }

  return limit;
}
