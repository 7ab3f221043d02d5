import { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { KeyState } from './key-state';
import { statementsOf } from './policy-text';
import { Reading } from './reading';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/reading';

/** Reads a key, by whatever names it. */
export async function readKey(aws: Aws, name: string, region: string): Promise<Reading<KeyState>> {
  const kms = aws.kms(name.startsWith('arn:') ? name.split(':')[3] : region);
  const described = await read('kms:DescribeKey', async () => (await kms.send(new DescribeKeyCommand({ KeyId: name }))).KeyMetadata, ['NotFoundException']);
  if (described.kind !== 'found') {
    return described;
  }
  const { Arn: arn = name, KeyId: KeyIdOf, KeyState: state = 'Unavailable', KeyManager: manager = 'CUSTOMER', KeySpec: spec, DeletionDate: deletedAt } = described.value;
  const KeyId = manager === 'CUSTOMER' ? arn : KeyIdOf;
  const [rotation, policy, names] = await Promise.all([
    read('kms:GetKeyRotationStatus', async () => (await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled ?? false),
    read('kms:GetKeyPolicy', async () => statementsOf((await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy)),
    read('kms:ListAliases', () => allPages(async (Marker) => {
      const { Aliases: aliases = [], NextMarker: next } = await kms.send(new ListAliasesCommand({ KeyId, Marker }));
      return { items: aliases.map(({ AliasName: alias = '' }) => alias), next };
    })),
  ]);
  return { kind: 'found', value: { arn, state, manager, symmetric: spec === 'SYMMETRIC_DEFAULT', deletedAt: deletedAt?.toISOString(), rotation, policy, aliases: names } };
}
