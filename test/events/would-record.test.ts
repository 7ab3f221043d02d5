import { EventCondition } from '../../lib/config/event-condition';
import { EventSelection } from '../../lib/events/selection';
import { EventSelector } from '../../lib/events/selector';
import { decide, TrailScope } from '../../lib/events/trail-scope';
import { CloudTrailEvent, wouldRecord } from '../../lib/events/would-record';
import { isToken, plan, TOKEN } from '../support/plans';

const OTHER_TOKEN = '${Token[OTHER.3]}';
const OBJECT = 'AWS::S3::Object';
const FUNCTION = 'AWS::Lambda::Function';

const select = (name: string, conditions: Record<string, EventCondition>): EventSelector => ({
  name,
  fieldSelectors: Object.entries(conditions).map(([field, condition]) => ({ field, ...condition })),
});

const objects = (name: string, conditions: Record<string, EventCondition> = {}) =>
  select(name, { eventCategory: { equalTo: ['Data'] }, 'resources.type': { equalTo: [OBJECT] }, ...conditions });

const MANAGEMENT = select('Management', { eventCategory: { equalTo: ['Management'] } });
const DATA_BUCKET = objects('Objects', { 'resources.ARN': { startsWith: ['arn:aws:s3:::data/'] } });

const getOf = (...resources: object[]): CloudTrailEvent => ({
  eventCategory: 'Data',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  readOnly: true,
  resources,
});

const get = (ARN: string) => getOf({ type: OBJECT, ARN });

const judge = (selectors: EventSelector[], event: CloudTrailEvent) => wouldRecord(selectors, event, isToken);
const recordedBy = (selector: string) => ({ recorded: true, selector, reason: `recorded by "${selector}"` });
const missed = (reason: string) => ({ recorded: false, reason });
const unresolved = (reason: string) =>
  missed(`unresolved: a token and a literal can't be compared before deployment: ${reason}`);

