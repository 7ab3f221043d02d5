import { mergeManagement } from './describe-management';
import { DataEventsConfig } from '../../config/data-events-config';
import { EventCondition } from '../../config/event-condition';
import { EventsConfig, ManagementEventsConfig } from '../../config/events-config';
import { NetworkActivityConfig } from '../../config/network-activity-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { EventSelector, FieldSelector, OPERATORS } from '../../events/selector';

/** What a trail records, as a config, and what the config can't express. */
export interface DescribedEvents {
  readonly events: EventsConfig;
  /** Whether several selectors of management events became one that records the same events. */
  readonly mergesManagement: boolean;
  readonly cannotExpress: string[];
}

/** The fields of data events, by config key. */
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

/** The sources of management events that a config can exclude, and their config keys. */
export const EXCLUDABLE = { 'kms.amazonaws.com': 'excludeKms', 'rdsdata.amazonaws.com': 'excludeRdsDataApi' } as const;

/**
 * Selectors -> config: the reverse of `compile`.
 *
 * @param ownBucketArns the buckets that the trail delivers to, which `compile` excludes by default
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
        cannotExpress.push(`the selector "${selector.name}" has an event category that the config doesn't support`);
        continue;
    }

    cannotExpress.push(...reader.unread.map((what) => `the selector "${selector.name}": ${what}`));
  }

  const merged = mergeManagement(management);
  cannotExpress.push(...Array<string>(merged.unmerged).fill('a second selector of management events'));
  return {
    events: {
      ...(Object.keys(merged.management).length > 0 && { management: merged.management }),
      ...(data.length > 0 && { data }),
      ...(networkActivity.length > 0 && { networkActivity }),
    },
    mergesManagement: management.length > 1 && merged.unmerged === 0,
    cannotExpress,
  };
}

/** Reads the fields of a selector, and keeps track of those not read yet. */
class SelectorReader {
  private readonly unreadFields: Map<string, FieldSelector>;

  constructor(private readonly selector: EventSelector) {
    this.unreadFields = new Map(selector.fieldSelectors.map((field) => [field.field, field]));
  }

  /** Its name, unless it has none. */
  public get name(): { name?: string } {
    return this.selector.name === '' ? {} : { name: this.selector.name };
  }

  public get unread(): string[] {
    const fields = [...this.unreadFields.values()];
    return fields.map(({ field, ...condition }) => `${field} ${JSON.stringify(condition)}`);
  }

  public condition(field: string): EventCondition | undefined {
    const found = this.unreadFields.get(field);
    this.unreadFields.delete(field);
    if (found === undefined) {
      return undefined;
    }

    const described = OPERATORS.filter((operator) => found[operator] !== undefined);
    return Object.fromEntries(described.map((operator) => [operator, found[operator]]));
  }

  /** The only value that a field must equal; undefined, and left unread, if the field has another condition. */
  public onlyValue(field: string): string | undefined {
    const [value, ...furtherValues] = this.onlyValues(field);
    return furtherValues.length === 0 ? value : undefined;
  }

  /** The values of which a field must equal one. */
  public onlyValues(field: string): string[] {
    const values = this.valuesOfOnly('equalTo', field) ?? [];
    if (values.length > 0) {
      this.unreadFields.delete(field);
    }

    return values;
  }

  /** The values that a field must not equal, if that is its only condition. */
  public excludedValues(field: string, among: readonly string[]): string[] {
    const values = this.valuesOfOnly('notEquals', field);
    if (values === undefined || !values.every((value) => among.includes(value))) {
      return [];
    }

    this.unreadFields.delete(field);
    return values;
  }

  public readWriteType(): { readWriteType?: ReadWriteFilter } {
    const readOnly = this.readOnly();
    if (readOnly === undefined) {
      return {};
    }

    return { readWriteType: readOnly === 'true' ? ReadWriteFilter.READ_ONLY : ReadWriteFilter.WRITE_ONLY };
  }

  private readOnly(): string | undefined {
    const value = this.onlyValue('readOnly');
    if (value !== undefined) {
      return value;
    }

    const [excluded] = this.excludedValues('readOnly', ['true', 'false']);
    if (excluded === undefined) {
      return undefined;
    }

    return excluded === 'true' ? 'false' : 'true';
  }

  /** The values of a field's only operator; undefined if it has another operator, or doesn't exist. */
  private valuesOfOnly(operator: (typeof OPERATORS)[number], field: string): string[] | undefined {
    const found = this.unreadFields.get(field);
    const asksForMore = OPERATORS.some((other) => other !== operator && found?.[other] !== undefined);
    return found === undefined || asksForMore ? undefined : (found[operator] ?? []);
  }
}

function describeManagement(reader: SelectorReader): ManagementEventsConfig {
  const excluded = reader.excludedValues('eventSource', Object.keys(EXCLUDABLE)) as (keyof typeof EXCLUDABLE)[];
  return {
    ...(reader.readWriteType() as { readWriteType?: ReadWriteFilter }),
    ...Object.fromEntries(excluded.map((source) => [EXCLUDABLE[source], true])),
  };
}

function describeData(reader: SelectorReader, ownBucketArns: string[]): DataEventsConfig[] {
  const types = reader.onlyValues('resources.type');
  const fromConsole =
    reader.onlyValue('sessionCredentialFromConsole') ??
    reader.excludedValues('sessionCredentialFromConsole', ['true']).map(() => 'false')[0];

  const readWriteType = reader.readWriteType();
  const ownObjects = ownBucketArns.map((arn) => `${arn}/`);
  const common = {
    ...readWriteType,
    ...conditions(reader, DATA_FIELDS, ownObjects),
    ...(fromConsole !== undefined && { sessionCredentialFromConsole: fromConsole === 'true' }),
  };

  return types.map((resourceType, index) => ({ ...(index === 0 && reader.name), resourceType, ...common }));
}

function describeNetwork(reader: SelectorReader): NetworkActivityConfig[] {
  const sources = reader.onlyValues('eventSource');
  const onlyDenied = reader.onlyValues('errorCode').length > 0;
  const common = { ...(onlyDenied && { onlyDenied }), ...conditions(reader, NETWORK_FIELDS, []) };
  return sources.map((eventSource, index) => ({ ...(index === 0 && reader.name), eventSource, ...common }));
}

function conditions(
  reader: SelectorReader,
  fields: Readonly<Record<string, string>>,
  leftOut: string[],
): Record<string, EventCondition> {
  const described: Record<string, EventCondition> = {};
  for (const [field, key] of Object.entries(fields)) {
    const condition = withoutValues(reader.condition(field), leftOut);
    if (condition !== undefined) {
      described[key] = condition;
    }
  }

  return described;
}

function withoutValues(condition: EventCondition | undefined, leftOut: string[]): EventCondition | undefined {
  const { notStartsWith = [], ...others } = condition ?? {};
  const kept = notStartsWith.filter((value) => !leftOut.includes(value));
  const remaining = { ...others, ...(kept.length > 0 && { notStartsWith: kept }) };
  return Object.keys(remaining).length === 0 ? undefined : remaining;
}
