import * as fc from 'fast-check';
import { DataEventsConfig, EventsConfig, ReadWriteFilter } from '../../lib';
import { EventCondition } from '../../lib/config/event-condition';
import { NetworkActivityConfig } from '../../lib/config/network-activity-config';
import { compile } from '../../lib/events/compile';
import { bucketOf } from '../../lib/events/own-buckets';
import { EventSelector, FieldSelector, OPERATORS } from '../../lib/events/selector';
import { wouldRecord } from '../../lib/events/would-record';
import { planEvents } from '../../lib/plan/sections/events-plan';
import { EVENTS_SHAPE } from '../../lib/plan/shapes/event-shapes';
import { CheckContext, struct } from '../../lib/validation/check';
import { Problems } from '../../lib/validation/problems';
import { AnyEvent, shouldRecord } from '../support/event-oracle';
import { cases } from '../support/random-cases';
import {
  anyEvents,
  conditions,
  deliveriesTo,
  eventNames,
  eventTypes,
  OBJECT_APIS,
  ownBuckets,
  TYPES,
  validEvents,
} from '../support/random-events';

const isToken = () => false;

/** The selectors of a config, which has to be in order. */
function selectorsOf(config: EventsConfig, ownBucketArns: string[]): EventSelector[] {
  const context: CheckContext = { problems: new Problems(), isToken };
  const read = struct(EVENTS_SHAPE)(config, 'events', context) as EventsConfig;
  const selection = planEvents(
    read,
    { homeRegion: 'eu-west-1', multiRegion: true, ownBucketArns, bucketOf },
    'events',
    context,
  );

  expect(context.problems.all).toEqual([]);
  return compile(selection, { ownBucketArns, isToken });
}

/** What a config's trail records, by the library. */
function recorderOf(config: EventsConfig, ownBucketArns: string[]): (event: AnyEvent) => boolean {
  const selectors = selectorsOf(config, ownBucketArns);
  return (event) => wouldRecord(selectors, event, isToken).recorded;
}

/** The first event that two don't agree on, with what is needed to see why. */
function disagreement(
  events: AnyEvent[],
  agree: (event: AnyEvent) => boolean,
  details: () => unknown = () => undefined,
): string | undefined {
  const event = events.find((one) => !agree(one));
  return event && JSON.stringify({ event, details: details() }, undefined, 1);
}

const someEvents = (most: number) => fc.array(anyEvents, { minLength: 1, maxLength: most, size: 'max' });

test('a trail records what its config means', () => {
  const outcomes = { Management: [0, 0], Data: [0, 0], NetworkActivity: [0, 0] };
  fc.assert(
    fc.property(validEvents, ownBuckets, someEvents(40), (config, own, events) => {
      const selectors = selectorsOf(config, own);
      const differs = disagreement(
        events,
        (event) => {
          const expected = shouldRecord(config, event, own);
          outcomes[event.eventCategory as keyof typeof outcomes][Number(expected)]++;
          return wouldRecord(selectors, event, isToken).recorded === expected;
        },
        () => selectors,
      );

      expect(differs).toBeUndefined();
    }),
    { numRuns: cases(1500) },
  );

  const [missed, recorded] = Object.values(outcomes).reduce((sum, [no, yes]) => [sum[0] + no, sum[1] + yes], [0, 0]);
  expect(missed + recorded).toBeGreaterThan(20_000);
  for (const [no, yes] of [[missed, recorded], ...Object.values(outcomes)]) {
    expect(Math.min(no, yes) / (no + yes)).toBeGreaterThan(0.15);
  }
});

test('a trail never records its own deliveries, whatever its config asks for', () => {
  const scenario = ownBuckets.chain((own) =>
    fc.record({ own: fc.constant(own), deliveries: fc.array(deliveriesTo(own), { minLength: 1, maxLength: 10 }) }),
  );

  fc.assert(
    fc.property(validEvents, scenario, ({ recordOwnDeliveries, ...config }, { own, deliveries }) => {
      fc.pre(recordOwnDeliveries !== true);
      const records = recorderOf(config, own);
      expect(disagreement(deliveries, (event) => !records(event))).toBeUndefined();
    }),
    { numRuns: cases(500) },
  );
});

