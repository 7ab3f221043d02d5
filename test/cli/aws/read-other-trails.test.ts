import { readOtherTrails } from '../../../lib/cli/account/read-other-trails';
import { Aws } from '../../../lib/cli/aws/aws';
import { valueOf } from '../../../lib/cli/aws/reading';
import { withServer } from '../../support/aws/with-server';

const server = withServer();

const ARN = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/other';

async function recordsManagementEvents(selectors: object): Promise<boolean | undefined> {
  server().answers = {
    ListTrails: { Trails: [{ TrailARN: ARN, Name: 'other', HomeRegion: 'eu-west-1' }] },
    GetTrail: { Trail: { Name: 'other', TrailARN: ARN, HomeRegion: 'eu-west-1', IsMultiRegionTrail: true } },
    GetTrailStatus: { IsLogging: true },
    GetEventSelectors: { TrailARN: ARN, ...selectors },
  };

  const [trail] = valueOf(await readOtherTrails(new Aws()))!;
  return trail.recordsManagementEvents;
}

describe('another trail records management events', () => {
  const advanced = (...categories: string[]) => ({
    AdvancedEventSelectors: categories.map((category) => ({
      FieldSelectors: [
        { Field: 'readOnly', Equals: ['false'] },
        { Field: 'eventCategory', Equals: [category] },
      ],
    })),
  });

  const basic = (...included: boolean[]) => ({
    EventSelectors: included.map((IncludeManagementEvents) => ({ ReadWriteType: 'All', IncludeManagementEvents })),
  });

  test('if one of its advanced selectors selects them', async () => {
    expect(await recordsManagementEvents(advanced('Data', 'Management'))).toBe(true);
    expect(await recordsManagementEvents(advanced('Management', 'NetworkActivity'))).toBe(true);
    expect(await recordsManagementEvents(advanced('Data', 'NetworkActivity'))).toBe(false);
  });

  test('if one of its basic selectors includes them', async () => {
    expect(await recordsManagementEvents(basic(false, true))).toBe(true);
    expect(await recordsManagementEvents(basic(true, false))).toBe(true);
    expect(await recordsManagementEvents(basic(false, false))).toBe(false);
  });
});

test('the trail that is asked about is not another one', async () => {
  server().answers = { ListTrails: { Trails: [{ TrailARN: ARN, Name: 'other', HomeRegion: 'eu-west-1' }] } };
  expect(valueOf(await readOtherTrails(new Aws(), ARN))).toEqual([]);
});
