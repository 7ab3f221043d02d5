import { DataEventResourceType } from './data-event-resource-type';
import { NetworkEventSource } from './network-event-source';
import { closest } from '../validation/closest';

export const RESOURCE_TYPES: readonly string[] = Object.values(DataEventResourceType);
export const EVENT_SOURCES: readonly string[] = Object.values(NetworkEventSource);

/** CloudFormation's types of resources whose data events have another type. */
export const TYPES_WITHOUT_DATA_EVENTS: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': DataEventResourceType.DYNAMODB_TABLE,
  'AWS::Lambda::Alias': DataEventResourceType.LAMBDA_FUNCTION,
  'AWS::Lambda::Version': DataEventResourceType.LAMBDA_FUNCTION,
  'AWS::S3::Bucket': DataEventResourceType.S3_OBJECT,
};

/** The usual resource type of a service that has several. */
const USUAL_TYPES: Readonly<Record<string, string>> = {
  dynamodb: DataEventResourceType.DYNAMODB_TABLE,
  lambda: DataEventResourceType.LAMBDA_FUNCTION,
  s3: DataEventResourceType.S3_OBJECT,
};

/** A longer list of suggestions would help nobody. */
const MAX_SUGGESTIONS = 5;

/** The resource types that a word probably means; none if none is similar. */
export function meantResourceTypes(word: string): readonly string[] {
  if (Object.hasOwn(TYPES_WITHOUT_DATA_EVENTS, word)) {
    return [TYPES_WITHOUT_DATA_EVENTS[word]];
  }

  const nearest = nearestOf(word, RESOURCE_TYPES);
  if (nearest !== undefined) {
    return [nearest];
  }

  const service = serviceOf(word);
  if (service === word.toLowerCase() && Object.hasOwn(USUAL_TYPES, service)) {
    return [USUAL_TYPES[service]];
  }

  const sameService = RESOURCE_TYPES.filter((type) => serviceOf(type) === service);
  return sameService.length <= MAX_SUGGESTIONS ? sameService : [];
}

/** The event source that a word probably means; undefined if none is similar. */
export function meantEventSource(word: string): string | undefined {
  return nearestOf(word, EVENT_SOURCES);
}

function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  // parts that all candidates share would make every word look alike
  const core = (text: string) => text.replaceAll(/:+/g, '::').replace(/^AWS::|\.amazonaws\.com$/gi, '');
  const nearest = closest(core(word), candidates.map(core));
  return candidates.find((candidate) => core(candidate) === nearest);
}

function serviceOf(type: string): string {
  return type
    .replace(/^AWS::/i, '')
    .split('::')[0]
    .toLowerCase();
}
