import { INSIGHT_TYPES } from './insight-types';
import { RecordDecision } from './record-decision';
import { EventSelection } from './selection';
import { EventSelector } from './selector';
import { CloudTrailEvent, wouldRecord } from './would-record';

/** The regions that a trail records, and whether it records global services. */
export interface TrailScope {
  readonly multiRegion: boolean;
  readonly homeRegion: string;
  readonly includeGlobalServiceEvents: boolean;
}

/**
 * The services that only have global events.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
const GLOBAL_SERVICES = ['iam.amazonaws.com', 'cloudfront.amazonaws.com'];

/**
 * Whether a trail would record an event: evaluates its region, then its category, then the selectors.
 */
export function decide(
  selection: EventSelection,
  selectors: readonly EventSelector[],
  event: CloudTrailEvent,
  scope: TrailScope,
  isToken: (value: unknown) => boolean,
): RecordDecision {
  const { awsRegion, eventSource, eventCategory } = event ?? {};
  const isElsewhere = awsRegion !== undefined && awsRegion !== scope.homeRegion;
  if (!scope.multiRegion && isElsewhere) {
    const reason = `awsRegion is "${awsRegion}", and the trail records "${scope.homeRegion}" only`;
    const isComparable = isToken(awsRegion) === isToken(scope.homeRegion);
    return { recorded: false, reason: isComparable ? reason : `unresolved: ${reason}` };
  }

  if (!scope.includeGlobalServiceEvents && GLOBAL_SERVICES.includes(eventSource)) {
    return {
      recorded: false,
      reason: `eventSource is "${eventSource}", and the trail doesn't include events of global services`,
    };
  }

  switch (eventCategory) {
    case 'Insight':
      return decideInsight(selection, event);
    case 'Aggregated':
      return selection.aggregation.length > 0
        ? { recorded: true, selector: 'aggregation', reason: 'recorded by aggregation' }
        : { recorded: false, reason: 'the trail has no aggregation' };
    default:
      return wouldRecord(selectors, event, isToken);
  }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html */
function decideInsight({ insights }: EventSelection, { insightDetails }: CloudTrailEvent): RecordDecision {
  const key = insightDetails?.sourceEventCategory === 'Data' ? 'data' : 'management';
  const type = insightDetails?.insightType;
  if (insights[key].some((metric) => INSIGHT_TYPES[metric] === type)) {
    return { recorded: true, selector: `insights.${key}`, reason: `recorded by insights.${key}` };
  }

  const asked = insights[key].join(', ') || 'nothing';
  return { recorded: false, reason: `insightType is "${type}", and insights.${key} asks for ${asked}` };
}