test('a trail told to record its own deliveries records them like any other write', () => {
  const scenario = ownBuckets.chain((own) =>
    fc.record({ own: fc.constant(own), deliveries: fc.array(deliveriesTo(own), { minLength: 1, maxLength: 10 }) }),
  );

  fc.assert(
    fc.property(validEvents, scenario, (config, { own, deliveries }) => {
      const records = recorderOf({ ...config, recordOwnDeliveries: true }, own);
      const recordsAsOthers = recorderOf({ ...config, recordOwnDeliveries: true }, []);
      expect(disagreement(deliveries, (event) => records(event) === recordsAsOthers(event))).toBeUndefined();
    }),
    { numRuns: cases(200) },
  );
});

test('the selector that a decision names records the event alone, and is the first that does', () => {
  fc.assert(
    fc.property(validEvents, ownBuckets, someEvents(20), (config, own, events) => {
      const selectors = selectorsOf(config, own);
      expect(
        disagreement(
          events,
          (event) => {
            const { recorded, selector, reason } = wouldRecord(selectors, event, isToken);
            const alone = selectors.filter((one) => wouldRecord([one], event, isToken).recorded);
            return (
              reason.length > 0 &&
              !reason.startsWith('unresolved') &&
              recorded === alone.length > 0 &&
              selector === alone[0]?.name
            );
          },
          () => selectors,
        ),
      ).toBeUndefined();
    }),
    { numRuns: cases(300) },
  );
});

test('one more entry never keeps out what was recorded without it', () => {
  fc.assert(
    fc.property(validEvents, ownBuckets, fc.nat(), someEvents(20), (config, own, pick, events) => {
      const { data = [], networkActivity = [] } = config;
      fc.pre(data.length + networkActivity.length > 0);
      const at = pick % (data.length + networkActivity.length);
      const fewer = {
        ...config,
        data: notEmpty(data.filter((_, index) => index !== at)),
        networkActivity: notEmpty(networkActivity.filter((_, index) => index + data.length !== at)),
      };

      const before = recorderOf(fewer, own);
      const after = recorderOf(config, own);
      expect(
        disagreement(
          events,
          (event) => after(event) || !before(event),
          () => at,
        ),
      ).toBeUndefined();
    }),
    { numRuns: cases(400) },
  );
});

test('the order of entries changes nothing of what is recorded', () => {
  const shuffled = validEvents.chain((config) =>
    fc.record({
      config: fc.constant(config),
      data: shuffles<DataEventsConfig>(config.data),
      networkActivity: shuffles<NetworkActivityConfig>(config.networkActivity),
    }),
  );

  fc.assert(
    fc.property(shuffled, ownBuckets, someEvents(20), ({ config, data, networkActivity }, own, events) => {
      const one = recorderOf(config, own);
      const other = recorderOf({ ...config, data, networkActivity }, own);
      expect(disagreement(events, (event) => one(event) === other(event))).toBeUndefined();
    }),
    { numRuns: cases(400) },
  );
});

test('a condition holds what its operators say together, for each of its values', () => {
  const words = wordsOf(2).concat('aab', 'bba');
  const condition = conditions({ whole: words, start: words, end: words });
  fc.assert(
    fc.property(condition, (eventName) => {
      const config: EventsConfig = { data: [{ resourceType: 'AWS::SNS::Topic', eventName }] };
      const events = [undefined, ...wordsOf(4)].map((name) => ({
        eventCategory: 'Data',
        resources: [{ type: 'AWS::SNS::Topic' }],
        eventName: name,
      }));

      const records = recorderOf(config, []);
      expect(disagreement(events, (event) => records(event) === shouldRecord(config, event, []))).toBeUndefined();
    }),
    { numRuns: cases(1000) },
  );
});

