import { history, HistoryOptions } from '../../../lib/cli/commands/history';
import { oneByOne } from '../../support/aws/pages';
import { Answers, Failure } from '../../support/aws/server';
import { withServer } from '../../support/aws/with-server';
import { run, runIn } from '../../support/command';
import { event } from '../../support/log-events';

const server = withServer();

const DAY = 86_400_000;

/** What LookupEvents gives of an event. */
function looked(
  action: string,
  { user = 'alice', resource = 'org-audit', type = 'AWS::CloudTrail::Trail', ...fields }: Record<string, any> = {},
) {
  const { record } = event(action, fields) as { record: Record<string, any> };
  return {
    EventId: record.eventID,
    EventName: record.eventName,
    EventSource: record.eventSource,
    EventTime: new Date(record.eventTime),
    AccessKeyId: record.userIdentity.accessKeyId,
    Username: user,
    Resources: [{ ResourceName: resource, ResourceType: type }],
    CloudTrailEvent: JSON.stringify(record),
  };
}

const PAGING = { list: 'Events', asks: 'NextToken', says: 'NextToken' };
const STOP = looked('cloudtrail:StopLogging');
const DELETE = looked('cloudtrail:DeleteTrail', { user: 'bob' });

/** What was asked for, in the order of the calls. */
const asked = () => server().calls.map(({ input }) => input);
const namesIn = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).eventName);

/** Runs it with a clock that doesn't wait, and says how long it would have. */
async function historyAtOnce(options: Partial<HistoryOptions>) {
  let [out, err, at] = ['', '', 0];
  const waits: number[] = [];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    input: async () => '',
    showsProgress: false,
  };

  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    at += milliseconds;
  };

  const code = await history({ limit: '1000', ...options }, terminal, { now: () => at, sleep });
  return { code, out, err, waits };
}

test('events come as a table, the count apart from it', async () => {
  server().answers = {
    LookupEvents: {
      Events: [
        STOP,
        {
          ...DELETE,
          CloudTrailEvent: JSON.stringify({ ...JSON.parse(DELETE.CloudTrailEvent), errorCode: 'AccessDenied' }),
        },
      ],
    },
  };

  const { code, out, err } = await run('history');
  expect([code, err]).toEqual([0, '2 events\n']);
  const [, head, , ...rows] = out.split('\n');
  expect(
    head
      .replaceAll('║', '')
      .split('│')
      .map((cell) => cell.trim()),
  ).toEqual(['time', 'user', 'event', 'source', 'resources', 'error']);

  expect(rows[0]).toMatch(/2026-11-20T10:00:00Z .*alice .*StopLogging .*cloudtrail\.amazonaws\.com .*org-audit/);
  expect(rows[1]).toMatch(/bob .*DeleteTrail .*AccessDenied/);
});

test('with --json the whole records come, one in a line, as log files have them', async () => {
  server().answers = { LookupEvents: { Events: [STOP, DELETE] } };
  const { out } = await run('history', '--json');
  expect(out.trimEnd().split('\n')).toEqual([STOP.CloudTrailEvent, DELETE.CloudTrailEvent]);
});

test.each([[], ['--json']])(
  'no control character that a stranger wrote gets to the terminal %s',
  async (...options) => {
    const sneaky = looked('s3:DeleteBucket', { userAgent: 'a\u009b31m\u001b[31m\u007fb', userIdentity: { arn: 'x' } });
    server().answers = { LookupEvents: { Events: [{ ...sneaky, Username: 'a\u009b31m' }] } };
    const { out } = await run('history', ...options);
    expect(out).toContain('DeleteBucket');
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  },
);

test('control characters are escaped in JSON, and mean the same', async () => {
  server().answers = { LookupEvents: { Events: [looked('s3:DeleteBucket', { userAgent: 'a\u009bb' })] } };
  expect(JSON.parse((await run('history', '--json')).out).userAgent).toBe('a\u009bb');
});

test('where there is none, nothing is printed but that', async () => {
  server().answers = { LookupEvents: { Events: [] } };
  expect(await run('history')).toEqual({ code: 0, out: '', err: '0 events\n' });
});

