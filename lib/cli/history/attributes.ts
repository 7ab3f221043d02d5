import type { Event, LookupAttributeKey } from '@aws-sdk/client-cloudtrail';

/** An attribute that events can be looked up by, and its values in an event. */
export interface Attribute {
  readonly key: LookupAttributeKey;
  readonly of: (event: Event) => readonly (string | undefined)[];
}

/** The wanted values, by attribute. */
export type Wanted = Partial<Record<keyof typeof ATTRIBUTES, string>>;

/** By option, the most selective first. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
export const ATTRIBUTES = {
  eventId: { key: 'EventId', of: ({ EventId: id }) => [id] },
  accessKey: { key: 'AccessKeyId', of: ({ AccessKeyId: id }) => [id] },
  resource: {
    key: 'ResourceName',
    of: ({ Resources: resources = [] }) => resources.map(({ ResourceName: name }) => name),
  },
  user: { key: 'Username', of: ({ Username: name }) => [name] },
  eventName: { key: 'EventName', of: ({ EventName: name }) => [name] },
  resourceType: {
    key: 'ResourceType',
    of: ({ Resources: resources = [] }) => resources.map(({ ResourceType: type }) => type),
  },
  source: { key: 'EventSource', of: ({ EventSource: source }) => [source] },
} as const satisfies Record<string, Attribute>;

/** The attribute that CloudTrail looks up, and the comparison of all others. */
export interface Division {
  readonly lookupAttribute?: { readonly AttributeKey: LookupAttributeKey; readonly AttributeValue: string };
  readonly matches: (event: Event) => boolean;
}

/** LookupEvents accepts one attribute. The others are compared here, exactly as CloudTrail compares them. */
export function divide(wanted: Wanted): Division {
  const conditions: (Attribute & { readonly value: string })[] = [];
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    const value = wanted[name as keyof Wanted];
    if (value !== undefined) {
      conditions.push({ ...attribute, value });
    }
  }

  const [first, ...others] = conditions;
  return {
    ...(first !== undefined && { lookupAttribute: { AttributeKey: first.key, AttributeValue: first.value } }),
    matches: (event) => others.every(({ of, value }) => of(event).includes(value)),
  };
}