test('entries that become one selector record what they did apart', () => {
  const starts = wordsOf(2).map((word) => `arn:${word}`);
  const resourceArn = fc.option(conditions({ whole: starts.concat('arn:aab'), start: starts, end: wordsOf(2) }), {
    nil: undefined,
    freq: 12,
  });

  fc.assert(
    fc.property(fc.array(resourceArn, { minLength: 2, maxLength: 5 }), (all) => {
      const config: EventsConfig = {
        data: all.map((one) => ({ resourceType: 'AWS::SNS::Topic', ...(one && { resourceArn: one }) })),
      };

      const arns = [undefined, ...wordsOf(4).map((word) => `arn:${word}`)];
      const events = arns
        .flatMap((ARN, index) => [[ARN], [ARN, arns.at((index * 7) % arns.length)]])
        .map((both) => ({
          eventCategory: 'Data',
          resources: both.map((one) => ({ type: 'AWS::SNS::Topic', ARN: one })),
        }));

      const selectors = selectorsOf(config, []);
      expectGrammar(selectors);
      expect(
        disagreement(
          events,
          (event) => wouldRecord(selectors, event, isToken).recorded === shouldRecord(config, event, []),
          () => selectors,
        ),
      ).toBeUndefined();
    }),
    { numRuns: cases(400) },
  );
});

test('without the entries of batch deletes, a selection of objects is what it was', () => {
  const entry = fc.record(
    {
      resourceType: fc.constant('AWS::S3::Object'),
      readWriteType: fc.constantFrom(ReadWriteFilter.ALL, ReadWriteFilter.WRITE_ONLY),
      eventName: eventNames,
      eventType: eventTypes,
    },
    { requiredKeys: ['resourceType'] },
  );

  const resources = [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::data/a.csv' }];
  const apis = Object.entries<boolean | undefined>(OBJECT_APIS).concat([['', undefined]]);
  const events = apis.flatMap(([name, readOnly]) =>
    [...TYPES, undefined].map((eventType) => ({
      eventCategory: 'Data',
      eventName: name || undefined,
      readOnly,
      eventType,
      resources,
    })),
  );

  fc.assert(
    fc.property(entry, (one) => {
      const config: EventsConfig = { data: [one], dropBatchDeleteEntries: true };
      const selectors = selectorsOf(config, []);
      expect(
        disagreement(
          events,
          (event) => wouldRecord(selectors, event, isToken).recorded === shouldRecord(config, event, []),
          () => selectors,
        ),
      ).toBeUndefined();
    }),
    { numRuns: cases(1000) },
  );
});

test('every selector is one that CloudTrail accepts for a trail', () => {
  fc.assert(
    fc.property(validEvents, ownBuckets, (config, own) => {
      expectGrammar(selectorsOf(config, own));
    }),
    { numRuns: cases(1500) },
  );
});

test('names stay distinct even if an entry is given the name that another would have got', () => {
  fc.assert(
    fc.property(validEvents, ownBuckets, fc.nat(), (config, own, pick) => {
      const { data = [], networkActivity = [] } = config;
      const made = selectorsOf(config, own)
        .map(({ name }) => name)
        .filter((name) => name !== 'Management events selector');

      const given = new Set([...data, ...networkActivity].map(({ name }) => name));
      const free = made.filter((name) => !given.has(name));
      fc.pre(data.length > 0 && free.length > 0);
      const at = pick % data.length;
      const renamed = data.map((entry, index) => (index === at ? { ...entry, name: free[pick % free.length] } : entry));
      expectGrammar(selectorsOf({ ...config, data: renamed }, own));
    }),
    { numRuns: cases(500) },
  );
});

function notEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function shuffles<T>(list: T[] | undefined): fc.Arbitrary<T[] | undefined> {
  return list === undefined ? fc.constant(undefined) : fc.shuffledSubarray(list, { minLength: list.length });
}

/** All words of up to so many letters a and b. */
function wordsOf(length: number): string[] {
  const shorter = length === 1 ? [''] : ['', ...wordsOf(length - 1)];
  return [...new Set(shorter.flatMap((word) => [word, `${word}a`, `${word}b`]))].filter((word) => word !== '');
}

/* CloudTrail's grammar for trails. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */

type Operator = keyof EventCondition;
interface FieldRule {
  readonly required?: boolean;
  /** All, if not said. */
  readonly operators?: Operator[];
  /** Any, if not said. */
  readonly values?: string[];
  /** Exactly one value of one operator. */
  readonly single?: boolean;
}

const EQUALS: FieldRule = { operators: ['equalTo'], single: true };
const GRAMMAR: Record<string, Record<string, FieldRule>> = {
  Management: {
    eventCategory: { ...EQUALS, required: true },
    readOnly: { ...EQUALS, values: ['true', 'false'] },
    eventSource: { operators: ['notEquals'], values: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] },
  },
  Data: {
    eventCategory: { ...EQUALS, required: true },
    'resources.type': { ...EQUALS, required: true },
    readOnly: { ...EQUALS, values: ['true', 'false'] },
    sessionCredentialFromConsole: { operators: ['equalTo', 'notEquals'], values: ['true'], single: true },
    eventName: {},
    eventSource: {},
    eventType: {},
    'resources.ARN': {},
    'userIdentity.arn': {},
  },
  NetworkActivity: {
    eventCategory: { ...EQUALS, required: true },
    eventSource: { ...EQUALS, required: true },
    errorCode: { ...EQUALS, values: ['VpceAccessDenied'] },
    eventName: {},
    vpcEndpointId: {},
    'userIdentity.arn': {},
  },
};

