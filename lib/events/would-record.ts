import { conditionHolds, describe, either, Verdict } from './condition';
import { RecordDecision } from './record-decision';
import { EventSelector, FieldSelector } from './selector';

/** An event in CloudTrail's JSON format, of which only the fields of selectors are read. */
export type CloudTrailEvent = Readonly<Record<string, any>>;

/** The field of a selector that doesn't match an event. */
interface Miss {
  readonly selector: EventSelector;
  /** The number of fields that matched before this one. The selector that matched best gives the best reason. */
  readonly depth: number;
  readonly verdict: Verdict;
}

/**
 * Whether one of the selectors records an event: selectors are combined with OR, the fields of a selector with AND.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function wouldRecord(
  selectors: readonly EventSelector[],
  event: CloudTrailEvent,
  isToken: (value: unknown) => boolean,
): RecordDecision {
  if (typeof event !== 'object' || event === null || categoryOf(event) === undefined) {
    return { recorded: false, reason: 'the event has no eventCategory, which is Management, Data or NetworkActivity' };
  }

  let nearest: Miss | undefined;

  for (const selector of selectors) {
    const miss = missOf(selector, event, isToken);
    if (miss === undefined) {
      return { recorded: true, selector: selector.name, reason: `recorded by "${selector.name}"` };
    }

    if (nearest === undefined || weightOf(miss) > weightOf(nearest)) {
      nearest = miss;
    }
  }

  const reason = nearest === undefined ? 'the trail has no selectors' : reasonOf(nearest, event);
  return { recorded: false, reason };
}

/** The field of a selector that doesn't match an event; undefined if all fields match. */
function missOf(
  selector: EventSelector,
  event: CloudTrailEvent,
  isToken: (value: unknown) => boolean,
): Miss | undefined {
  let unresolved: Miss | undefined;

  for (const [depth, field] of selector.fieldSelectors.entries()) {
    const verdict = fieldHolds(field, selector, event, isToken);
    if (verdict === false) {
      return { selector, depth, verdict };
    }

    if (verdict === undefined) {
      unresolved ??= { selector, depth, verdict }; // a field that certainly fails gives a better reason
    }
  }

  return unresolved;
}

/** A selector that can match after deployment outweighs selectors that can't. */
function weightOf({ depth, verdict }: Miss): number {
  return verdict === undefined ? Infinity : depth;
}

function reasonOf({ selector, depth, verdict }: Miss, event: CloudTrailEvent): string {
  const field = selector.fieldSelectors[depth];
  const got = valuesOf(field.field, selector, event)
    .map((value) => (value === undefined ? 'absent' : JSON.stringify(value)))
    .join(', ');

  const asked = `${field.field} is ${got}, and "${selector.name}" asks for ${describe(field)}`;
  return verdict === undefined
    ? `unresolved: a token and a literal can't be compared before deployment: ${asked}`
    : asked;
}

function fieldHolds(
  field: FieldSelector,
  selector: EventSelector,
  event: CloudTrailEvent,
  isToken: (value: unknown) => boolean,
): Verdict {
  let verdict: Verdict = false;
  for (const value of valuesOf(field.field, selector, event)) {
    verdict = either(verdict, conditionHolds(field, value, isToken));
  }

  return verdict;
}

/**
 * The values of a field in an event. An event can name several resources; only ARNs of the selector's resource type
 * count.
 */
function valuesOf(field: string, { fieldSelectors }: EventSelector, event: CloudTrailEvent): (string | undefined)[] {
  const listed: CloudTrailEvent[] = Array.isArray(event.resources)
    ? event.resources.filter((resource) => typeof resource === 'object' && resource !== null)
    : [];

  const resources = listed.length > 0 ? listed : [{} as CloudTrailEvent];

  switch (field) {
    case 'eventCategory':
      return [text(categoryOf(event))];
    case 'resources.type':
      return resources.map(({ type }) => text(type));
    case 'resources.ARN': {
      const types = fieldSelectors.find((selector) => selector.field === 'resources.type')?.equalTo ?? [];
      const ofType = resources.filter(({ type }) => types.includes(type));
      // If the selector's type is a token, no resource is of that type, and each of them can match.
      // An event that lists objects has a prefix in place of an ARN.
      return (ofType.length > 0 ? ofType : resources).map(({ ARN, ARNPrefix }) => text(ARN ?? ARNPrefix));
    }

    case 'userIdentity.arn':
      return [text(event.userIdentity?.arn)];
    default:
      return [text(event[field])];
  }
}

/** Before version 1.07, the field `managementEvent` distinguishes management events from data events. */
function categoryOf({ eventCategory, managementEvent }: CloudTrailEvent): unknown {
  if (eventCategory !== undefined && eventCategory !== null) {
    return eventCategory;
  }

  if (managementEvent === undefined) {
    return undefined;
  }

  return managementEvent === true ? 'Management' : 'Data';
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
