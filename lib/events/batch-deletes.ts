import { conditionHolds } from './condition';
import { DataResourceType } from './data-resource-type';
import { DataEvents } from './selection';
import { ReadWriteType } from '../config/data-events-config';
import { EventCondition } from '../config/event-condition';

const DELETE = 'DeleteObject';

/**
 * Leaves out the entry that S3 makes for each object of a `DeleteObjects` request: a `DeleteObject` that is no call, but an event of
 * the service. Fields are AND'ed, so it takes one selection for everything but `DeleteObject`, and one for the calls of it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function withoutBatchDeletes(selection: DataEvents, isToken: (value: unknown) => boolean): { others?: DataEvents; deletes?: DataEvents } {
  const { resourceType, readWriteType, eventName = {}, eventType = {} } = selection;
  const isWritten = resourceType === DataResourceType.S3_OBJECT && readWriteType !== ReadWriteType.READ_ONLY;
  const asksForDeletes = conditionHolds(eventName, DELETE, isToken);
  if (!isWritten || asksForDeletes !== true) { // a name that isn't known yet may be any: everything stays recorded
    return { others: selection };
  }
  return {
    others: asksForDeletesOnly(eventName) ? undefined : { ...selection, eventName: excluding(eventName, DELETE) },
    deletes: { ...selection, eventName: { equalTo: [DELETE] }, eventType: excluding(eventType, 'AwsServiceEvent') },
  };
}

function asksForDeletesOnly({ equalTo, startsWith, endsWith }: EventCondition): boolean {
  return equalTo !== undefined && equalTo.every((name) => name === DELETE) && startsWith === undefined && endsWith === undefined;
}

function excluding(condition: EventCondition, value: string): EventCondition {
  return { ...condition, notEquals: [...new Set([...condition.notEquals ?? [], value])] };
}