describe('an event', () => {
  test('is recorded by the first selector that asks for it', () => {
    expect(judge([MANAGEMENT, DATA_BUCKET, objects('All')], get('arn:aws:s3:::data/a'))).toEqual(recordedBy('Objects'));
    expect(judge([MANAGEMENT, DATA_BUCKET, objects('All')], get('arn:aws:s3:::other/a'))).toEqual(recordedBy('All'));
  });

  test('is not recorded unless all fields of one selector hold', () => {
    const writes = objects('Writes', { readOnly: { equalTo: ['false'] } });
    const ofLambda = objects('Of Lambda', { eventSource: { equalTo: ['lambda.amazonaws.com'] } });
    expect(judge([writes, ofLambda], get('arn:aws:s3:::data/a')).recorded).toBe(false);
  });

  test('is not recorded by a trail without selectors', () => {
    expect(judge([], get('arn:aws:s3:::data/a'))).toEqual(missed('the trail has no selectors'));
  });

  test.each([
    [true, 'Reads'],
    [false, 'Writes'],
  ])('with readOnly %s is one of the %s', (readOnly, name) => {
    const selectors = [
      objects('Reads', { readOnly: { equalTo: ['true'] } }),
      objects('Writes', { readOnly: { equalTo: ['false'] } }),
    ];

    expect(judge(selectors, { ...get('arn:aws:s3:::data/a'), readOnly })).toEqual(recordedBy(name));
  });

  test('is chosen by who called', () => {
    const selector = objects('Of eve', { 'userIdentity.arn': { endsWith: ['/eve'] } });
    const by = (userIdentity: unknown) => judge([selector], { ...get('arn:aws:s3:::data/a'), userIdentity });
    expect(by({ type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/eve' })).toEqual(recordedBy('Of eve'));
    expect(by({ type: 'AWSService' })).toEqual(
      missed('userIdentity.arn is absent, and "Of eve" asks for endsWith "/eve"'),
    );

    expect(by(null)).toEqual(missed('userIdentity.arn is absent, and "Of eve" asks for endsWith "/eve"'));
  });

  test('with null in a field lacks the field', () => {
    const selector = objects('Calls', { errorCode: { notEquals: ['null'] } });
    expect(judge([selector], { ...get('arn:aws:s3:::data/a'), errorCode: null })).toEqual(recordedBy('Calls'));
  });
});

describe('the kind of an event', () => {
  test.each([
    [true, 'Management'],
    [false, 'All'],
  ])('is told by managementEvent %s where there is no eventCategory', (managementEvent, name) => {
    const { eventCategory, ...old } = get('arn:aws:s3:::data/a');
    expect(judge([MANAGEMENT, objects('All')], { ...old, managementEvent })).toEqual(recordedBy(name));
  });

  test('is told by eventCategory where there are both', () => {
    expect(judge([MANAGEMENT, objects('All')], { ...get('arn:aws:s3:::data/a'), managementEvent: true })).toEqual(
      recordedBy('All'),
    );
  });

  test('is unknown where there is none of both', () => {
    const { eventCategory, ...rest } = get('arn:aws:s3:::data/a');
    expect(judge([MANAGEMENT, objects('All')], rest)).toEqual(
      missed('the event has no eventCategory, which is Management, Data or NetworkActivity'),
    );
  });

  test('that no selector asks for is not recorded', () => {
    expect(judge([MANAGEMENT], get('arn:aws:s3:::data/a'))).toEqual(
      missed('eventCategory is "Data", and "Management" asks for equalTo "Management"'),
    );
  });
});

describe('an event with several resources', () => {
  test('is recorded for one of them', () => {
    const bucket = { accountId: '111111111111', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::data' };
    expect(
      judge(
        [DATA_BUCKET],
        getOf(bucket, { type: OBJECT, ARN: 'arn:aws:s3:::other/a' }, { type: OBJECT, ARN: 'arn:aws:s3:::data/a' }),
      ),
    ).toEqual(recordedBy('Objects'));
  });

  test('is not recorded for the ARN of one and the type of another', () => {
    expect(
      judge(
        [DATA_BUCKET],
        getOf({ type: FUNCTION, ARN: 'arn:aws:s3:::data/a' }, { type: OBJECT, ARN: 'arn:aws:s3:::other/a' }),
      ),
    ).toEqual(
      missed('resources.ARN is "arn:aws:s3:::other/a", and "Objects" asks for startsWith "arn:aws:s3:::data/"'),
    );
  });

  test('is recorded for one that is not left out, in addition to one that is', () => {
    const others = objects('Others', { 'resources.ARN': { notStartsWith: ['arn:aws:s3:::audit-logs/'] } });
    const own = { type: OBJECT, ARN: 'arn:aws:s3:::audit-logs/a' };
    expect(judge([others], getOf(own, { type: OBJECT, ARN: 'arn:aws:s3:::data/a' }))).toEqual(recordedBy('Others'));
    expect(judge([others], getOf(own, { type: OBJECT }))).toEqual(recordedBy('Others'));
    expect(judge([others], getOf(own))).toEqual(
      missed(
        'resources.ARN is "arn:aws:s3:::audit-logs/a", and "Others" asks for notStartsWith "arn:aws:s3:::audit-logs/"',
      ),
    );
  });

  test('is not recorded unless all conditions hold for the same one', () => {
    const some = objects('Some', { 'resources.ARN': { startsWith: ['arn:aws:s3:::data/'], notEndsWith: ['.tmp'] } });
    expect(
      judge(
        [some],
        getOf({ type: OBJECT, ARN: 'arn:aws:s3:::data/a.tmp' }, { type: OBJECT, ARN: 'arn:aws:s3:::other/a' }),
      ),
    ).toEqual(
      missed(
        'resources.ARN is "arn:aws:s3:::data/a.tmp", "arn:aws:s3:::other/a", and "Some" asks for startsWith ' +
          '"arn:aws:s3:::data/" and notEndsWith ".tmp"',
      ),
    );
  });
});

describe('a resource', () => {
  test('of a request about many objects is known by the beginning of their ARNs', () => {
    expect(judge([DATA_BUCKET], getOf({ type: OBJECT, ARNPrefix: 'arn:aws:s3:::data/' }))).toEqual(
      recordedBy('Objects'),
    );

    expect(judge([DATA_BUCKET], getOf({ type: OBJECT, ARNPrefix: 'arn:aws:s3:::data-2/' }))).toEqual(
      missed('resources.ARN is "arn:aws:s3:::data-2/", and "Objects" asks for startsWith "arn:aws:s3:::data/"'),
    );
  });

  test('without an ARN meets no condition but those that leave out', () => {
    expect(judge([DATA_BUCKET], getOf({ type: OBJECT }))).toEqual(
      missed('resources.ARN is absent, and "Objects" asks for startsWith "arn:aws:s3:::data/"'),
    );

    expect(
      judge(
        [objects('Others', { 'resources.ARN': { notStartsWith: ['arn:aws:s3:::data/'] } })],
        getOf({ type: OBJECT }),
      ),
    ).toEqual(recordedBy('Others'));
  });

  test.each([
    ['none', []],
    ['no list', undefined],
    ['null', null],
  ])('is absent if the event names %s', (_, resources) => {
    expect(judge([DATA_BUCKET], { ...getOf(), resources })).toEqual(
      missed(`resources.type is absent, and "Objects" asks for equalTo "${OBJECT}"`),
    );
  });
});

describe('the reason', () => {
  test('is of the selector that came nearest: the one that held for the most fields', () => {
    const writes = objects('Writes', { readOnly: { equalTo: ['false'] } });
    const functions = select('Functions', {
      eventCategory: { equalTo: ['Data'] },
      'resources.type': { equalTo: [FUNCTION] },
    });

    expect(judge([MANAGEMENT, functions, writes], get('arn:aws:s3:::data/a'))).toEqual(
      missed('readOnly is "true", and "Writes" asks for equalTo "false"'),
    );

    expect(judge([writes, functions, MANAGEMENT], get('arn:aws:s3:::data/a'))).toEqual(
      missed('readOnly is "true", and "Writes" asks for equalTo "false"'),
    );
  });

  test('is of the first of those that came as near', () => {
    expect(
      judge([DATA_BUCKET, objects('Writes', { readOnly: { equalTo: ['false'] } })], get('arn:aws:s3:::other/a')),
    ).toEqual(
      missed('resources.ARN is "arn:aws:s3:::other/a", and "Objects" asks for startsWith "arn:aws:s3:::data/"'),
    );
  });
});

describe('a token', () => {
  test('for the type of resource is unresolved, whatever is asked of the ARN', () => {
    const pay = 'arn:aws:lambda:eu-west-1:111111111111:function:pay';
    const ofType = select('Type', {
      eventCategory: { equalTo: ['Data'] },
      'resources.type': { equalTo: [TOKEN] },
      'resources.ARN': { equalTo: [pay] },
    });

    expect(judge([ofType], getOf({ type: FUNCTION, ARN: pay }))).toEqual(
      unresolved(`resources.type is "${FUNCTION}", and "Type" asks for equalTo "${TOKEN}"`),
    );
  });

  const ofToken = objects('Token', { 'resources.ARN': { startsWith: [`${TOKEN}/`] } });
  const othersThanToken = objects('Others', { 'resources.ARN': { notStartsWith: [`${TOKEN}/`] } });

  test('in a selector takes an event that holds the same', () => {
    expect(judge([ofToken], get(`${TOKEN}/a`))).toEqual(recordedBy('Token'));
  });

  test('in a selector leaves out an event that holds the same', () => {
    expect(judge([othersThanToken], get(`${TOKEN}/a`))).toEqual(
      missed(`resources.ARN is "${TOKEN}/a", and "Others" asks for notStartsWith "${TOKEN}/"`),
    );
  });

  test('differs from another', () => {
    expect(judge([ofToken], get(`${OTHER_TOKEN}/a`))).toEqual(
      missed(`resources.ARN is "${OTHER_TOKEN}/a", and "Token" asks for startsWith "${TOKEN}/"`),
    );

    expect(judge([othersThanToken], get(`${OTHER_TOKEN}/a`))).toEqual(recordedBy('Others'));
  });

  test('against a literal is unresolved', () => {
    expect(judge([ofToken], get('arn:aws:s3:::data/a'))).toEqual(
      unresolved(`resources.ARN is "arn:aws:s3:::data/a", and "Token" asks for startsWith "${TOKEN}/"`),
    );

    expect(judge([DATA_BUCKET], get(`${TOKEN}/a`))).toEqual(
      unresolved(`resources.ARN is "${TOKEN}/a", and "Objects" asks for startsWith "arn:aws:s3:::data/"`),
    );
  });

  test('against a literal is unresolved where it leaves out', () => {
    expect(judge([othersThanToken], get('arn:aws:s3:::data/a'))).toEqual(
      unresolved(`resources.ARN is "arn:aws:s3:::data/a", and "Others" asks for notStartsWith "${TOKEN}/"`),
    );
  });

  test("doesn't matter if another selector records the event, before or after it", () => {
    expect(judge([ofToken, DATA_BUCKET], get('arn:aws:s3:::data/a'))).toEqual(recordedBy('Objects'));
    expect(judge([DATA_BUCKET, ofToken], get('arn:aws:s3:::data/a'))).toEqual(recordedBy('Objects'));
  });

  test("doesn't matter if a later field of its selector fails for sure", () => {
    const deletes = objects('Deletes', {
      'resources.ARN': { startsWith: [`${TOKEN}/`] },
      eventName: { equalTo: ['DeleteObject'] },
    });

    expect(judge([deletes], get('arn:aws:s3:::data/a'))).toEqual(
      missed('eventName is "GetObject", and "Deletes" asks for equalTo "DeleteObject"'),
    );
  });

  test('gives the reason, even if another selector failed later', () => {
    const late = objects('Late', {
      'resources.ARN': { startsWith: ['arn:aws:s3:::data/'] },
      eventName: { equalTo: ['DeleteObject'] },
      eventType: { equalTo: ['AwsApiCall'] },
    });

    const reason = `resources.ARN is "arn:aws:s3:::data/a", and "Token" asks for startsWith "${TOKEN}/"`;
    expect(judge([late, ofToken], get('arn:aws:s3:::data/a'))).toEqual(unresolved(reason));
    expect(judge([ofToken, late], get('arn:aws:s3:::data/a'))).toEqual(unresolved(reason));
  });

  test("doesn't matter in addition to a resource that matches", () => {
    expect(
      judge([ofToken], getOf({ type: OBJECT, ARN: 'arn:aws:s3:::data/a' }, { type: OBJECT, ARN: `${TOKEN}/a` })),
    ).toEqual(recordedBy('Token'));
  });

  test('for the type of resource is unresolved', () => {
    const ofType = select('Type', { eventCategory: { equalTo: ['Data'] }, 'resources.type': { equalTo: [TOKEN] } });
    expect(
      judge([ofType], getOf({ type: FUNCTION, ARN: 'arn:aws:lambda:eu-west-1:111111111111:function:pay' })),
    ).toEqual(unresolved(`resources.type is "${FUNCTION}", and "Type" asks for equalTo "${TOKEN}"`));
  });
});

describe('where a trail records', () => {
  const ONE_REGION: TrailScope = { multiRegion: false, homeRegion: 'eu-west-1', includeGlobalServiceEvents: true };
  const ALL_REGIONS: TrailScope = { ...ONE_REGION, multiRegion: true };
  const selectionOf = (events: object): EventSelection => plan({ events }).events;
  const NOTHING = selectionOf({});
  const judgeIn = (scope: TrailScope, event: CloudTrailEvent, selection = NOTHING) =>
    decide(selection, [MANAGEMENT], event, scope, isToken);

  const created = (awsRegion?: string): CloudTrailEvent => ({
    eventCategory: 'Management',
    eventSource: 's3.amazonaws.com',
    eventName: 'CreateBucket',
    awsRegion,
  });

  test("in one region, it's the events of that region", () => {
    expect(judgeIn(ONE_REGION, created('eu-west-1'))).toEqual(recordedBy('Management'));
    expect(judgeIn(ONE_REGION, created('us-east-1'))).toEqual(
      missed('awsRegion is "us-east-1", and the trail records "eu-west-1" only'),
    );
  });

  test("in one region, it's the events that don't say where they are from, too", () => {
    expect(judgeIn(ONE_REGION, created())).toEqual(recordedBy('Management'));
  });

  test("in all regions, it's the events of any", () => {
    expect(judgeIn(ALL_REGIONS, created('us-east-1'))).toEqual(recordedBy('Management'));
  });

  test('in one region that is a token, a literal is unresolved', () => {
    expect(judgeIn({ ...ONE_REGION, homeRegion: TOKEN }, created('us-east-1'))).toEqual(
      missed(`unresolved: awsRegion is "us-east-1", and the trail records "${TOKEN}" only`),
    );

    expect(judgeIn(ONE_REGION, created(TOKEN))).toEqual(
      missed(`unresolved: awsRegion is "${TOKEN}", and the trail records "eu-west-1" only`),
    );

    expect(judgeIn({ ...ONE_REGION, homeRegion: TOKEN }, created(TOKEN))).toEqual(recordedBy('Management'));
    expect(judgeIn({ ...ONE_REGION, homeRegion: TOKEN }, created(OTHER_TOKEN))).toEqual(
      missed(`awsRegion is "${OTHER_TOKEN}", and the trail records "${TOKEN}" only`),
    );
  });

  test.each(['iam.amazonaws.com', 'cloudfront.amazonaws.com'])(
    "without global services, it's nothing of %s",
    (eventSource) => {
      const event = { ...created('eu-west-1'), eventSource };
      expect(judgeIn(ONE_REGION, event)).toEqual(recordedBy('Management'));
      expect(judgeIn({ ...ONE_REGION, includeGlobalServiceEvents: false }, event)).toEqual(
        missed(`eventSource is "${eventSource}", and the trail doesn't include events of global services`),
      );

      expect(judgeIn({ ...ONE_REGION, includeGlobalServiceEvents: false }, created('eu-west-1'))).toEqual(
        recordedBy('Management'),
      );
    },
  );

  test("it's Insights of the kinds that are asked for", () => {
    const insight = (sourceEventCategory: string | undefined, insightType: string) => ({
      eventCategory: 'Insight',
      insightDetails: { sourceEventCategory, insightType },
    });

    const selection = selectionOf({
      insights: { management: ['API_ERROR_RATE'], data: ['API_CALL_RATE', 'API_ERROR_RATE'] },
      data: [{ resourceType: FUNCTION }],
    });

    expect(judgeIn(ALL_REGIONS, insight('Management', 'ApiErrorRateInsight'), selection)).toEqual({
      recorded: true,
      selector: 'insights.management',
      reason: 'recorded by insights.management',
    });

    expect(judgeIn(ALL_REGIONS, insight(undefined, 'ApiErrorRateInsight'), selection)).toEqual({
      recorded: true,
      selector: 'insights.management',
      reason: 'recorded by insights.management',
    });

    expect(judgeIn(ALL_REGIONS, insight('Data', 'ApiCallRateInsight'), selection)).toEqual({
      recorded: true,
      selector: 'insights.data',
      reason: 'recorded by insights.data',
    });

    expect(judgeIn(ALL_REGIONS, insight('Management', 'ApiCallRateInsight'), selection)).toEqual(
      missed('insightType is "ApiCallRateInsight", and insights.management asks for API_ERROR_RATE'),
    );

    expect(judgeIn(ALL_REGIONS, insight('Data', 'OtherInsight'), selection)).toEqual(
      missed('insightType is "OtherInsight", and insights.data asks for API_CALL_RATE, API_ERROR_RATE'),
    );
  });

  test("it's no Insights where none are asked for", () => {
    expect(
      judgeIn(ALL_REGIONS, { eventCategory: 'Insight', insightDetails: { insightType: 'ApiCallRateInsight' } }),
    ).toEqual(missed('insightType is "ApiCallRateInsight", and insights.management asks for nothing'));

    expect(judgeIn(ALL_REGIONS, { eventCategory: 'Insight' })).toEqual(
      missed('insightType is "undefined", and insights.management asks for nothing'),
    );
  });

  test("it's summaries where they are asked for", () => {
    const selection = selectionOf({ aggregation: ['API_ACTIVITY'], data: [{ resourceType: FUNCTION }] });
    const summary = { eventCategory: 'Aggregated', eventType: 'AwsAggregatedEvent' };
    expect(judgeIn(ALL_REGIONS, summary, selection)).toEqual({
      recorded: true,
      selector: 'aggregation',
      reason: 'recorded by aggregation',
    });

    expect(judgeIn(ALL_REGIONS, summary)).toEqual(missed('the trail has no aggregation'));
  });

  test('in one region, neither Insights nor summaries of another', () => {
    const selection = selectionOf({
      aggregation: ['API_ACTIVITY'],
      insights: { management: ['API_CALL_RATE'] },
      data: [{ resourceType: FUNCTION }],
    });

    for (const event of [
      { eventCategory: 'Aggregated' },
      { eventCategory: 'Insight', insightDetails: { insightType: 'ApiCallRateInsight' } },
    ]) {
      expect(judgeIn(ONE_REGION, { ...event, awsRegion: 'us-east-1' }, selection)).toEqual(
        missed('awsRegion is "us-east-1", and the trail records "eu-west-1" only'),
      );

      expect(judgeIn(ONE_REGION, { ...event, awsRegion: 'eu-west-1' }, selection).recorded).toBe(true);
    }
  });
});
