import { EventCondition } from '../../config/event-condition';
import { reachesUnnamedBuckets } from '../../events/own-buckets';
import { DataSelection, EventSelection, ManagementSelection, NetworkSelection } from '../../events/selection';

/** The lines of a selection: what is recorded, and below it, indented, under which conditions. */
export function describeEvents(selection: EventSelection): string[] {
  const { management, data, networkActivity, insights, aggregation } = selection;
  const lines: string[] = [];
  if (management.readWriteType !== 'NONE') {
    lines.push(managementText(management));
  }

  lines.push(...data.flatMap((events) => dataLines(events, selection)), ...networkActivity.flatMap(networkLines));
  for (const category of ['management', 'data'] as const) {
    if (insights[category].length > 0) {
      lines.push(`Insights on ${category} events: ${insights[category].join(', ')}`);
    }
  }

  if (aggregation.length > 0) {
    lines.push(`aggregated events: ${aggregation.join(', ')}`);
  }

  return lines;
}

function managementText({ readWriteType, excludeKms, excludeRdsDataApi }: ManagementSelection): string {
  const which = readWriteType === 'ALL' ? 'all management events' : `management events (${readWriteType})`;
  const without: string[] = [];
  if (excludeKms) {
    without.push('KMS');
  }

  if (excludeRdsDataApi) {
    without.push('the RDS Data API');
  }

  return without.length === 0 ? which : `${which} except ${without.join(' and ')}`;
}

function dataLines(events: DataSelection, selection: EventSelection): string[] {
  const { name, resourceType, readWriteType, sessionCredentialFromConsole } = events;
  const { resourceArn, eventName, eventSource, eventType, userIdentityArn } = events;
  const conditions = conditionLines({ resourceArn, eventName, eventSource, eventType, userIdentityArn });
  if (sessionCredentialFromConsole !== undefined) {
    conditions.push(`sessionCredentialFromConsole: ${sessionCredentialFromConsole}`);
  }

  if (reachesUnnamedBuckets(events) && !selection.recordOwnDeliveries) {
    conditions.push("except: the buckets that the trail's deliveries and queries write to");
  }

  if (resourceType === 'AWS::S3::Object' && selection.dropBatchDeleteEntries) {
    conditions.push('except: the entries of the single objects of DeleteObjects requests');
  }

  return [`data events of ${resourceType} (${readWriteType})${nameText(name)}`, ...conditions.map(indent)];
}

function networkLines({ name, eventSource, onlyDenied, ...conditions }: NetworkSelection): string[] {
  const { eventName, vpcEndpointId, userIdentityArn } = conditions;
  return [
    `${onlyDenied ? 'denied ' : ''}network activity events of ${eventSource}${nameText(name)}`,
    ...conditionLines({ eventName, vpcEndpointId, userIdentityArn }).map(indent),
  ];
}

/**
 * A line for what a field must match, and a line for what it must not. An asterisk stands for any characters: in a
 * condition itself it can't occur.
 */
function conditionLines(conditions: Readonly<Record<string, EventCondition | undefined>>): string[] {
  return Object.entries(conditions).flatMap(([field, condition = {}]) => {
    const { equalTo, startsWith, endsWith, notEquals, notStartsWith, notEndsWith } = condition;
    const included = patterns(equalTo, startsWith, endsWith);
    const excluded = patterns(notEquals, notStartsWith, notEndsWith);
    return [
      ...(included.length === 0 ? [] : [`${field}: ${included.join(', ')}`]),
      ...(excluded.length === 0 ? [] : [`${field} except: ${excluded.join(', ')}`]),
    ];
  });
}

function patterns(whole: string[] = [], starts: string[] = [], ends: string[] = []): string[] {
  return [...whole, ...starts.map((start) => `${start}*`), ...ends.map((end) => `*${end}`)];
}

function nameText(name: string | undefined): string {
  return name === undefined ? '' : `: ${name}`;
}

function indent(line: string): string {
  return `  ${line}`;
}
