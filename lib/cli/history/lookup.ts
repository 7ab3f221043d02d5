import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { Event, LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import { divide, Division, Wanted } from './attributes';
import { Span } from './moment';
import { Page } from '../aws/pages';
import { read } from '../aws/read';
import { UsageError } from '../terminal/exit-code';

/** An event of the history. */
export interface HistoryEvent {
  readonly at?: Date;
  readonly user?: string;
  readonly resources: string[];
  /** The complete record, as in a log file. */
  readonly record: Readonly<Record<string, unknown>>;
}

/** The clock, which tests replace. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** CloudTrail answers two calls a second in each account and region. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const BETWEEN_CALLS = 500;

/**
 * Looks events up, the newest first, in pages as they come.
 *
 * @throws UsageError if the history can't be read
 */
export async function* lookUp(
  client: CloudTrailClient,
  wanted: Wanted,
  { since, until }: Span,
  clock: Clock,
): AsyncGenerator<HistoryEvent[]> {
  const { lookupAttribute, matches } = divide(wanted);
  const question = {
    LookupAttributes: lookupAttribute && [lookupAttribute],
    StartTime: since,
    EndTime: until,
    MaxResults: 50,
  };

  let token: string | undefined;
  let mayCallAt = -Infinity;
  do {
    await clock.sleep(Math.max(0, mayCallAt - clock.now()));
    mayCallAt = clock.now() + BETWEEN_CALLS;
    const page: Page<HistoryEvent> = await readPage(client, { ...question, NextToken: token }, matches);
    yield [...(page.items ?? [])];
    token = page.next;
  } while (token !== undefined && token !== '');
}

async function readPage(
  client: CloudTrailClient,
  question: LookupEventsCommandInput,
  matches: Division['matches'],
): Promise<Page<HistoryEvent>> {
  const page = await read('cloudtrail:LookupEvents', async () => {
    const { Events: events = [], NextToken: next } = await client.send(new LookupEventsCommand(question));
    return { items: events.filter(matches).map(historyEvent), next };
  });

  if (page.kind !== 'found') {
    const why = page.kind === 'unknown' ? page.why : 'no response';
    throw new UsageError(`the event history can't be read: ${why}; requires cloudtrail:LookupEvents`);
  }

  return page.value;
}

function historyEvent({
  EventTime: at,
  Username: user,
  Resources: resources = [],
  CloudTrailEvent: record = '{}',
}: Event): HistoryEvent {
  return { at, user, resources: resources.flatMap(({ ResourceName: name }) => name ?? []), record: JSON.parse(record) };
}