test('an event without user, resources or record is none the worse', async () => {
  server().answers = { LookupEvents: { Events: [{ EventId: '1', EventTime: new Date('2026-11-20T10:00:00Z') }] } };
  expect((await run('history')).out).toContain('2026-11-20T10:00:00Z');
});

test('who watches sees how many there are so far', async () => {
  server().answers = { LookupEvents: { Events: [STOP] } };
  expect((await runIn({ showsProgress: true }, 'history')).err).toBe('\r1 events …\r1 event\n');
});

describe('what is asked for', () => {
  test.each([
    ['--user', 'alice', 'Username'],
    ['--event-name', 'StopLogging', 'EventName'],
    ['--resource', 'org-audit', 'ResourceName'],
    ['--resource-type', 'AWS::CloudTrail::Trail', 'ResourceType'],
    ['--source', 'cloudtrail.amazonaws.com', 'EventSource'],
    ['--access-key', 'AKIAALICE', 'AccessKeyId'],
    ['--event-id', 'event-1', 'EventId'],
  ])("%s is CloudTrail's to find", async (option, value, key) => {
    server().answers = { LookupEvents: { Events: [STOP] } };
    await run('history', option, value);
    expect(asked()).toEqual([{ LookupAttributes: [{ AttributeKey: key, AttributeValue: value }], MaxResults: 50 }]);
  });

  test.each([
    ['--user', 'alice'],
    ['--resource-type', 'AWS::CloudTrail::Trail'],
    ['--source', 'cloudtrail.amazonaws.com'],
  ])('CloudTrail takes one attribute: %s in addition to another is compared here', async (option, value) => {
    const others = [
      looked('s3:DeleteBucket', { user: 'bob', type: 'AWS::S3::Bucket' }),
      { ...STOP, Username: undefined, Resources: undefined, EventSource: undefined },
    ];

    server().answers = { LookupEvents: { Events: [...others, STOP] } };
    const { out } = await run('history', '--access-key', 'AKIAALICE', option, value, '--json');
    expect(asked()[0].LookupAttributes).toEqual([{ AttributeKey: 'AccessKeyId', AttributeValue: 'AKIAALICE' }]);
    expect(namesIn(out)).toEqual(['StopLogging']);
  });

  test('all that is asked for has to be so', async () => {
    server().answers = { LookupEvents: { Events: [STOP, DELETE] } };
    expect((await run('history', '--resource', 'org-audit', '--user', 'bob', '--event-name', 'StopLogging')).err).toBe(
      '0 events\n',
    );
  });

  test('the region that is asked', async () => {
    server().answers = { LookupEvents: { Events: [] } };
    await run('history', '--region', 'us-east-1');
    expect(server().calls.map(({ region }) => region)).toEqual(['us-east-1']);
  });
});

