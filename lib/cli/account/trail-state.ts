import { AggregationTemplate, InsightsMetric } from '../../config/events-config';
import { EventSelector } from '../../events/selector';

/** A trail. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html */
export interface TrailState {
  readonly name: string;
  readonly arn: string;
  readonly homeRegion: string;
  readonly multiRegion: boolean;
  readonly organizationTrail: boolean;
  readonly globalServiceEvents: boolean;
  readonly logFileValidation: boolean;
  /** Whether the deliveries of CloudTrail itself are recorded. */
  readonly recursiveLogging: boolean;
  readonly bucketName: string;
  /** Absent, never empty. */
  readonly keyPrefix?: string;
  /** The ARN of a key or of an alias, as the trail was given it. */
  readonly keyId?: string;
  /** As the trail has it, with `:*` at its end. */
  readonly logGroupArn?: string;
  readonly logsRoleArn?: string;
  readonly topicArn?: string;
}

/** How a trail does. Times are ISO 8601. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html */
export interface TrailStatus {
  readonly isLogging: boolean;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly latestDelivery: Attempt;
  readonly latestDigest: Attempt;
  readonly latestCloudWatchLogsDelivery: Attempt;
  readonly latestNotification: Attempt;
}

/** The last success, and what went wrong the last time, if it did. */
export interface Attempt {
  readonly at?: string;
  /** Absent, never empty. */
  readonly error?: string;
}

/** What a trail records: selectors of the one kind or of the other. */
export type SelectorState = AdvancedSelectors | BasicSelectors;

export interface AdvancedSelectors {
  readonly basic: false;
  readonly selectors: EventSelector[];
}

export interface BasicSelectors {
  readonly basic: true;
  readonly selectors: BasicSelector[];
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
export interface BasicSelector {
  readonly readWriteType: 'All' | 'ReadOnly' | 'WriteOnly';
  readonly includeManagementEvents: boolean;
  readonly excludeManagementEventSources: string[];
  readonly dataResources: { readonly type: string; readonly values: string[] }[];
}

/** What CloudTrail makes of the events. */
export interface InsightsState {
  readonly management: InsightsMetric[];
  readonly data: InsightsMetric[];
  /** Of categories that aren't known here: the metric and the category. */
  readonly others: string[];
}

/** The templates of the aggregation of data events; none without one. Others keep their category, and equal none. */
export type AggregationState = AggregationTemplate[];

/** A trail of the account, as far as it could be read. */
export interface OtherTrail {
  readonly name: string;
  readonly arn: string;
  readonly homeRegion: string;
  /** Absent: couldn't be read. */
  readonly multiRegion?: boolean;
  readonly organizationTrail?: boolean;
  readonly isLogging?: boolean;
  readonly recordsManagementEvents?: boolean;
}

/** How many trails a region allows; one that records all regions counts in each. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
export const TRAILS_PER_REGION = 5;

/** Whether a trail is in a region, with what is known of it. */
export function isIn(
  { homeRegion, multiRegion }: Pick<OtherTrail, 'homeRegion' | 'multiRegion'>,
  region: string,
): boolean {
  return homeRegion === region || multiRegion === true;
}
