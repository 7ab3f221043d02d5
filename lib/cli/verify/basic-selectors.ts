import { EventSelector, FieldSelector } from '../../events/selector';
import { BasicSelector } from '../account/trail-state';

/** What stands for all resources of a type in basic selectors. */
const ALL: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Object': ['arn:aws:s3', 'arn:aws:s3:::'],
  'AWS::Lambda::Function': ['arn:aws:lambda'],
  'AWS::DynamoDB::Table': ['arn:aws:dynamodb'],
};

/** The advanced selectors that record the same. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html */
export function asAdvanced(selectors: BasicSelector[]): EventSelector[] {
  return selectors.flatMap(
    ({ readWriteType, includeManagementEvents, excludeManagementEventSources, dataResources }) => {
      const readOnly = readWriteType === 'All' ? [] : [equalTo('readOnly', String(readWriteType === 'ReadOnly'))];
      const management = [
        equalTo('eventCategory', 'Management'),
        ...readOnly,
        ...(excludeManagementEventSources.length === 0
          ? []
          : [{ field: 'eventSource', notEquals: excludeManagementEventSources }]),
      ];

      return [
        ...(includeManagementEvents ? [management] : []),
        ...dataResources.map(({ type, values }) => [
          equalTo('eventCategory', 'Data'),
          equalTo('resources.type', type),
          ...readOnly,
          ...resources(type, values),
        ]),
      ].map((fieldSelectors) => ({ name: '', fieldSelectors }));
    },
  );
}

function equalTo(field: string, value: string): FieldSelector {
  return { field, equalTo: [value] };
}

function resources(type: string, values: string[]): FieldSelector[] {
  const isAll = values.some((value) => ALL[type]?.includes(value.replace(/^arn:aws[a-z-]*/, 'arn:aws')));
  return isAll ? [] : [{ field: 'resources.ARN', [type === 'AWS::S3::Object' ? 'startsWith' : 'equalTo']: values }];
}
