import { InsightsMetric } from '../config/events-config';

/** CloudTrail's names of the metrics. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
export const INSIGHT_TYPES: Readonly<Record<InsightsMetric, string>> = {
  API_CALL_RATE: 'ApiCallRateInsight',
  API_ERROR_RATE: 'ApiErrorRateInsight',
};

/** The metric by CloudTrail's name of it. Undefined: a metric that isn't known here. */
export function metricOf(insightType: string): InsightsMetric | undefined {
  return Object.values(InsightsMetric).find((metric) => INSIGHT_TYPES[metric] === insightType);
}
