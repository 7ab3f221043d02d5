import { ListTrailsCommand } from '@aws-sdk/client-cloudtrail';
import type { TrailInfo } from '@aws-sdk/client-cloudtrail';
import { readSelectors, readStatus, readTrail } from './read-trail';
import { OtherTrail, SelectorState } from './trail-state';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, Reading, valueOf } from '../aws/reading';

/** Reads the trails of an account, except the given one. */
export async function readOtherTrails(aws: Aws, arn?: string): Promise<Reading<OtherTrail[]>> {
  const listed = await read('cloudtrail:ListTrails', () =>
    allPages(async (token) => {
      const { Trails: items, NextToken: next } = await aws
        .client('cloudTrail')
        .send(new ListTrailsCommand({ NextToken: token }));

      return { items, next };
    }),
  );

  if (listed.kind !== 'found') {
    return listed;
  }

  const others = listed.value.filter(({ TrailARN }) => TrailARN !== arn);
  return found(await Promise.all(others.map((trail) => readOther(aws, trail))));
}

async function readOther(
  aws: Aws,
  { TrailARN: arn = '', Name: name = '', HomeRegion: homeRegion = '' }: TrailInfo,
): Promise<OtherTrail> {
  const client = aws.client('cloudTrail', homeRegion);
  const [trail, status, selectors] = await Promise.all([
    readTrail(client, arn),
    readStatus(client, arn),
    readSelectors(client, arn),
  ]);

  const { multiRegion, organizationTrail } = valueOf(trail) ?? {};
  const state = valueOf(selectors);
  return {
    name,
    arn,
    homeRegion,
    multiRegion,
    organizationTrail,
    isLogging: valueOf(status)?.isLogging,
    recordsManagementEvents: state && recordsManagementEvents(state),
  };
}

function recordsManagementEvents(state: SelectorState): boolean {
  if (state.basic) {
    return state.selectors.some(({ includeManagementEvents }) => includeManagementEvents);
  }

  return state.selectors.some(({ fieldSelectors }) =>
    fieldSelectors.some(({ field, equalTo = [] }) => field === 'eventCategory' && equalTo.includes('Management')),
  );
}