function expectGrammar(selectors: EventSelector[]): void {
  expect(selectors.flatMap(offences)).toEqual([]);
  const names = selectors.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
}

/** What CloudTrail would refuse in a selector. */
function offences({ name, fieldSelectors }: EventSelector): string[] {
  const category = fieldSelectors.find(({ field }) => field === 'eventCategory')?.equalTo?.[0] ?? 'none';
  const rules = GRAMMAR[category];
  if (rules === undefined) {
    return [`${name}: the category ${category}`];
  }

  const fields = fieldSelectors.map(({ field }) => field);
  return [
    ...(name.length >= 1 && name.length <= 1000 ? [] : [`${name}: a name of ${name.length} characters`]),
    ...Object.keys(rules)
      .filter((field) => rules[field].required && !fields.includes(field))
      .map((field) => `${name}: lacks ${field}`),
    ...(new Set(fields).size === fields.length ? [] : [`${name}: a field twice in ${fields}`]),
    ...fieldSelectors.flatMap((one) =>
      offencesOfField(one, rules[one.field]).map((wrong) => `${name}: ${one.field}: ${wrong}`),
    ),
  ];
}

function offencesOfField(selector: FieldSelector, rule: FieldRule | undefined): string[] {
  if (rule === undefined) {
    return ['no field of the category'];
  }

  const { field, ...rest } = selector;
  const lists = (Object.entries(rest) as [Operator, string[] | undefined][]).filter(
    (entry): entry is [Operator, string[]] => entry[1] !== undefined,
  );

  const values = lists.flatMap(([, list]) => list);
  return [
    ...(values.length > 0 ? [] : ['no condition']),
    ...(rule.single && values.length !== 1 ? ['not one value'] : []),
    ...lists
      .filter(([operator]) => !(rule.operators ?? OPERATORS).includes(operator))
      .map(([operator]) => `the operator ${operator}`),
    ...lists
      .filter(([, list]) => list.length === 0 || list.length > 2048)
      .map(([operator]) => `${operator} with a list of a wrong length`),
    ...lists
      .filter(([, list]) => new Set(list).size < list.length)
      .map(([operator]) => `${operator} with a value twice`),
    ...values
      .filter((value) => value.length < 1 || value.length > 2048 || /[*?]/.test(value))
      .map((value) => `the value "${value}"`),
    ...values
      .filter((value) => rule.values !== undefined && !rule.values.includes(value))
      .map((value) => `the value "${value}"`),
  ];
}
