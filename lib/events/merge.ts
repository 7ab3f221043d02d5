import { reachesUnnamedBuckets } from './own-buckets';
import { DataSelection } from './selection';
import { OPERATORS } from './selector';
import { EventCondition } from '../config/event-condition';

const POSITIVE = ['equalTo', 'startsWith', 'endsWith'] as const;

/**
 * Merges selections without a name that differ only in the resources that they select. CloudTrail limits the number of
 * values in all selectors together, and each selector repeats its conditions.
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
 * A key that is equal for selections that are merged: all conditions except for the selected resources, including the
 * excluded resources.
 */
function keyOf(events: DataSelection): string {
  return JSON.stringify([
    events.resourceType,
    reachesUnnamedBuckets(events), // only these exclude the trail's own buckets
    events.readWriteType,
    conditionKey({ ...events.resourceArn, equalTo: undefined, startsWith: undefined, endsWith: undefined }),
    ...[events.eventName, events.eventSource, events.eventType, events.userIdentityArn].map(conditionKey),
    events.sessionCredentialFromConsole,
  ]);
}

function conditionKey(condition: EventCondition | undefined): unknown {
  return OPERATORS.map((operator) => condition?.[operator]);
}

/** The resources that at least one of the selections selects; all resources if one selection names none. */
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
