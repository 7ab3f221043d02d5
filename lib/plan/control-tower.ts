import { CheckContext, join } from './check';
import { EventsConfig, ManagementReadWriteType } from '../config/events-config';
import { ControlTowerMode, OrganizationConfig } from '../config/organization-config';

/** What of an organization decides about Control Tower; undefined without an organization. */
type BesideControlTower = Pick<OrganizationConfig, 'controlTower'> | undefined;

/** What is to be recorded, beside Control Tower's own trail: that one records management events already, and looks for Insights in them if asked to. */
export function besideControlTower(config: EventsConfig, organization: BesideControlTower): EventsConfig {
  if (organization?.controlTower !== ControlTowerMode.COMPLEMENT) {
    return config;
  }
  const { management } = config;
  return {
    ...config,
    management: { ...management, readWriteType: management?.readWriteType ?? ManagementReadWriteType.NONE },
    managementEventsAlreadyRecorded: true,
  };
}

/** Insights on management events would be looked for in a second copy of them. */
export function checkComplement({ insights }: EventsConfig, organization: BesideControlTower, path: string, { problems }: CheckContext): void {
  const asked = insights?.management ?? [];
  if (organization?.controlTower === ControlTowerMode.COMPLEMENT && asked.length > 0) {
    problems.add(join(path, 'insights.management'), {
      wrong: 'looks at management events, which Control Tower\'s trail records', got: asked, allowed: 'nothing while organization.controlTower is COMPLEMENT', mend: 'remove the key, or use insights.data',
    });
  }
}
