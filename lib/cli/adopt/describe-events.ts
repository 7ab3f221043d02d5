import { DataEventsConfig, ReadWriteType } from '../../config/data-events-config';
import { EventCondition } from '../../config/event-condition';
import { EventsConfig, ManagementEventsConfig, ManagementReadWriteType } from '../../config/events-config';
import { NetworkActivityConfig } from '../../config/network-activity-config';
import { EventSelector, FieldSelector, OPERATORS } from '../../events/selector';

/** What a trail records, in the words of the config, and what those can't say. */
export interface DescribedEvents {
  readonly events: EventsConfig;
  readonly cannotExpress: string[];
}

/** The fields of data events that the config has as they are. */
const DATA_FIELDS: Readonly<Record<string, keyof DataEventsConfig>> = {
  'resources.ARN': 'resourceArn',
  eventName: 'eventName',
  eventSource: 'eventSource',
  eventType: 'eventType',
  'userIdentity.arn': 'userIdentityArn',
};

const NETWORK_FIELDS: Readonly<Record<string, keyof NetworkActivityConfig>> = {
  eventName: 'eventName',
  vpcEndpointId: 'vpcEndpointId',
  'userIdentity.arn': 'userIdentityArn',
};

const EXCLUDABLE = { 'kms.amazonaws.com': 'excludeKms', 'rdsdata.amazonaws.com': 'excludeRdsDataApi' } as const;

/**
 * Selectors -> config: the other way round than `compile` goes.
 *
 * @param ownBucketArns the buckets that the trail delivers to: `compile` leaves them out by itself
 */
export function describeEvents(selectors: EventSelector[], ownBucketArns: string[]): DescribedEvents {
  const cannotExpress: string[] = [];
  const data: DataEventsConfig[] = [];
  const networkActivity: NetworkActivityConfig[] = [];
  const management: ManagementEventsConfig[] = [];
  for (const selector of selectors) {
    const reader = new SelectorReader(selector);
    switch (reader.onlyValue('eventCategory')) {
      case 'Management':
        management.push(describeManagement(reader));
        break;
      case 'Data':
        data.push(...describeData(reader, ownBucketArns));
        break;
      case 'NetworkActivity':
        networkActivity.push(...describeNetwork(reader));
        break;
      default:
        cannotExpress.push(`the selector "${selector.name}" is of a category of events that the config doesn't know`);
        continue;
    }

    cannotExpress.push(...reader.unread.map((what) => `the selector "${selector.name}" ${what}`));
  }

  cannotExpress.push(...management.slice(1).map(() => 'a second selector of management events'));
  const [ofManagement = { readWriteType: ManagementReadWriteType.NONE }] = management;
  return {
    events: {
      ...(Object.keys(ofManagement).length > 0 && { management: ofManagement }),
      ...(data.length > 0 && { data }),
      ...(networkActivity.length > 0 && { networkActivity }),
    },
    cannotExpress,
  };
}

/** Reads the fields of a selector, and knows those that nobody read. */
class SelectorReader {
  private readonly left: Map<string, FieldSelector>;

  constructor(private readonly selector: EventSelector) {
    this.left = new Map(selector.fieldSelectors.map((field) => [field.field, field]));
  }

  /** Its name, unless it has none. */
  public get name(): { name?: string } {
    return this.selector.name === '' ? {} : { name: this.selector.name };
  }

  public get unread(): string[] {
    return [...this.left.values()].map(({ field, ...condition }) => `asks for ${field} ${JSON.stringify(condition)}`);
  }

  public condition(field: string): EventCondition | undefined {
    const found = this.left.get(field);
    this.left.delete(field);
    return (
      found &&
      Object.fromEntries(
        OPERATORS.flatMap((operator) => (found[operator] === undefined ? [] : [[operator, found[operator]]])),
      )
    );
  }

