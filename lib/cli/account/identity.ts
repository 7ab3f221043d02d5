import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { parseArn } from '../../aws/arn';
import { enabledRegionOf } from '../../aws/partitions';
import { AccountAccess } from '../aws/access';
import { Aws } from '../aws/aws';
import { read } from '../aws/read';
import { UsageError } from '../terminal/exit-code';

/** The account of the credentials, and the region they are used in. */
export interface Identity {
  readonly account: string;
  readonly partition: string;
  readonly region: string;
}

/**
 * Reads the account of the credentials, which requires no permission.
 *
 * @throws UsageError if it can't be read
 */
export async function readIdentity(aws: Aws): Promise<Identity> {
  const identity = await read('sts:GetCallerIdentity', async () => {
    const { Account: account, Arn: arn = 'arn:aws' } = await aws.client('sts').send(new GetCallerIdentityCommand({}));
    if (account === undefined) {
      return undefined;
    }

    return { account, partition: parseArn(arn).partition, region: await aws.client('sts').config.region() };
  });

  if (identity.kind !== 'found') {
    const why = identity.kind === 'unknown' ? identity.why : 'no response';
    throw new UsageError(`the account of the credentials can't be read: ${why}`);
  }

  return identity.value;
}

/**
 * Reads the same for a region that may not be enabled, in a region that every account has.
 *
 * @throws UsageError if it can't be read, or there is no region
 */
export async function readIdentityFor(access: AccountAccess): Promise<Identity> {
  const region = await read('sts:GetCallerIdentity', () => new Aws(access).client('sts').config.region());
  if (region.kind !== 'found') {
    throw new UsageError('no region found; name one with --region, or set AWS_REGION');
  }

  return {
    ...(await readIdentity(new Aws({ ...access, region: enabledRegionOf(region.value) }))),
    region: region.value,
  };
}
