import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { parseArn } from '../../aws/arn';
import { enabledRegionOf } from '../../aws/partitions';
import { AccountAccess } from '../aws/access';
import { Aws } from '../aws/aws';
import { read } from '../aws/read';
import { UsageError } from '../terminal/exit-code';

/** Whose credentials these are, and which region they are used in. */
export interface Identity {
  readonly account: string;
  readonly partition: string;
  readonly region: string;
}

/**
 * Asks whose credentials these are, which requires no permission.
 *
 * @throws UsageError if that can't be told
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
    const why = identity.kind === 'unknown' ? identity.why : 'no answer';
    throw new UsageError(`it can't be told whose credentials these are: ${why}`);
  }

  return identity.value;
}

/**
 * Asks the same where every account is known, for a region that may not be enabled.
 *
 * @throws UsageError if that can't be told, or there is no region
 */
export async function readIdentityFor(access: AccountAccess): Promise<Identity> {
  const region = await read('sts:GetCallerIdentity', () => new Aws(access).client('sts').config.region());
  if (region.kind !== 'found') {
    throw new UsageError('there is no region; name one with --region, or set AWS_REGION');
  }

  return {
    ...(await readIdentity(new Aws({ ...access, region: enabledRegionOf(region.value) }))),
    region: region.value,
  };
}
