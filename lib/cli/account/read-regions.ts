import { ListRegionsCommand } from '@aws-sdk/client-account';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { Reading } from '../aws/reading';

/** Reads the enabled regions of an account: those enabled by default, and those it opted in to. */
export function readRegions(aws: Aws): Promise<Reading<string[]>> {
  return read('account:ListRegions', () =>
    allPages(async (token) => {
      const command = new ListRegionsCommand({
        RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
        NextToken: token,
      });

      const { Regions: regions = [], NextToken: next } = await aws.client('account').send(command);
      return { items: regions.flatMap(({ RegionName: name }) => name ?? []), next };
    }),
  );
}