  /** The one value that a field has to equal; undefined, and left unread, if it asks for anything else. */
  public onlyValue(field: string): string | undefined {
    const [value, ...more] = this.onlyValues(field);
    return more.length === 0 ? value : undefined;
  }

  /** The values that a field has to equal one of. */
  public onlyValues(field: string): string[] {
    const { equalTo = [], ...others } = this.left.get(field) ?? { field };
    const isAll = OPERATORS.every((operator) => (others as EventCondition)[operator] === undefined);
    if (isAll && equalTo.length > 0) {
      this.left.delete(field);
      return equalTo;
    }

    return [];
  }

  /** The values that a field must not have, where it asks for nothing else. */
  public excludedValues(field: string, among: readonly string[]): string[] {
    const found = this.left.get(field);
    const isAll =
      found !== undefined && OPERATORS.every((operator) => operator === 'notEquals' || found[operator] === undefined);

    const values = found?.notEquals ?? [];
    if (!isAll || !values.every((value) => among.includes(value))) {
      return [];
    }

    this.left.delete(field);
    return values;
  }

  public readWriteType(): { readWriteType?: ReadWriteType } {
    const readOnly =
      this.onlyValue('readOnly') ??
      ({ true: 'false', false: 'true' } as Record<string, string>)[
        this.excludedValues('readOnly', ['true', 'false'])[0]
      ];

    return readOnly === undefined
      ? {}
      : { readWriteType: readOnly === 'true' ? ReadWriteType.READ_ONLY : ReadWriteType.WRITE_ONLY };
  }
}

function describeManagement(reader: SelectorReader): ManagementEventsConfig {
  const excluded = reader.excludedValues('eventSource', Object.keys(EXCLUDABLE)) as (keyof typeof EXCLUDABLE)[];
  return {
    ...(reader.readWriteType() as { readWriteType?: ManagementReadWriteType }),
    ...Object.fromEntries(excluded.map((source) => [EXCLUDABLE[source], true])),
  };
}

function describeData(reader: SelectorReader, ownBucketArns: string[]): DataEventsConfig[] {
  const types = reader.onlyValues('resources.type');
  const fromConsole =
    reader.onlyValue('sessionCredentialFromConsole') ??
    reader.excludedValues('sessionCredentialFromConsole', ['true']).map(() => 'false')[0];

  const rest = {
    ...reader.readWriteType(),
    ...conditions(
      reader,
      DATA_FIELDS,
      ownBucketArns.map((arn) => `${arn}/`),
    ),
    ...(fromConsole !== undefined && { sessionCredentialFromConsole: fromConsole === 'true' }),
  };

  return types.map((resourceType, index) => ({ ...(index === 0 && reader.name), resourceType, ...rest }));
}

function describeNetwork(reader: SelectorReader): NetworkActivityConfig[] {
  const sources = reader.onlyValues('eventSource');
  const onlyDenied = reader.onlyValues('errorCode').length > 0;
  const rest = { ...(onlyDenied && { onlyDenied }), ...conditions(reader, NETWORK_FIELDS, []) };
  return sources.map((eventSource, index) => ({ ...(index === 0 && reader.name), eventSource, ...rest }));
}

function conditions(
  reader: SelectorReader,
  fields: Readonly<Record<string, string>>,
  leftOut: string[],
): Record<string, EventCondition> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, key]) => {
      const condition = withoutValues(reader.condition(field), leftOut);
      return condition === undefined ? [] : [[key, condition]];
    }),
  );
}

function withoutValues(condition: EventCondition | undefined, leftOut: string[]): EventCondition | undefined {
  const notStartsWith = condition?.notStartsWith?.filter((value) => !leftOut.includes(value));
  const { notStartsWith: _, ...others } = condition ?? {};
  const left = { ...others, ...(notStartsWith !== undefined && notStartsWith.length > 0 && { notStartsWith }) };
  return Object.keys(left).length === 0 ? undefined : left;
}
