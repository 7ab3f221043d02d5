import type { Event, LookupAttributeKey } from '@aws-sdk/client-cloudtrail';

/** What events can be looked up by, and what an event says of it. */
export interface Attribute {
  readonly key: LookupAttributeKey;
  readonly of: (event: Event) => readonly (string | undefined)[];
}

/** What is asked for, by attribute. */
export type Wanted = Partial<Record<keyof typeof ATTRIBUTES, string>>;

/** By option; those first that few events have. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
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

/** What CloudTrail is asked for, and what is looked at here. */
export interface Division {
  readonly asked?: { readonly AttributeKey: LookupAttributeKey; readonly AttributeValue: string };
  readonly matches: (event: Event) => boolean;
}

/** LookupEvents takes one attribute: the rest is compared here, as exactly as CloudTrail does. */
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
    ...(first !== undefined && { asked: { AttributeKey: first.key, AttributeValue: first.value } }),
    matches: (event) => others.every(({ of, value }) => of(event).includes(value)),
  };
}
