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
import { meantResourceTypes, RESOURCE_TYPES, TYPES_WITHOUT_DATA_EVENTS } from '../../events/meant-names';
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

/** CloudTrail's names for keys that have another name here, or none, each with the fix. */
const CONDITION_WORDS = { equals: 'write equalTo', notEqualTo: 'write notEquals' };
const COMMON_WORDS = {
  eventCategory: 'remove it: the section decides the category',
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
  eventSource: 'write excludeKms or excludeRdsDataApi: CloudTrail can exclude no other sources',
  eventName: "remove it: a trail can't select management events by it",
};

const DATA_WORDS = {
  ...COMMON_WORDS,
  'resources.type': 'write resourceType',
  'resources.ARN': 'write resourceArn',
  errorCode: "remove it: a trail can't select data events by it",
};

const NETWORK_WORDS = {
  ...COMMON_WORDS,
  errorCode: 'write onlyDenied: true, which selects VpceAccessDenied: CloudTrail can select no other error code',
  readOnly: "remove it: a trail can't select network activity events by it",
  readWriteType: "remove it: a trail can't select network activity events by it",
};

const OPPOSITES = [
  ['equalTo', 'notEquals'],
  ['startsWith', 'notStartsWith'],
  ['endsWith', 'notEndsWith'],
] as const;

/** A string in a format, without wildcards: CloudTrail supports none, also not next to a token. */
function value(of: Grammar): Check<string> {
  const check = string(of);
  return checkOf(check.schema, (input, path, context) => {
    if (typeof input === 'string' && /[*?]/.test(replaceTokens(input, ''))) {
      context.problems.add(path, {
        wrong: 'has a wildcard, and CloudTrail supports none',
        got: input,
        allowed: of.allowed,
        fix: grammar.NO_WILDCARDS,
      });

      return undefined;
    }

    return check(input, path, context);
  });
}

/** A resource type. It decides which buckets are excluded, so it can't be a token. */
const resourceType: Check<string> = checkOf(string(grammar.RESOURCE_TYPE).schema, (input, path, context) => {
  if (context.isToken(input)) {
    context.problems.add(path, { ...grammar.RESOURCE_TYPE, wrong: 'must be known at synth', got: input });
    return undefined;
  }

  const wrong = typeof input === 'string' ? impossibleType(input) : undefined;
  if (wrong === undefined) {
    return value(grammar.RESOURCE_TYPE)(input, path, context);
  }

  const meant = meantResourceTypes(input as string).join(' or ');
  context.problems.add(path, {
    ...grammar.RESOURCE_TYPE,
    wrong,
    got: input,
    ...(meant !== '' && { meant, fix: `write ${meant}` }),
  });

  return undefined;
});

/** Why CloudTrail can have no such resource type. AWS adds types, so one that is only unknown is a warning. */
function impossibleType(type: string): string | undefined {
  if (/[*?]/.test(type)) {
    return undefined; // a wildcard has a problem of its own
  }

  if (Object.hasOwn(TYPES_WITHOUT_DATA_EVENTS, type)) {
    return 'is a resource type of CloudFormation, and CloudTrail has no data events of it';
  }

  const isMiswritten =
    !RESOURCE_TYPES.includes(type) && RESOURCE_TYPES.some((known) => known.toLowerCase() === type.toLowerCase());

  if (isMiswritten) {
    return 'differs from a resource type in uppercase and lowercase';
  }

  return grammar.RESOURCE_TYPE.pattern.test(type) ? undefined : grammar.RESOURCE_TYPE.wrong;
}

/** A condition, with a format each for whole values, beginnings and ends. */
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

  return checkOf({ ...check.schema, type: 'object', minProperties: 1 }, (input, path, context) => {
    const problem = {
      got: input,
      allowed: OPERATORS.join(', '),
      fix: 'write an operator below it, or remove the key',
    };

    if (input !== null && !isPlainObject(input)) {
      context.problems.add(path, { wrong: 'must be a condition', ...problem });
      return undefined;
    }

    if (Object.values(input ?? {}).every((operand) => operand === undefined)) {
      context.problems.add(path, { wrong: 'is a condition without an operator', ...problem });
      return undefined;
    }

    const read = check(input, path, context);
    OPPOSITES.forEach(([includes, excludes]) =>
      read?.[excludes]?.forEach((operand, index) => {
        if (read[includes]?.includes(operand)) {
          context.problems.add(`${path}.${excludes}[${index}]`, {
            wrong: `is also a value of ${includes}`,
            got: operand,
            allowed: `values that aren't in ${includes}`,
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

/** `NONE` isn't a choice for data events: a trail that records none has no such section. */
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
