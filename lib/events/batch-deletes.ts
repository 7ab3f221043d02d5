import { conditionHolds } from './condition';
import { DataEventResourceType } from './data-event-resource-type';
import { DataSelection } from './selection';
import { EventCondition } from '../config/event-condition';
import { ReadWriteFilter } from '../config/read-write-filter';

const DELETE = 'DeleteObject';

/**
 * Excludes the entries that S3 creates for each object of a `DeleteObjects` request: `DeleteObject` events that are
 * service events, not API calls. The fields of a selector are combined with AND, so this needs two selections: one for
 * all events except for `DeleteObject`, and one for `DeleteObject` calls.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function withoutBatchDeletes(
  selection: DataSelection,
  isToken: (value: unknown) => boolean,
): { others?: DataSelection; deletes?: DataSelection } {
  const { resourceType, readWriteType, eventName = {}, eventType = {} } = selection;
  const isWritten = resourceType === DataEventResourceType.S3_OBJECT && readWriteType !== ReadWriteFilter.READ_ONLY;
  const asksForDeletes = conditionHolds(eventName, DELETE, isToken);
  if (!isWritten || asksForDeletes !== true) {
    // a name that isn't known before deployment can be any name, so nothing is excluded
    return { others: selection };
  }

  const otherNames = without(eventName, DELETE, isToken);
  const callTypes = without(eventType, 'AwsServiceEvent', isToken);
  return {
    others: otherNames && { ...selection, eventName: otherNames },
    deletes: callTypes && { ...selection, eventName: { equalTo: [DELETE] }, eventType: callTypes },
  };
}

/** The condition without one value; undefined if the condition selects only that value. */
function without(
  condition: EventCondition,
  value: string,
  isToken: (value: unknown) => boolean,
): EventCondition | undefined {
  const otherValues = condition.equalTo?.filter((candidate) => candidate !== value);
  const askedForValueOnly = otherValues?.length === 0;
  const asksForMore = condition.startsWith !== undefined || condition.endsWith !== undefined;
  if (askedForValueOnly && !asksForMore) {
    return undefined;
  }

  const others = { ...condition, equalTo: askedForValueOnly ? undefined : otherValues };
  const excludesValue = conditionHolds(others, value, isToken) === false;
  return excludesValue ? others : { ...others, notEquals: [...(others.notEquals ?? []), value] };
}
