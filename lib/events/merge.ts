import { reachesUnnamedBuckets } from './own-buckets';
import { DataSelection } from './selection';
import { OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';

const POSITIVE = ['equalTo', 'startsWith', 'endsWith'] as const;

/**
 * Makes one selection of those without a name that differ in the resources they ask for only: CloudTrail limits the
 * values of all selectors together, and each selector repeats its conditions.
 */
export function merge(selections: DataSelection[]): DataSelection[] {
  const groups = new Map<string, DataSelection[]>();
  for (const [index, selection] of selections.entries()) {
    const key = selection.name !== undefined ? `named ${index}` : keyOf(selection);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [selection]);
    } else {
      group.push(selection);
    }
  }

  return [...groups.values()].map(mergeGroup);
}

function mergeGroup(group: DataSelection[]): DataSelection {
  return group.length === 1 ? group[0] : { ...group[0], resourceArn: unionOf(group) };
}

/**
 * Equal for selections that become one: whatever is asked for in addition to the resources, and the resources that are
 * left
 * out.
 */
function keyOf(events: DataSelection): string {
  return JSON.stringify([
    events.resourceType,
    reachesUnnamedBuckets(events), // these leave out the trail's own buckets, of which the others may ask for reads
    events.readWriteType,
    conditionKey({ ...events.resourceArn, equalTo: undefined, startsWith: undefined, endsWith: undefined }),
    ...[events.eventName, events.eventSource, events.eventType, events.userIdentityArn].map(conditionKey),
    events.sessionCredentialFromConsole,
  ]);
}

function conditionKey(condition: EventCondition | undefined): unknown {
  return OPERATORS.map((operator) => condition?.[operator]);
}

/** All resources that any of the selections asks for: every one, if one of them names none. */
function unionOf(group: DataSelection[]): EventCondition | undefined {
  const asksForEverything = ({ resourceArn }: DataSelection) =>
    POSITIVE.every((operator) => resourceArn?.[operator] === undefined);

  const hasEverything = group.some(asksForEverything);
  const valuesOf = (operator: (typeof POSITIVE)[number]): string[] | undefined => {
    const values = new Set(group.flatMap(({ resourceArn }) => resourceArn?.[operator] ?? []));
    return hasEverything || values.size === 0 ? undefined : [...values];
  };

  const condition: EventCondition = {
    ...group[0].resourceArn,
    equalTo: valuesOf('equalTo'),
    startsWith: valuesOf('startsWith'),
    endsWith: valuesOf('endsWith'),
  };

  return OPERATORS.some((operator) => condition[operator] !== undefined) ? condition : undefined;
}
