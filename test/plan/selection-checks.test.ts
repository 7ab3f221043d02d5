import { compile } from '../../lib/events/compile';
import { checkSelection } from '../../lib/plan/selection-checks';
import { Problems } from '../../lib/validation/problems';
import { isToken, plan, TOKEN } from '../support/plans';

const TABLE = 'AWS::DynamoDB::Table';
const DATA = [{ resourceType: TABLE }];
const NETWORK = [{ eventSource: 's3.amazonaws.com' }];

/** The problems of a whole `events` section, whose fields are in order. */
function problemsOf(events: unknown, ownBucketArns: string[] = []): readonly string[] {
  const problems = new Problems();
  const selection = plan({ events }).events;
  checkSelection(selection, compile(selection, { ownBucketArns, isToken }), 'events', { problems, isToken });
  return problems.all;
}

test('the defaults are in order', () => {
  expect(problemsOf({})).toEqual([]);
});

describe('a trail that records nothing', () => {
  test('fails', () => {
    expect(problemsOf({ management: { readWriteType: 'NONE' } })).toEqual([
      'events.management.readWriteType: leaves the trail without events to record, got "NONE"; allowed: ALL, ' +
        'READ_ONLY, ' +
        'WRITE_ONLY, or NONE with data or network activity events; ' +
        'record management events, or add other events in the config or in code',
    ]);
  });

  test('is none if it records data or network activity events', () => {
    expect(problemsOf({ management: { readWriteType: 'NONE' }, data: DATA })).toEqual([]);
    expect(problemsOf({ management: { readWriteType: 'NONE' }, networkActivity: NETWORK })).toEqual([]);
  });

  test('fails for everything that would need something else', () => {
    const insights = { management: ['API_ERROR_RATE'], data: ['API_ERROR_RATE'] };
    expect(
      problemsOf({ management: { readWriteType: 'NONE' }, insights, aggregation: ['API_ACTIVITY'] }).map(
        (problem) => problem.split(':')[0],
      ),
    ).toEqual([
      'events.management.readWriteType',
      'events.insights.management',
      'events.insights.data',
      'events.aggregation',
    ]);
  });
});

describe('Insights of management events', () => {
  const insights = (readWriteType: string, ...management: string[]) =>
    problemsOf({ management: { readWriteType }, data: DATA, insights: { management } });

  test.each([
    ['ALL', 'API_CALL_RATE'],
    ['WRITE_ONLY', 'API_CALL_RATE'],
    ['ALL', 'API_ERROR_RATE'],
    ['WRITE_ONLY', 'API_ERROR_RATE'],
    ['READ_ONLY', 'API_ERROR_RATE'],
  ])('with %s can be %s', (readWriteType, type) => {
    expect(insights(readWriteType, type)).toEqual([]);
  });

  test('can be of both kinds', () => {
    expect(insights('ALL', 'API_CALL_RATE', 'API_ERROR_RATE')).toEqual([]);
  });

  test.each(['API_CALL_RATE', 'API_ERROR_RATE'])('fail if none are recorded: %s', (type) => {
    expect(insights('NONE', type)).toEqual([
      `events.insights.management: analyzes management events, and the trail records none, got ["${type}"]; ` +
        'allowed: nothing while readWriteType is NONE; record management events, or remove the key',
    ]);
  });

  test('fail for the rate of calls if reads only are recorded', () => {
    expect(insights('READ_ONLY', 'API_ERROR_RATE', 'API_CALL_RATE')).toEqual([
      'events.insights.management: analyzes the rate of write calls, and the trail records only reads, got ' +
        '["API_ERROR_RATE","API_CALL_RATE"]; allowed: API_ERROR_RATE; record writes too, or remove API_CALL_RATE',
    ]);
  });
});

