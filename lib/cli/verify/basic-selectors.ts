import { EventSelector, FieldSelector } from '../../events/selector';
import { BasicSelector } from '../account/trail-state';

/** The ARN prefixes that select all resources of a type in basic selectors. */
const ALL: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Object': ['arn:aws:s3', 'arn:aws:s3:::'],
  'AWS::Lambda::Function': ['arn:aws:lambda'],
  'AWS::DynamoDB::Table': ['arn:aws:dynamodb'],
};

/** The advanced selectors that record the same events. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html */
export function asAdvanced(selectors: BasicSelector[]): EventSelector[] {
  return selectors.flatMap(advancedOf).map((fieldSelectors) => ({ name: '', fieldSelectors }));
}

/** The field selectors for management events, and for each type of data events. */
function advancedOf(selector: BasicSelector): FieldSelector[][] {
  const { readWriteType, includeManagementEvents, excludeManagementEventSources: excluded, dataResources } = selector;
  const readOnly = readWriteType === 'All' ? [] : [equalTo('readOnly', String(readWriteType === 'ReadOnly'))];
  const advanced: FieldSelector[][] = [];

  if (includeManagementEvents) {
    const notFrom = excluded.length === 0 ? [] : [{ field: 'eventSource', notEquals: excluded }];
    advanced.push([equalTo('eventCategory', 'Management'), ...readOnly, ...notFrom]);
  }

  for (const { type, values } of dataResources) {
    advanced.push([
      equalTo('eventCategory', 'Data'),
      equalTo('resources.type', type),
      ...readOnly,
      ...resources(type, values),
    ]);
  }

  return advanced;
}

function equalTo(field: string, value: string): FieldSelector {
  return { field, equalTo: [value] };
}

function resources(type: string, values: string[]): FieldSelector[] {
  const isAll = values.some((value) => ALL[type]?.includes(value.replace(/^arn:aws[a-z-]*/, 'arn:aws')));
  if (isAll) {
    return [];
  }

  const operator = type === 'AWS::S3::Object' ? 'startsWith' : 'equalTo';
  return [{ field: 'resources.ARN', [operator]: values }];
}
