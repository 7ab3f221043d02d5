import { DataEventsConfig } from '../../config/data-events-config';
import { EventCondition } from '../../config/event-condition';
import {
  AggregationTemplate,
  EventsConfig,
  InsightsConfig,
  InsightsMetric,
  ManagementEventsConfig,
} from '../../config/events-config';
import { NetworkActivityConfig } from '../../config/network-activity-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { OPERATORS } from '../../events/selector';
import { replaceTokens } from '../../events/token-text';
import {
  Check,
  checkOf,
  distinct,
  flag,
  Grammar,
  listOf,
  oneOf,
  Shape,
  some,
  struct,
  string,
} from '../../validation/check';
import * as grammar from '../../validation/event-formats';
import { isPlainObject } from '../../validation/problems';

/** What CloudTrail itself calls things that have another name here, or none, and what to do instead. */
const CONDITION_WORDS = { equals: 'write equalTo', notEqualTo: 'write notEquals' };
const COMMON_WORDS = {
  eventCategory: 'remove it, since the list it is in says it',
  readOnly: 'write readWriteType: READ_ONLY or WRITE_ONLY',
  'userIdentity.arn': 'write userIdentityArn',
};

const EVENTS_WORDS = {
  managementEvents: 'write management',
  dataEvents: 'write data',
  networkActivityEvents: 'write networkActivity',
};

const MANAGEMENT_WORDS = {
  ...COMMON_WORDS,
  eventSource: 'write excludeKms or excludeRdsDataApi: CloudTrail can leave out no other',
  eventName: "remove it: a trail can't choose management events by it",
};

const DATA_WORDS = {
  ...COMMON_WORDS,
  'resources.type': 'write resourceType',
  'resources.ARN': 'write resourceArn',
  errorCode: "remove it: a trail can't choose data events by it",
};

const NETWORK_WORDS = {
  ...COMMON_WORDS,
  errorCode: 'write onlyDenied: true, which asks for VpceAccessDenied: CloudTrail can choose no other',
  readOnly: "remove it: a trail can't choose network activity events by it",
  readWriteType: "remove it: a trail can't choose network activity events by it",
};

const CONTRARY = [
  ['equalTo', 'notEquals'],
  ['startsWith', 'notStartsWith'],
  ['endsWith', 'notEndsWith'],
] as const;

/** A string of a grammar. CloudTrail knows no wildcards, and one next to a token is one all the same. */
function value(of: Grammar): Check<string> {
  const check = string(of);
  return checkOf(check.schema, (given, path, context) => {
    if (typeof given === 'string' && /[*?]/.test(replaceTokens(given, ''))) {
      context.problems.add(path, {
        wrong: 'has a wildcard, and CloudTrail knows none',
        got: given,
        allowed: of.allowed,
        fix: grammar.NO_WILDCARDS,
      });

      return undefined;
    }

    return check(given, path, context);
  });
}

/** A resource type. It decides which buckets have to be left out, so a token isn't allowed here. */
const resourceType: Check<string> = checkOf(string(grammar.RESOURCE_TYPE).schema, (given, path, context) => {
  if (context.isToken(given)) {
    context.problems.add(path, { ...grammar.RESOURCE_TYPE, wrong: 'must be known at synth', got: given });
    return undefined;
  }

  return value(grammar.RESOURCE_TYPE)(given, path, context);
});

/** A condition: for whole values, beginnings and ends, each in its grammar. */
function condition(
  whole: Grammar,
  start: Grammar = grammar.EVENT_VALUE,
  end: Grammar = grammar.EVENT_VALUE,
): Check<EventCondition> {
  const values = (of: Grammar) => some(distinct(value(of)));
  const check = struct<EventCondition>(
    {
      equalTo: values(whole),
      notEquals: values(whole),
      startsWith: values(start),
      notStartsWith: values(start),
      endsWith: values(end),
      notEndsWith: values(end),
    },
    [],
    CONDITION_WORDS,
  );

  return checkOf({ ...check.schema, type: 'object', minProperties: 1 }, (given, path, context) => {
    const problem = {
      got: given,
      allowed: OPERATORS.join(', '),
      fix: 'write an operator below it, or remove the key',
    };

    if (given !== null && !isPlainObject(given)) {
      context.problems.add(path, { wrong: 'must be a condition', ...problem });
      return undefined;
    }

    if (Object.values(given ?? {}).every((operand) => operand === undefined)) {
      context.problems.add(path, { wrong: 'is a condition that asks for nothing', ...problem });
      return undefined;
    }

    const read = check(given, path, context);
    CONTRARY.forEach(([asks, excludes]) =>
      read?.[excludes]?.forEach((operand, index) => {
        if (read[asks]?.includes(operand)) {
          context.problems.add(`${path}.${excludes}[${index}]`, {
            wrong: `is what ${asks} asks for`,
            got: operand,
            allowed: `values that aren't in ${asks}`,
            fix: 'remove it from one of the two',
          });
        }
      }),
    );

    return read;
  });
}

const arn = condition(grammar.ARN, grammar.ARN);
const eventName = condition(grammar.EVENT_NAME, grammar.EVENT_NAME, grammar.EVENT_NAME);

/** A trail that records no data events names none. */
const { ALL, READ_ONLY, WRITE_ONLY } = ReadWriteFilter;
export const readsAndWrites = oneOf({ ALL, READ_ONLY, WRITE_ONLY });

export const DATA_EVENTS_SHAPE: Shape<DataEventsConfig> = {
  name: string(grammar.SELECTOR_NAME),
  resourceType,
  readWriteType: readsAndWrites,
  resourceArn: arn,
  eventName,
  eventSource: condition(grammar.EVENT_SOURCE),
  eventType: condition(grammar.EVENT_VALUE),
  userIdentityArn: arn,
  sessionCredentialFromConsole: flag,
};

export const dataEvents = struct(DATA_EVENTS_SHAPE, ['resourceType'], DATA_WORDS);

const NETWORK_ACTIVITY_SHAPE: Shape<NetworkActivityConfig> = {
  name: string(grammar.SELECTOR_NAME),
  eventSource: value(grammar.EVENT_SOURCE),
  onlyDenied: flag,
  eventName,
  vpcEndpointId: condition(grammar.VPC_ENDPOINT_ID, grammar.VPC_ENDPOINT_ID_START, grammar.VPC_ENDPOINT_ID_END),
  userIdentityArn: arn,
};

const MANAGEMENT_SHAPE: Shape<ManagementEventsConfig> = {
  readWriteType: oneOf(ReadWriteFilter),
  excludeKms: flag,
  excludeRdsDataApi: flag,
};

const INSIGHTS_SHAPE: Shape<InsightsConfig> = {
  management: some(distinct(oneOf(InsightsMetric))),
  data: some(distinct(oneOf(InsightsMetric))),
};

export const EVENTS_SHAPE: Shape<EventsConfig> = {
  management: struct(MANAGEMENT_SHAPE, [], MANAGEMENT_WORDS),
  data: some(listOf(dataEvents)),
  dropBatchDeleteEntries: flag,
  recordOwnDeliveries: flag,
  networkActivity: some(listOf(struct(NETWORK_ACTIVITY_SHAPE, ['eventSource'], NETWORK_WORDS))),
  insights: struct(INSIGHTS_SHAPE),
  aggregation: some(distinct(oneOf(AggregationTemplate))),
  managementEventsAlreadyRecorded: flag,
};

export const events = struct(EVENTS_SHAPE, [], EVENTS_WORDS);