describe('what needs data events', () => {
  test.each(['API_CALL_RATE', 'API_ERROR_RATE'])('Insights fail without: %s', (type) => {
    expect(problemsOf({ insights: { data: [type] }, networkActivity: NETWORK })).toEqual([
      `events.insights.data: analyzes data events, and the trail records none, got ["${type}"]; ` +
        'allowed: nothing without data events; record data events, in the config or in code, or remove the key',
    ]);
  });

  test('aggregation fails without', () => {
    expect(problemsOf({ aggregation: ['API_ACTIVITY', 'USER_ACTIONS'], networkActivity: NETWORK })).toEqual([
      'events.aggregation: aggregates data events, and the trail records none, got ["API_ACTIVITY","USER_ACTIONS"]; ' +
        'allowed: nothing without data events; record data events, in the config or in code, or remove the key',
    ]);
  });

  test('is valid with them, management events or not', () => {
    const asked = {
      data: DATA,
      insights: { data: ['API_CALL_RATE', 'API_ERROR_RATE'] },
      aggregation: ['API_ACTIVITY', 'RESOURCE_ACCESS', 'USER_ACTIONS'],
    };

    expect(problemsOf(asked)).toEqual([]);
    expect(problemsOf({ ...asked, management: { readWriteType: 'NONE' } })).toEqual([]);
  });
});

describe('the budget of values', () => {
  const arns = (count: number) =>
    Array.from({ length: count }, (_, index) => `arn:aws:dynamodb:eu-west-1:111111111111:table/t${index}`);

  // A selection of data events holds 2 values in addition to the ARNs, that of management events 1.
  const tables = (count: number, name?: string) => ({
    name,
    resourceType: TABLE,
    resourceArn: { equalTo: arns(count) },
  });

  const OVER = 'events: has more values than CloudTrail accepts in all selectors of a trail together';

  test('holds 500', () => {
    expect(problemsOf({ data: [tables(497)] })).toEqual([]);
  });

  test('fails for 501, with the selectors that spend them', () => {
    expect(problemsOf({ data: [tables(498)] })).toEqual([
      `${OVER}, got 501; allowed: up to 500; name fewer resources, or match several with startsWith; ` +
        'values by selector: "AWS::DynamoDB::Table data events" 500, "Management events selector" 1',
    ]);
  });

  test('lists who spends most first', () => {
    expect(problemsOf({ data: [tables(8, 'few'), tables(486, 'many')], networkActivity: NETWORK })).toEqual([
      `${OVER}, got 501; allowed: up to 500; name fewer resources, or match several with startsWith; ` +
        'values by selector: "many" 488, "few" 10, "s3.amazonaws.com network activity events" 2, "Management ' +
        'events selector" 1',
    ]);
  });

  test('counts the values of every operator, token or not', () => {
    const eventName = {
      equalTo: [TOKEN],
      notEquals: ['B', `${TOKEN}C`],
      startsWith: ['D'],
      notStartsWith: ['E'],
      endsWith: ['F'],
      notEndsWith: ['G'],
    };

    expect(problemsOf({ data: [{ ...tables(490), eventName }] })).toEqual([]); // 1 + 2 + 490 + 7
    expect(problemsOf({ data: [{ ...tables(490), eventName, sessionCredentialFromConsole: true }] })[0]).toContain(
      'got 501',
    );
  });

  test("counts what isn't in the config: the buckets of the trail that are left out", () => {
    const objects = {
      resourceType: 'AWS::S3::Object',
      eventName: { equalTo: arns(496).map((_, index) => `Api${index}`) },
    };

    expect(problemsOf({ data: [objects] }, ['arn:aws:s3:::logs'])).toEqual([]); // 1 + 2 + 496 + 1
    expect(problemsOf({ data: [objects] }, ['arn:aws:s3:::logs', 'arn:aws:s3:::access-logs'])[0]).toContain('got 501');
  });

  test('counts what many selections of one kind share once', () => {
    expect(
      problemsOf({ data: arns(497).map((arn) => ({ resourceType: TABLE, resourceArn: { equalTo: [arn] } })) }),
    ).toEqual([]);
  });

  const named = (count: number) =>
    Array.from({ length: count }, (_, index) => tables(index === 0 ? 470 : 2, `s${index}`));

  test('lists 20 spenders by name', () => {
    const [problem] = problemsOf({ data: named(19) }); // and the management events
    expect(problem).toMatch(
      /^events: .*, got 545; .* values by selector: "s0" 472, "s1" 4, .*, "s18" 4, "Management events selector" 1$/,
    );
  });

  test('sums up those from the 21st', () => {
    const [problem] = problemsOf({ data: named(21) });
    expect(problem).toMatch(/^events: .*, got 553; .* values by selector: "s0" 472, "s1" 4, .*, "s19" 4, 2 more 5$/);
  });
});
