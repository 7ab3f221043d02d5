import { DataEventVolume, EventVolumes } from './event-volumes';
import { DataEventResourceType } from '../events/data-event-resource-type';
import { Check, CheckContext, checkOf, listOf, Shape, struct, string } from '../validation/check';
import { closest } from '../validation/closest';
import { RESOURCE_TYPE } from '../validation/event-formats';
import { isPlainObject, Problems } from '../validation/problems';

/** Volumes with all defaults. */
export type Volumes = Required<EventVolumes>;

/** The facts that volumes are checked against. */
export interface VolumeFacts {
  readonly trail: { readonly multiRegion: boolean };
  readonly events: { readonly data: readonly { readonly resourceType: string }[] };
  isToken(value: unknown): boolean;
}

/** A whole number that is known at synthesis, because an estimate can't be computed from a token. */
function count(min: number, max: number, fix: string): Check<number> {
  return checkOf({ type: 'integer', minimum: min, maximum: max }, (value, path, { problems }) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
      problems.add(path, { wrong: 'must be a whole number', got: value, allowed: `${min} to ${max}`, fix });
      return undefined;
    }

    return value as number;
  });
}

const eventsAMonth = count(0, 1e15, 'write the number of events a month');
const howMany = (what: string) => count(1, 1e6, `write the number of ${what}`);

const DATA_EVENT_VOLUME_SHAPE: Shape<DataEventVolume> = {
  resourceType: string(RESOURCE_TYPE),
  events: eventsAMonth,
};

const EVENT_VOLUMES_SHAPE: Shape<EventVolumes> = {
  managementEvents: eventsAMonth,
  managementWriteEvents: eventsAMonth,
  dataEvents: listOf(struct(DATA_EVENT_VOLUME_SHAPE, ['resourceType', 'events'])),
  networkActivityEvents: eventsAMonth,
  accounts: howMany('accounts'),
  activeRegions: howMany('regions'),
  enabledRegions: howMany('regions'),
};

/**
 * Checks volumes and adds their defaults.
 *
 * @throws BaselineConfigError that lists all problems.
 */
export function readVolumes(volumes: unknown, subject: string, facts: VolumeFacts): Volumes {
  const context: CheckContext = { problems: new Problems(), isToken: facts.isToken };
  const { multiRegion } = facts.trail;
  // managementEvents isn't marked as required in the struct, because its absence would then hide other problems.
  const read: Partial<EventVolumes> = struct(EVENT_VOLUMES_SHAPE)(volumes, 'volumes', context) ?? {};
  if (volumes === null || (isPlainObject(volumes) && volumes.managementEvents === undefined)) {
    eventsAMonth(undefined, 'volumes.managementEvents', context);
  }

  checkTogether(read, context);
  checkTypes(read, facts, context);
  checkRegions(read, facts, context);
  context.problems.throwIfAny(subject);
  const managementEvents = read.managementEvents!;
  return {
    managementEvents,
    managementWriteEvents: read.managementWriteEvents ?? managementEvents,
    dataEvents: read.dataEvents ?? [],
    networkActivityEvents: read.networkActivityEvents ?? 0,
    accounts: read.accounts ?? 1,
    activeRegions: read.activeRegions ?? (multiRegion ? Math.min(4, read.enabledRegions ?? 4) : 1),
    enabledRegions: read.enabledRegions ?? (multiRegion ? Math.max(17, read.activeRegions ?? 17) : 1),
  };
}

function checkTogether(read: Partial<EventVolumes>, { problems }: CheckContext): void {
  const { managementEvents, managementWriteEvents, activeRegions, enabledRegions, dataEvents = [] } = read;
  if (
    managementEvents !== undefined &&
    managementWriteEvents !== undefined &&
    managementWriteEvents > managementEvents
  ) {
    problems.add('volumes.managementWriteEvents', {
      wrong: 'is more than all management events',
      got: managementWriteEvents,
      allowed: `up to managementEvents, ${managementEvents}`,
      fix: 'lower it, or raise managementEvents',
    });
  }

  if (activeRegions !== undefined && enabledRegions !== undefined && activeRegions > enabledRegions) {
    problems.add('volumes.activeRegions', {
      wrong: 'is more than the number of regions that the trail is in',
      got: activeRegions,
      allowed: `up to enabledRegions, ${enabledRegions}`,
      fix: 'lower it, or raise enabledRegions',
    });
  }

  const types = dataEvents.map(({ resourceType }) => resourceType);
  types
    .filter((type, index) => types.indexOf(type) < index)
    .forEach((type) => {
      problems.add('volumes.dataEvents', {
        wrong: 'lists a type twice',
        got: type,
        allowed: 'each type once',
        fix: 'combine their events in one entry',
      });
    });
}

/** Rejects unknown resource types, because a misspelled type would cost nothing. */
function checkTypes(
  { dataEvents = [] }: Partial<EventVolumes>,
  { events }: VolumeFacts,
  { problems }: CheckContext,
): void {
  const known: string[] = [
    ...events.data.map(({ resourceType }) => resourceType),
    ...Object.values(DataEventResourceType),
  ];

  dataEvents.forEach(({ resourceType }, index) => {
    if (!known.includes(resourceType)) {
      problems.add(`volumes.dataEvents[${index}].resourceType`, {
        wrong: "isn't a known resource type, and the trail doesn't record it",
        got: resourceType,
        allowed: 'types that the trail records, and constants of DataEventResourceType',
        fix: `write ${closest(resourceType, known) ?? 'one of them'}`,
      });
    }
  });
}

function checkRegions(read: Partial<EventVolumes>, { trail }: VolumeFacts, { problems }: CheckContext): void {
  for (const key of ['activeRegions', 'enabledRegions'] as const) {
    if (!trail.multiRegion && read[key] !== undefined && read[key] > 1) {
      problems.add(`volumes.${key}`, {
        wrong: 'is more than the one region of the trail',
        got: read[key],
        allowed: '1',
        fix: 'remove the key, or set trail.multiRegion: true',
      });
    }
  }
}
