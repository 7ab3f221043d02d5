import { checkObjectArns } from './object-arns';
import { isElsewhere } from './place';
import { parseArn } from '../../aws/arn';
import { DataEventsConfig } from '../../config/data-events-config';
import { EventsConfig, ManagementEventsConfig } from '../../config/events-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { MANAGEMENT_SELECTOR } from '../../events/compile';
import { OwnBuckets, ownDeliveries } from '../../events/own-buckets';
import { DataSelection, EventSelection, ManagementSelection } from '../../events/selection';
import { CheckContext, join } from '../../validation/check';
import { Problem } from '../../validation/problems';

/** What the selection of events needs in addition to its section of the config. */
export interface EventFacts extends OwnBuckets {
  readonly homeRegion: string;
  readonly multiRegion: boolean;
}

/** Adds the defaults, and runs the checks that don't depend on events that are added in code. */
export function planEvents(
  config: EventsConfig,
  facts: EventFacts,
  path: string,
  context: CheckContext,
): EventSelection {
  const selection: EventSelection = {
    management: planManagement(config.management ?? {}, join(path, 'management'), context),
    managementEventsAlreadyRecorded: config.managementEventsAlreadyRecorded ?? false,
    data: [],
    dropBatchDeleteEntries: config.dropBatchDeleteEntries ?? false,
    recordOwnDeliveries: config.recordOwnDeliveries ?? false,
    networkActivity: [],
    insights: { management: config.insights?.management ?? [], data: config.insights?.data ?? [] },
    aggregation: config.aggregation ?? [],
  };

  (config.data ?? []).forEach((events, index) => {
    selection.data.push(planDataEvents(events, selection, facts, `${join(path, 'data')}[${index}]`, context));
  });

  (config.networkActivity ?? []).forEach((events, index) => {
    const at = `${join(path, 'networkActivity')}[${index}]`;
    checkName(events.name, selection, at, context);
    selection.networkActivity.push({ ...events, onlyDenied: events.onlyDenied ?? false, path: at });
  });

  return selection;
}

function planManagement(config: ManagementEventsConfig, path: string, { problems }: CheckContext): ManagementSelection {
  const readWriteType = config.readWriteType ?? ReadWriteFilter.ALL;
  for (const key of ['excludeKms', 'excludeRdsDataApi'] as const) {
    if (readWriteType === ReadWriteFilter.NONE && config[key] === true) {
      problems.add(join(path, key), {
        wrong: 'excludes management events, and none are recorded',
        got: true,
        allowed: 'nothing while readWriteType is NONE',
        fix: 'remove one of the two',
      });
    }
  }

  return {
    readWriteType,
    excludeKms: config.excludeKms ?? false,
    excludeRdsDataApi: config.excludeRdsDataApi ?? false,
  };
}

/** Plans a selection of data events, and checks it against the selections before it. */
export function planDataEvents(
  config: DataEventsConfig,
  before: EventSelection,
  facts: EventFacts,
  path: string,
  context: CheckContext,
): DataSelection {
  const events: DataSelection = { ...config, readWriteType: config.readWriteType ?? ReadWriteFilter.ALL, path };
  checkName(events.name, before, path, context);
  checkObjectArns(events, facts, context);
  checkRegions(events, facts, context);
  if (!before.recordOwnDeliveries) {
    for (const { operator, index, value } of ownDeliveries(events, facts)) {
      context.problems.add(`${path}.resourceArn.${operator}[${index}]`, {
        wrong:
          'names a bucket that is written to because this trail delivers: each ' +
          'delivery would cause an event that is delivered in turn, in an endless loop',
        got: value,
        allowed: 'other buckets, or readWriteType: READ_ONLY to record who reads the logs',
        fix: 'remove it, or accept the loop with recordOwnDeliveries: true',
      });
    }
  }

  return events;
}

function checkName(
  name: string | undefined,
  { data, networkActivity }: EventSelection,
  path: string,
  { problems }: CheckContext,
): void {
  const isTaken = name === MANAGEMENT_SELECTOR || [...data, ...networkActivity].some((other) => other.name === name);
  if (name !== undefined && isTaken) {
    problems.add(join(path, 'name'), {
      wrong: 'is the name of another selection',
      got: name,
      allowed: 'each name once',
      fix: 'choose another name',
    });
  }
}

/** Whether an ARN, or the beginning of one, names another region. A region counts only if a colon follows it. */
function namesOtherRegion(arn: string, homeRegion: string, isToken: CheckContext['isToken']): boolean {
  const { region, account } = parseArn(arn);
  const namesRegion = region !== undefined && region !== '' && account !== undefined;
  return namesRegion && isElsewhere({ region, account: '' }, { region: homeRegion, account: '' }, isToken);
}

/** A single-region trail doesn't record resources in other regions. */
function checkRegions(
  { resourceArn, path }: DataSelection,
  { multiRegion, homeRegion }: EventFacts,
  { problems, isToken }: CheckContext,
): void {
  for (const operator of ['equalTo', 'startsWith'] as const) {
    (resourceArn?.[operator] ?? []).forEach((value, index) => {
      if (!multiRegion && !isToken(value) && namesOtherRegion(value, homeRegion, isToken)) {
        problems.add(`${path}.resourceArn.${operator}[${index}]`, otherRegion(value, homeRegion));
      }
    });
  }
}

/** The problem of a resource in another region than a single-region trail. */
export function otherRegion(got: string, homeRegion: string): Problem {
  return {
    wrong: "is in another region, which a single-region trail doesn't record",
    got,
    allowed: `resources in ${homeRegion}`,
    fix: 'remove it, or set trail.multiRegion: true',
  };
}
