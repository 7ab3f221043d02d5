import { DEPLOY_AGAIN } from './fixes';
import { parseArn } from '../../aws/arn';
import { AggregationTemplate, InsightsMetric } from '../../config/events-config';
import { INSIGHT_TYPES } from '../../events/insight-types';
import { EventSelection } from '../../events/selection';
import { EventSelector, FieldSelector } from '../../events/selector';
import { holdsPlaceholder } from '../../validation/placeholder';
import { TrailState } from '../account/trail-state';
import { awsCommand, OptionValue } from '../terminal/aws-command';

/** The trail that a command changes. */
type TrailOf = Pick<TrailState, 'arn'>;

/** Changes settings of a trail. */
export function updateTrail({ arn }: TrailOf, options: Readonly<Record<string, OptionValue>>): string {
  return awsCommand('cloudtrail update-trail', { name: arn, ...options, region: parseArn(arn).region });
}

/** Replaces all event selectors of a trail. */
export function putSelectors({ arn }: TrailOf, selectors: readonly EventSelector[]): string {
  const fix = awsCommand('cloudtrail put-event-selectors', {
    'trail-name': arn,
    'advanced-event-selectors': selectors.map(selectorJson),
    region: parseArn(arn).region,
  });

  return holdsPlaceholder(fix) ? DEPLOY_AGAIN : fix;
}

function selectorJson({ name, fieldSelectors }: EventSelector): object {
  return { Name: name, FieldSelectors: fieldSelectors.map(fieldJson) };
}

function fieldJson(selector: FieldSelector): object {
  return {
    Field: selector.field,
    Equals: selector.equalTo,
    NotEquals: selector.notEquals,
    StartsWith: selector.startsWith,
    NotStartsWith: selector.notStartsWith,
    EndsWith: selector.endsWith,
    NotEndsWith: selector.notEndsWith,
  };
}

/** Replaces all Insights of a trail. */
export function putInsights({ arn }: TrailOf, { management, data }: EventSelection['insights']): string {
  const of = (metrics: InsightsMetric[], category: string) =>
    metrics.map((metric) => ({ InsightType: INSIGHT_TYPES[metric], EventCategories: [category] }));

  return awsCommand('cloudtrail put-insight-selectors', {
    'trail-name': arn,
    'insight-selectors': [...of(management, 'Management'), ...of(data, 'Data')],
    region: parseArn(arn).region,
  });
}

/** Replaces the aggregation of a trail's data events. */
export function putAggregation({ arn }: TrailOf, templates: AggregationTemplate[]): string {
  const configurations = templates.length === 0 ? [] : [{ EventCategory: 'Data', Templates: templates }];

  return awsCommand('cloudtrail put-event-configuration', {
    'trail-name': arn,
    'aggregation-configurations': configurations,
    region: parseArn(arn).region,
  });
}

/** Adds tags to a trail. */
export function addTags({ arn }: TrailOf, tags: Readonly<Record<string, string>>): string {
  return awsCommand('cloudtrail add-tags', {
    'resource-id': arn,
    'tags-list': Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    region: parseArn(arn).region,
  });
}

/** Starts logging again. */
export function startLogging({ arn }: TrailOf): string {
  return awsCommand('cloudtrail start-logging', { name: arn, region: parseArn(arn).region });
}

export function deleteTrail({ arn }: TrailOf): string {
  return awsCommand('cloudtrail delete-trail', { name: arn, region: parseArn(arn).region });
}
