import {
  CloudTrailClient,
  GetEventConfigurationCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
} from '@aws-sdk/client-cloudtrail';
import type {
  AdvancedEventSelector,
  EventSelector as BasicEventSelector,
  InsightSelector,
  Trail,
} from '@aws-sdk/client-cloudtrail';
import { AggregationState, Attempt, InsightsState, SelectorState, TrailState, TrailStatus } from './trail-state';
import { parseArn } from '../../aws/arn';
import { AggregationTemplate, InsightsMetric } from '../../config/events-config';
import { metricOf } from '../../events/insight-types';
import { EventSelector } from '../../events/selector';
import { read } from '../aws/read';
import { Reading } from '../aws/reading';

/** Reads a trail, by its name in its home region, or by its ARN. */
export function readTrail(client: CloudTrailClient, nameOrArn: string): Promise<Reading<TrailState>> {
  return read(
    'cloudtrail:GetTrail',
    async () => trailState((await client.send(new GetTrailCommand({ Name: nameOrArn }))).Trail!),
    ['TrailNotFoundException'],
  );
}

export function readStatus(client: CloudTrailClient, arn: string): Promise<Reading<TrailStatus>> {
  return read('cloudtrail:GetTrailStatus', async () => {
    const status = await client.send(new GetTrailStatusCommand({ Name: arn }));
    return {
      isLogging: status.IsLogging ?? false,
      startedAt: status.StartLoggingTime?.toISOString(),
      stoppedAt: status.StopLoggingTime?.toISOString(),
      latestDelivery: attempt(status.LatestDeliveryTime, status.LatestDeliveryError),
      latestDigest: attempt(status.LatestDigestDeliveryTime, status.LatestDigestDeliveryError),
      latestCloudWatchLogsDelivery: attempt(
        status.LatestCloudWatchLogsDeliveryTime,
        status.LatestCloudWatchLogsDeliveryError,
      ),
      latestNotification: attempt(status.LatestNotificationTime, status.LatestNotificationError),
    };
  });
}

export function readSelectors(client: CloudTrailClient, arn: string): Promise<Reading<SelectorState>> {
  return read('cloudtrail:GetEventSelectors', async () => {
    const { AdvancedEventSelectors: advanced = [], EventSelectors: basic = [] } = await client.send(
      new GetEventSelectorsCommand({ TrailName: arn }),
    );

    return advanced.length > 0 || basic.length === 0
      ? { basic: false, selectors: advanced.map(advancedSelector) }
      : { basic: true, selectors: basic.map(basicSelector) };
  });
}

export function readInsights(client: CloudTrailClient, arn: string): Promise<Reading<InsightsState>> {
  const of = (selectors: InsightSelector[], category: 'Management' | 'Data') =>
    selectors
      .filter(({ EventCategories: categories = ['Management'] }) => categories.includes(category))
      // A metric that isn't known here keeps its name, so that it differs from every other one.
      .map(({ InsightType: type = 'unknown' }) => metricOf(type) ?? (type as InsightsMetric));

  return read(
    'cloudtrail:GetInsightSelectors',
    async () => {
      const { InsightSelectors: selectors = [] } = await client.send(
        new GetInsightSelectorsCommand({ TrailName: arn }),
      );

      const others = selectors.flatMap(({ InsightType: type, EventCategories: categories = [] }) =>
        categories
          .filter((category) => !['Management', 'Data'].includes(category))
          .map((other) => `${type} on ${other}`),
      );

      return { management: of(selectors, 'Management'), data: of(selectors, 'Data'), others };
    },
    ['InsightNotEnabledException'],
  );
}

export function readAggregation(client: CloudTrailClient, arn: string): Promise<Reading<AggregationState>> {
  return read('cloudtrail:GetEventConfiguration', async () => {
    const { AggregationConfigurations: configurations = [] } = await client.send(
      new GetEventConfigurationCommand({ TrailName: arn }),
    );

    return configurations.flatMap(({ Templates: templates = [], EventCategory: category = 'Data' }) =>
      templates.map(
        (template) => (category === 'Data' ? template : `${template} of ${category}`) as AggregationTemplate,
      ),
    );
  });
}

export function readTags(client: CloudTrailClient, arn: string): Promise<Reading<Record<string, string>>> {
  return read('cloudtrail:ListTags', async () => {
    const { ResourceTagList: [resource] = [] } = await client.send(new ListTagsCommand({ ResourceIdList: [arn] }));
    return Object.fromEntries((resource?.TagsList ?? []).map(({ Key, Value = '' }) => [Key, Value]));
  });
}

function trailState(trail: Trail): TrailState {
  return {
    name: required(trail.Name),
    arn: required(trail.TrailARN),
    homeRegion: trail.HomeRegion ?? parseArn(required(trail.TrailARN)).region,
    multiRegion: trail.IsMultiRegionTrail ?? false,
    organizationTrail: trail.IsOrganizationTrail ?? false,
    globalServiceEvents: trail.IncludeGlobalServiceEvents ?? false,
    logFileValidation: trail.LogFileValidationEnabled ?? false,
    recursiveLogging: trail.RecursiveLogging ?? true,
    bucketName: required(trail.S3BucketName),
    keyPrefix: text(trail.S3KeyPrefix),
    keyId: text(trail.KmsKeyId),
    logGroupArn: text(trail.CloudWatchLogsLogGroupArn),
    logsRoleArn: text(trail.CloudWatchLogsRoleArn),
    topicArn: text(trail.SnsTopicARN),
  };
}

/** A member that every response has. Without it, the response isn't from AWS. */
function required(value: string | undefined): string {
  if (value === undefined) {
    throw new TypeError('a member is missing');
  }

  return value;
}

/** AWS returns an empty string for some absent values. */
function text(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function attempt(at: Date | undefined, error: string | undefined): Attempt {
  return { at: at?.toISOString(), error: text(error) };
}

function advancedSelector({ Name: name = '', FieldSelectors: fields = [] }: AdvancedEventSelector): EventSelector {
  const some = (values: string[] | undefined) => (values === undefined || values.length === 0 ? undefined : values);
  return {
    name,
    fieldSelectors: fields.map((field) => ({
      field: field.Field!,
      equalTo: some(field.Equals),
      notEquals: some(field.NotEquals),
      startsWith: some(field.StartsWith),
      notStartsWith: some(field.NotStartsWith),
      endsWith: some(field.EndsWith),
      notEndsWith: some(field.NotEndsWith),
    })),
  };
}

function basicSelector(selector: BasicEventSelector) {
  return {
    readWriteType: selector.ReadWriteType ?? 'All',
    includeManagementEvents: selector.IncludeManagementEvents ?? true,
    excludeManagementEventSources: selector.ExcludeManagementEventSources ?? [],
    dataResources: (selector.DataResources ?? []).map(({ Type: type = '', Values: values = [] }) => ({ type, values })),
  };
}