describe('when', () => {
  beforeEach(() => {
    server().answers = { LookupEvents: { Events: [] } };
  });

  test.each([
    ['30m', 30 * 60_000],
    ['2h', 2 * 3_600_000],
    ['3d', 3 * DAY],
  ])('%s ago', async (text, ago) => {
    await run('history', '--since', text);
    expect(Math.abs(asked()[0].StartTime * 1000 - (Date.now() - ago))).toBeLessThan(60_000);
  });

  test('from one time to another, in any zone', async () => {
    const at = new Date(Math.floor((Date.now() - 10 * DAY) / 1000) * 1000);
    const zoned = `${new Date(at.getTime() + 2 * 3_600_000).toISOString().slice(0, 19)}+02:00`;
    await run('history', '--since', zoned, '--until', '1d');
    expect(asked()[0].StartTime).toBe(at.getTime() / 1000);
    expect(asked()[0].EndTime).toBeGreaterThan(asked()[0].StartTime);
  });

  test('a day begins at midnight, UTC', async () => {
    const day = new Date(Date.now() - 10 * DAY).toISOString().slice(0, 10);
    await run('history', '--since', day);
    expect(asked()[0].StartTime).toBe(Date.parse(`${day}T00:00:00Z`) / 1000);
  });

  test('as far back as 90 days', async () => {
    expect((await run('history', '--since', '90d')).code).toBe(0);
  });

  test.each<[string, string[], string]>([
    [
      'before that',
      ['--since', '91d'],
      '--since is before the event history, which covers 90 days, got 91d; allowed: 90d or later; for older ' +
        'events, run query on log files\n',
    ],
    [
      'up to before that',
      ['--until', '91d'],
      '--until is before the event history, which covers 90 days, got 91d; allowed: 90d or later; for older ' +
        'events, run query on log files\n',
    ],
    [
      'backwards',
      ['--since', '1d', '--until', '2d'],
      '--since must be before --until, got 1d; allowed: an earlier time\n',
    ],
    ['now', ['--since', '0m'], '--since must be before now, got 0m; allowed: an earlier time\n'],
    ['the future', ['--since', '2999-01-01'], '--since must be before now, got 2999-01-01; allowed: an earlier time\n'],
    [
      'words',
      ['--since', 'yesterday'],
      '--since must be a time, got yesterday; allowed: 30m, 2h or 3d ago, 2026-11-26, 2026-11-26T08:00:00Z\n',
    ],
    [
      'a month too many',
      ['--until', '2026-13-01'],
      '--until must be a time, got 2026-13-01; allowed: 30m, 2h or 3d ago, 2026-11-26, 2026-11-26T08:00:00Z\n',
    ],
    [
      "a time that doesn't say where",
      ['--since', '2026-11-20T08:00:00'],
      '--since must be a time, got 2026-11-20T08:00:00; allowed: 30m, 2h or 3d ago, 2026-11-26, 2026-11-26T08:00:00Z\n',
    ],
  ])('not %s', async (_, args, message) => {
    expect(await run('history', ...args)).toEqual({ code: 2, out: '', err: message });
    expect(server().calls).toEqual([]);
  });
});

describe('how many', () => {
  const many: Answers = { LookupEvents: oneByOne(PAGING, [STOP, DELETE, STOP]) };

  test('page after page, no more than two calls in a second', async () => {
    server().answers = many;
    const { out, waits } = await historyAtOnce({ json: true });
    expect(namesIn(out)).toEqual(['StopLogging', 'DeleteTrail', 'StopLogging']);
    expect(asked().map(({ NextToken }) => NextToken)).toEqual([undefined, '1', '2']);
    expect(waits).toEqual([0, 500, 500]);
  });

  test("a page in which nothing matches isn't the last", async () => {
    server().answers = many;
    expect(namesIn((await historyAtOnce({ json: true, resource: 'org-audit', user: 'bob' })).out)).toEqual([
      'DeleteTrail',
    ]);

    expect(asked()).toHaveLength(3);
  });

  test('no more than --limit, which is said, and no call more than that takes', async () => {
    server().answers = many;
    const { out, err } = await historyAtOnce({ json: true, limit: '2' });
    expect(namesIn(out)).toEqual(['StopLogging', 'DeleteTrail']);
    expect(err).toBe('2 events; there may be more: increase --limit\n');
    expect(asked()).toHaveLength(2);
  });

  test('within a page too', async () => {
    server().answers = { LookupEvents: { Events: [STOP, DELETE] } };
    expect(namesIn((await run('history', '--json', '--limit', '1')).out)).toEqual(['StopLogging']);
  });

  test('a thousand unless told otherwise', async () => {
    server().answers = { LookupEvents: { Events: Array(50).fill(STOP), NextToken: 'more' } };
    expect((await historyAtOnce({})).err).toBe('1000 events; there may be more: increase --limit\n');
    expect(asked()).toHaveLength(20);
    expect((await run('history', '--help')).out).toContain('(default: "1000")');
  });

  test.each(['0', '-1', '1.5', 'all', ''])('not %p', async (limit) => {
    expect((await run('history', `--limit=${limit}`)).err).toBe(
      `--limit must be a number of events, got ${limit}; allowed: 1 or more\n`,
    );
  });
});

