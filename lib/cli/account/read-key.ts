import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListGrantsCommand,
} from '@aws-sdk/client-kms';
import type { GrantListEntry, KMSClient } from '@aws-sdk/client-kms';
import { GrantState, KeyState } from './key-state';
import { statementsOf } from './policy-text';
import { isArn, parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, Reading } from '../aws/reading';

/** The parts that are read by separate calls, each with its own permission. */
type Part = 'rotation' | 'policy' | 'aliases' | 'grants';

const READ: { readonly [P in Part]: (kms: KMSClient, KeyId: string | undefined) => Promise<KeyState[P]> } = {
  rotation: (kms, KeyId) =>
    read('kms:GetKeyRotationStatus', async () => {
      const { KeyRotationEnabled: isOn, RotationPeriodInDays: periodDays } = await kms.send(
        new GetKeyRotationStatusCommand({ KeyId }),
      );

      return isOn === true ? { periodDays } : undefined;
    }),
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
  grants: (kms, KeyId) =>
    read('kms:ListGrants', () =>
      allPages(async (Marker) => {
        const { Grants: grants = [], NextMarker: next } = await kms.send(new ListGrantsCommand({ KeyId, Marker }));
        return { items: grants.map(grant), next };
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
    name,
    arn,
    state,
    manager,
    symmetric: spec === 'SYMMETRIC_DEFAULT',
    deletedAt: deletedAt?.toISOString(),
  };

  return found({ ...metadata, ...(Object.fromEntries(readings) as Pick<KeyState, P>) });
}

/** KMS names a service either as a service principal, or as the grantee itself. */
function grant({
  GrantId: id = '',
  GranteePrincipal: principal,
  GranteeServicePrincipal: service,
  Operations: operations = [],
}: GrantListEntry): GrantState {
  const grantee = principal ?? service ?? 'unknown';
  return { id, grantee, isService: /^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(grantee), operations };
}
