import { Check, distinct, flag, Grammar, listOf, oneOf, Shape, some, struct, text } from './check';
import * as grammar from './event-grammar';
import { isPlainObject } from './problems';
import { DataEventsConfig, ReadWriteType } from '../config/data-events-config';
import { EventCondition } from '../config/event-condition';
import { AggregationTemplate, EventsConfig, InsightsConfig, InsightType, ManagementEventsConfig, ManagementReadWriteType } from '../config/events-config';
import { NetworkActivityConfig } from '../config/network-activity-config';
import { OPERATORS } from '../events/selector';

/** What CloudTrail itself calls things that have another name here, or none, and what to do instead. */
const CONDITION_WORDS = { equals: 'write equalTo', notEqualTo: 'write notEquals' };
const COMMON_WORDS = {
  'eventCategory': 'remove it, since the list it stands in says it',
  'readOnly': 'write readWriteType: READ_ONLY or WRITE_ONLY',
  'userIdentity.arn': 'write userIdentityArn',
};
const EVENTS_WORDS = { managementEvents: 'write management', dataEvents: 'write data', networkActivityEvents: 'write networkActivity' };
const MANAGEMENT_WORDS = { ...COMMON_WORDS, eventSource: 'write excludeKms or excludeRdsDataApi: CloudTrail can leave out no other', eventName: 'remove it: a trail can\'t choose management events by it' };
const DATA_WORDS = {
  ...COMMON_WORDS, 'resources.type': 'write resourceType', 'resources.ARN': 'write resourceArn', 'errorCode': 'remove it: a trail can\'t choose data events by it',
};
const NETWORK_WORDS = {
  ...COMMON_WORDS,
  errorCode: 'write onlyDenied: true, which asks for VpceAccessDenied: CloudTrail can choose no other',
  readOnly: 'remove it: a trail can\'t choose network activity events by it',
  readWriteType: 'remove it: a trail can\'t choose network activity events by it',
};

/** A condition: for whole values, beginnings and ends, each in its grammar. */
function condition(whole: Grammar, start: Grammar = grammar.EVENT_VALUE, end: Grammar = grammar.EVENT_VALUE): Check<EventCondition> {
  const values = (of: Grammar) => some(distinct(text(of)));
  const check = struct<EventCondition>({
    equalTo: values(whole),
    notEquals: values(whole),
    startsWith: values(start),
    notStartsWith: values(start),
    endsWith: values(end),
    notEndsWith: values(end),
  }, [], CONDITION_WORDS);
  return (value, path, context) => {
    const mend = 'write an operator below it, or remove the key';
    if (value !== null && !isPlainObject(value)) {
      context.problems.add(path, { wrong: 'must be a condition', got: value, allowed: OPERATORS.join(', '), mend });
      return undefined;
    }
    if (Object.values(value ?? {}).every((operand) => operand === undefined)) {
      context.problems.add(path, { wrong: 'is a condition that asks for nothing', got: value, allowed: OPERATORS.join(', '), mend });
      return undefined;
    }
    return check(value, path, context);
  };
}

const arn = condition(grammar.ARN, grammar.ARN);
const eventName = condition(grammar.EVENT_NAME, grammar.EVENT_NAME, grammar.EVENT_NAME);

export const DATA_EVENTS_SHAPE: Shape<DataEventsConfig> = {
  name: text(grammar.SELECTOR_NAME),
  resourceType: text(grammar.RESOURCE_TYPE),
  readWriteType: oneOf(ReadWriteType),
  resourceArn: arn,
  eventName,
  eventSource: condition(grammar.EVENT_SOURCE),
  eventType: condition(grammar.EVENT_VALUE),
  userIdentityArn: arn,
  sessionCredentialFromConsole: flag,
};

export const dataEvents = struct(DATA_EVENTS_SHAPE, ['resourceType'], DATA_WORDS);

const NETWORK_ACTIVITY_SHAPE: Shape<NetworkActivityConfig> = {
  name: text(grammar.SELECTOR_NAME),
  eventSource: text(grammar.EVENT_SOURCE),
  onlyDenied: flag,
  eventName,
  vpcEndpointId: condition(grammar.VPC_ENDPOINT_ID, grammar.VPC_ENDPOINT_ID_START, grammar.VPC_ENDPOINT_ID_END),
  userIdentityArn: arn,
};

const MANAGEMENT_SHAPE: Shape<ManagementEventsConfig> = {
  readWriteType: oneOf(ManagementReadWriteType),
  excludeKms: flag,
  excludeRdsDataApi: flag,
};

const INSIGHTS_SHAPE: Shape<InsightsConfig> = {
  management: some(distinct(oneOf(InsightType))),
  data: some(distinct(oneOf(InsightType))),
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