describe('what goes wrong', () => {
  const events = { Events: [STOP] };

  test('a call that is throttled is created again', async () => {
    let turn = 0;
    server().answers = { LookupEvents: () => (turn++ === 0 ? Failure.error('ThrottlingException') : events) };
    expect((await run('history')).err).toBe('1 event\n');
    expect(asked()).toHaveLength(2);
  });

  test("a clock that is wrong doesn't matter", async () => {
    server().answers = { LookupEvents: events };
    server().clockOffset = 3_600_000;
    expect((await run('history')).err).toBe('1 event\n');
  });

  test.each<[string, Failure, string]>([
    ['throttled for good', Failure.error('ThrottlingException'), 'throttled, after all retries'],
    ['denied', Failure.error('AccessDeniedException', 400), 'access denied'],
    ['cut off', Failure.cut(events), "the response is truncated, or isn't from AWS"],
    ['broken off', Failure.broken(events), 'the connection was closed'],
    ['the page of a proxy', Failure.PAGE, "the response is truncated, or isn't from AWS"],
  ])('%s', async (_, failure, why) => {
    process.env.AWS_MAX_ATTEMPTS = '2';
    server().answers = { LookupEvents: failure };
    expect(await run('history')).toEqual({
      code: 2,
      out: '',
      err: `the event history can't be read: ${why}; requires cloudtrail:LookupEvents\n`,
    });
  });

  test('not answered', async () => {
    process.env.AWS_MAX_ATTEMPTS = '1';
    server().answers = { LookupEvents: Failure.HANG };
    await expect(historyAtOnce({ timeoutMs: 300 })).rejects.toThrow(
      "the event history can't be read: timeout; requires cloudtrail:LookupEvents",
    );
  });

  test('credentials that have expired', async () => {
    server().answers = { LookupEvents: Failure.error('ExpiredTokenException') };
    expect(await run('history')).toEqual({ code: 2, out: '', err: 'the credentials have expired; sign in again\n' });
  });

  test('in the midst of it: what was found is shown', async () => {
    server().answers = {
      LookupEvents: ({ input }) =>
        input.NextToken === undefined ? { ...events, NextToken: '1' } : Failure.error('ExpiredTokenException'),
    };

    const asJson = await run('history', '--json');
    expect([asJson.code, namesIn(asJson.out)]).toEqual([2, ['StopLogging']]);
    const asTable = await run('history');
    expect([asTable.code, asTable.err]).toEqual([2, 'the credentials have expired; sign in again\n']);
    expect(asTable.out).toContain('StopLogging');
  });
});

describe('events that are piped into query', () => {
  const NOW = ['--as-of', '2026-11-26'];

  test('are answered as log files are', async () => {
    server().answers = { LookupEvents: { Events: [STOP, looked('s3:DeleteBucket')] } };
    const { out: input } = await run('history', '--json');
    const { code, out, err } = await runIn({ input }, 'query', 'trail_tampering', '--logs', '-', ...NOW, '--json');
    expect([code, err]).toEqual([0, '1 row from 1 log file\n']);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ eventname: 'StopLogging' })]);
  });

  test('of several regions and days', async () => {
    const records = [
      event('cloudtrail:StopLogging'),
      event('cloudtrail:DeleteTrail', { awsRegion: 'us-east-1', eventTime: '2026-11-21T10:00:00Z' }),
    ];

    const input = records.map(({ record }) => `${JSON.stringify(record)}\n`).join('\n');
    expect((await runIn({ input }, 'query', 'trail_tampering', '--logs', '-', ...NOW)).err).toBe(
      '2 rows from 2 log files\n',
    );
  });

  test.each([
    ['nothing', '\n', 'standard input has no records; expected one per line, as history --json prints them\n'],
    ['a table', '{}\n╔══', "line 1 isn't a CloudTrail record; required: recipientAccountId, awsRegion and eventTime\n"],
    ['words', 'events', "line 1 isn't JSON; expected one record per line, as history --json prints them\n"],
    ['no object', 'null', "line 1 isn't a CloudTrail record; required: recipientAccountId, awsRegion and eventTime\n"],
    [
      'a record whose region leads elsewhere',
      JSON.stringify(event('s3:X', { awsRegion: '../..' }).record),
      "line 1 isn't a CloudTrail record; required: recipientAccountId, awsRegion and eventTime\n",
    ],
  ])('%s is refused', async (_, input, message) => {
    expect(await runIn({ input }, 'query', 'trail_tampering', '--logs', '-', ...NOW)).toEqual({
      code: 2,
      out: '',
      err: message,
    });
  });
});
