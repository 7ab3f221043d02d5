import { withoutBatchDeletes } from './batch-deletes';
import { merge } from './merge';
import { reachesUnnamedBuckets } from './own-buckets';
import { DataSelection, EventSelection, ManagementSelection, NetworkSelection } from './selection';
import { EventSelector, FieldSelector, OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';
import { ReadWriteFilter } from '../config/read-write-filter';

/** Compliance checkers look for exactly this name, and for a selector without other fields. */
export const MANAGEMENT_SELECTOR = 'Management events selector';

/** The maximum length of a selector's name. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
export const MAX_NAME = 1000;

/** Inputs that the compiler needs besides the selection. */
export interface CompileFacts {
  /** ARNs of the buckets that are written to because of the trail's deliveries. */
  readonly ownBucketArns: string[];
  isToken(value: unknown): boolean;
}

/**
 * Compiles a selection to advanced event selectors, in CloudTrail's grammar and in a stable order.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function compile(selection: EventSelection, facts: CompileFacts): EventSelector[] {
  const chosenNames = [...selection.data, ...selection.networkActivity].flatMap(({ name }) => name ?? []);
  const names = new Names(chosenNames);
  return [
    ...managementSelectors(selection.management),
    ...merge(selection.data).flatMap((events) => dataSelectors(events, selection, facts, names)),
    ...selection.networkActivity.map((events) => networkSelector(events, names)),
  ];
}

/** Generates unique names for selections that have none. */
class Names {
  private readonly taken: Set<string>;

  constructor(chosen: string[]) {
    this.taken = new Set([MANAGEMENT_SELECTOR, ...chosen]);
  }

  public free(name: string): string {
    let free = name;
    for (let count = 2; this.taken.has(free); count++) {
      free = `${name} ${count}`;
    }

    this.taken.add(free);
    return free;
  }
}

function managementSelectors({ readWriteType, excludeKms, excludeRdsDataApi }: ManagementSelection): EventSelector[] {
  if (readWriteType === ReadWriteFilter.NONE) {
    return [];
  }

  const excluded: string[] = [];
  if (excludeKms) {
    excluded.push('kms.amazonaws.com');
  }

  if (excludeRdsDataApi) {
    excluded.push('rdsdata.amazonaws.com');
  }

  const fieldSelectors = fields([
    ['eventCategory', { equalTo: ['Management'] }],
    ['readOnly', readOnly(readWriteType)],
    ['eventSource', excluded.length === 0 ? undefined : { notEquals: excluded }],
  ]);

  return [{ name: MANAGEMENT_SELECTOR, fieldSelectors }];
}

function dataSelectors(
  events: DataSelection,
  selection: EventSelection,
  { ownBucketArns, isToken }: CompileFacts,
  names: Names,
): EventSelector[] {
  const name = events.name ?? names.free(`${events.resourceType} ${WHICH[events.readWriteType]} events`);
  const safe = selection.recordOwnDeliveries ? events : withoutOwnBuckets(events, ownBucketArns);
  if (!selection.dropBatchDeleteEntries) {
    return [dataSelector(name, safe)];
  }

  const { others, deletes } = withoutBatchDeletes(safe, isToken);
  const selectors: EventSelector[] = [];
  if (others !== undefined) {
    selectors.push(dataSelector(name, others));
  }

  if (deletes !== undefined) {
    const nameOfDeletes = others === undefined ? name : names.free(deletesName(name, isToken));
    selectors.push(dataSelector(nameOfDeletes, deletes));
  }

  return selectors;
}

/** Shortens a long name if necessary, so that the suffix and a number fit. */
function deletesName(name: string, isToken: CompileFacts['isToken']): string {
  const fits = isToken(name) || name.length < MAX_NAME - 20;
  return `${fits ? name : name.slice(0, MAX_NAME - 20)} (deletes)`;
}

const WHICH: Record<ReadWriteFilter, string> = { ALL: 'data', READ_ONLY: 'read', WRITE_ONLY: 'write', NONE: 'no' };

/**
 * Excludes the objects of the trail's own buckets from a selection that isn't limited to named buckets. Otherwise each
 * delivery would create an event, which would be delivered in turn.
 */
function withoutOwnBuckets(events: DataSelection, ownBucketArns: string[]): DataSelection {
  if (!reachesUnnamedBuckets(events)) {
    return events;
  }

  // The slash keeps other buckets whose names begin with the same characters.
  const notStartsWith = new Set([
    ...(events.resourceArn?.notStartsWith ?? []),
    ...ownBucketArns.map((arn) => `${arn}/`),
  ]);

  return notStartsWith.size === 0
    ? events
    : { ...events, resourceArn: { ...events.resourceArn, notStartsWith: [...notStartsWith] } };
}

function dataSelector(name: string, events: DataSelection): EventSelector {
  return {
    name,
    fieldSelectors: fields([
      ['eventCategory', { equalTo: ['Data'] }],
      ['resources.type', { equalTo: [events.resourceType] }],
      ['readOnly', readOnly(events.readWriteType)],
      ['resources.ARN', events.resourceArn],
      ['eventName', events.eventName],
      ['eventSource', events.eventSource],
      ['eventType', events.eventType],
      ['userIdentity.arn', events.userIdentityArn],
      ['sessionCredentialFromConsole', fromConsole(events.sessionCredentialFromConsole)],
    ]),
  };
}

/** An event has the field only if it is "true". */
function fromConsole(wanted: boolean | undefined): EventCondition | undefined {
  if (wanted === undefined) {
    return undefined;
  }

  return wanted ? { equalTo: ['true'] } : { notEquals: ['true'] };
}

function networkSelector(events: NetworkSelection, names: Names): EventSelector {
  const kind = events.onlyDenied ? 'denied' : 'network activity';
  return {
    name: events.name ?? names.free(`${events.eventSource} ${kind} events`),
    fieldSelectors: fields([
      ['eventCategory', { equalTo: ['NetworkActivity'] }],
      ['eventSource', { equalTo: [events.eventSource] }],
      ['errorCode', events.onlyDenied ? { equalTo: ['VpceAccessDenied'] } : undefined],
      ['eventName', events.eventName],
      ['vpcEndpointId', events.vpcEndpointId],
      ['userIdentity.arn', events.userIdentityArn],
    ]),
  };
}

function readOnly(readWriteType: string): EventCondition | undefined {
  return readWriteType === ReadWriteFilter.ALL
    ? undefined
    : { equalTo: [String(readWriteType === ReadWriteFilter.READ_ONLY)] };
}

/** The fields that have a condition, with the operators that are used, in a stable order. */
function fields(asked: [field: string, condition: EventCondition | undefined][]): FieldSelector[] {
  const selectors: FieldSelector[] = [];
  for (const [field, condition] of asked) {
    if (condition !== undefined) {
      selectors.push({ field, ...usedOperators(condition) });
    }
  }

  return selectors;
}

function usedOperators(condition: EventCondition): EventCondition {
  const used = OPERATORS.filter((operator) => condition[operator] !== undefined);
  return Object.fromEntries(used.map((operator) => [operator, condition[operator]]));
}
