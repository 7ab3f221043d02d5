import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
} from '@aws-sdk/client-kms';
import type { KMSClient } from '@aws-sdk/client-kms';
import { KeyState } from './key-state';
import { statementsOf } from './policy-text';
import { isArn, parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, Reading } from '../aws/reading';

/** The parts that are read by separate calls, each with its own permission. */
type Part = 'rotation' | 'policy' | 'aliases';

const READ: { readonly [P in Part]: (kms: KMSClient, KeyId: string | undefined) => Promise<KeyState[P]> } = {
  rotation: (kms, KeyId) =>
    read(
      'kms:GetKeyRotationStatus',
      async () => (await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled ?? false,
    ),
  policy: (kms, KeyId) =>
    read('kms:GetKeyPolicy', async () =>
      statementsOf((await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy),
    ),
  aliases: (kms, KeyId) =>
    read('kms:ListAliases', () =>
      allPages(async (Marker) => {
        const { Aliases: aliases = [], NextMarker: next } = await kms.send(new ListAliasesCommand({ KeyId, Marker }));
        return { items: aliases.map(({ AliasName: alias = '' }) => alias), next };
      }),
    ),
};

/** All parts of a key. */
export const ALL_OF_KEY = Object.keys(READ) as Part[];

/** Reads some or all parts of a key, by id, ARN or alias. */
export async function readKey<P extends Part>(
  aws: Aws,
  name: string,
  region: string,
  parts: readonly P[],
): Promise<Reading<Omit<KeyState, Part> & Pick<KeyState, P>>> {
  const kms = aws.client('kms', isArn(name) ? parseArn(name).region : region);
  const described = await read(
    'kms:DescribeKey',
    async () => (await kms.send(new DescribeKeyCommand({ KeyId: name }))).KeyMetadata,
    ['NotFoundException'],
  );

  if (described.kind !== 'found') {
    return described;
  }

  const {
    Arn: arn = name,
    KeyId: id,
    KeyState: state = 'Unavailable',
    KeyManager: manager = 'CUSTOMER',
    KeySpec: spec,
    DeletionDate: deletedAt,
  } = described.value;

  const keyName = manager === 'CUSTOMER' ? arn : id;
  const readings = await Promise.all(parts.map(async (part) => [part, await READ[part](kms, keyName)] as const));
  const metadata = {
    arn,
    state,
    manager,
    symmetric: spec === 'SYMMETRIC_DEFAULT',
    deletedAt: deletedAt?.toISOString(),
  };

  return found({ ...metadata, ...(Object.fromEntries(readings) as Pick<KeyState, P>) });
}
