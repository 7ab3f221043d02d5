import { EventsConfig } from '../../config/events-config';
import { ControlTowerMode, OrganizationConfig } from '../../config/organization-config';
import { ReadWriteFilter } from '../../config/read-write-filter';
import { CheckContext, join } from '../../validation/check';

/** What of an organization decides about Control Tower; undefined without an organization. */
type ControlTowerChoice = Pick<OrganizationConfig, 'controlTower'> | undefined;

/**
 * What is to be recorded, alongside Control Tower's own trail: that one records management events already, and
 * looks for
 * Insights in them if asked to.
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
 * What can't be said of management events that are left to Control Tower's trail. Insights on them would be looked for
 * in a second copy.
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

  const leavesAll = !Object.hasOwn(management, 'readWriteType'); // one that is wrong is there, as undefined
  for (const key of ['excludeKms', 'excludeRdsDataApi'] as const) {
    if (leavesAll && management[key] === true) {
      refuse(
        `management.${key}`,
        "leaves out management events, which Control Tower's trail records",
        true,
        'remove the key, or set readWriteType to record a second copy',
      );
    }
  }

  const asked = insights?.management ?? [];
  if (asked.length > 0) {
    refuse(
      'insights.management',
      "looks at management events, which Control Tower's trail records",
      asked,
      'remove the key, or use insights.data',
    );
  }
}
