import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { OrganizationRoot, OrganizationState } from './organization-state';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { Reading } from '../aws/reading';

/** Reads the organization of an account, and the state of some of its members. */
export async function readOrganization(aws: Aws, members: readonly string[]): Promise<Reading<OrganizationState>> {
  const client = aws.client('organizations');
  const described = await read(
    'organizations:DescribeOrganization',
    async () => (await client.send(new DescribeOrganizationCommand({}))).Organization,
    ['AWSOrganizationsNotInUseException'],
  );

  if (described.kind !== 'found') {
    return described;
  }

  const { Id: id = '', MasterAccountId: managementAccount = '', FeatureSet: features } = described.value;
  const [trustedServices, root, states] = await Promise.all([
    readTrusted(client),
    readRoot(client),
    Promise.all(members.map(async (account) => [account, await readMember(client, account)] as const)),
  ]);

  return {
    kind: 'found',
    value: {
      id,
      managementAccount,
      hasAllFeatures: features === 'ALL',
      trustedServices,
      root,
      members: Object.fromEntries(states),
    },
  };
}

function readTrusted(client: OrganizationsClient): Promise<Reading<string[]>> {
  return read('organizations:ListAWSServiceAccessForOrganization', () =>
    allPages(async (token) => {
      const command = new ListAWSServiceAccessForOrganizationCommand({ NextToken: token });
      const { EnabledServicePrincipals: services = [], NextToken: next } = await client.send(command);
      return { items: services.flatMap(({ ServicePrincipal: service }) => service ?? []), next };
    }),
  );
}

function readRoot(client: OrganizationsClient): Promise<Reading<OrganizationRoot>> {
  return read('organizations:ListRoots', async () => {
    // there is one
    const [{ Id: id = '', PolicyTypes: types = [] }] = (await client.send(new ListRootsCommand({}))).Roots ?? [];
    const enabled = types.filter(({ Status: status }) => status === 'ENABLED');
    return { id, policyTypes: enabled.flatMap(({ Type: type }) => type ?? []) };
  });
}

function readMember(client: OrganizationsClient, AccountId: string): Promise<Reading<string>> {
  return read(
    'organizations:DescribeAccount',
    async () => {
      const { State: state, Status: status } =
        (await client.send(new DescribeAccountCommand({ AccountId }))).Account ?? {};

      return state ?? status; // the older of the two
    },
    ['AccountNotFoundException'],
  );
}
