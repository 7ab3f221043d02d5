import { EventsConfig } from '../../config/events-config';
import { ControlTowerMode, OrganizationConfig } from '../../config/organization-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { CheckContext, join } from '../../validation/check';

/** The part of an organization's config that is about Control Tower; undefined without an organization. */
type ControlTowerChoice = Pick<OrganizationConfig, 'controlTower'> | undefined;

/**
 * The events to record alongside Control Tower's trail, which already records management events, and analyzes them with
 * Insights if that is turned on.
 */
export function alongsideControlTower(config: EventsConfig, organization: ControlTowerChoice): EventsConfig {
  if (organization?.controlTower !== ControlTowerMode.COMPLEMENT) {
    return config;
  }

  const { management } = config;
  return {
    ...config,
    management: management?.readWriteType === undefined ? { readWriteType: ReadWriteFilter.NONE } : management,
    managementEventsAlreadyRecorded: true,
  };
}

/**
 * Refuses options for management events while Control Tower's trail records those. Insights on them would require a
 * second copy of the events.
 */
export function checkComplement(
  { management = {}, insights }: EventsConfig,
  organization: ControlTowerChoice,
  path: string,
  { problems }: CheckContext,
): void {
  if (organization?.controlTower !== ControlTowerMode.COMPLEMENT) {
    return;
  }

  const refuse = (key: string, wrong: string, got: unknown, fix: string) =>
    problems.add(join(path, key), {
      wrong,
      got,
      allowed: 'nothing while organization.controlTower is COMPLEMENT',
      fix,
    });

  const recordsNone = !Object.hasOwn(management, 'readWriteType'); // an invalid value is present, as undefined
  for (const key of ['excludeKms', 'excludeRdsDataApi'] as const) {
    if (recordsNone && management[key] === true) {
      refuse(
        `management.${key}`,
        "excludes management events, which Control Tower's trail records",
        true,
        'remove the key, or set readWriteType to record a second copy',
      );
    }
  }

  const metrics = insights?.management ?? [];
  if (metrics.length > 0) {
    refuse(
      'insights.management',
      "analyzes management events, which Control Tower's trail records",
      metrics,
      'remove the key, or use insights.data',
    );
  }
}
