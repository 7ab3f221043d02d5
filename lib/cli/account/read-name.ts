import { ListWorkGroupsCommand } from '@aws-sdk/client-athena';
import { GetDatabaseCommand } from '@aws-sdk/client-glue';
import { GetPolicyCommand } from '@aws-sdk/client-iam';
import { ListAliasesCommand } from '@aws-sdk/client-kms';
import { ListPoliciesCommand } from '@aws-sdk/client-organizations';
import type { PolicyType } from '@aws-sdk/client-organizations';
import { readBucket } from './read-bucket';
import { readLogGroupArn } from './read-log-group';
import { readTopic } from './read-topic';
import { bucketArn } from '../../aws/arn';
import { NamedKind } from '../../deployment/physical-names';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { mapped, Reading } from '../aws/reading';

/** Where a name must be unique. */
export interface NameScope {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** Looks up a resource by name; returns its ARN or id. */
type Lookup = (aws: Aws, name: string, place: NameScope) => Promise<Reading<string>>;

/** The resources that are looked up by name: not trails, since a multi-region trail has its name in every region. */
export type LookedUp = Exclude<NamedKind, 'trail'>;

const LOOKUPS: Readonly<Record<LookedUp, Lookup>> = {
  bucket: async (aws, name, { partition }) =>
    mapped(await readBucket(aws, { name }, []), () => bucketArn(partition, name)),
  'key alias': (aws, name) =>
    read('kms:ListAliases', async () => {
      const aliases = await allPages(async (Marker) => {
        const { Aliases: items, NextMarker: next } = await aws.client('kms').send(new ListAliasesCommand({ Marker }));
        return { items, next };
      });

      return aliases.find(({ AliasName }) => AliasName === name)?.AliasArn;
    }),
  'log group': async (aws, name, place) =>
    mapped(await readLogGroupArn(aws, arnOf('logs', `log-group:${name}`, place)), ({ arn }) => arn),
  topic: async (aws, name, place) => mapped(await readTopic(aws, arnOf('sns', name, place)), ({ arn }) => arn),
  workgroup: (aws, name, place) =>
    read('athena:ListWorkGroups', async () => {
      const groups = await allPages(async (NextToken) => {
        const { WorkGroups: items, NextToken: next } = await aws
          .client('athena')
          .send(new ListWorkGroupsCommand({ NextToken }));

        return { items, next };
      });

      return groups.some(({ Name }) => Name === name) ? arnOf('athena', `workgroup/${name}`, place) : undefined;
    }),
  database: (aws, Name, place) =>
    read(
      'glue:GetDatabase',
      async () => {
        await aws.client('glue').send(new GetDatabaseCommand({ Name }));
        return arnOf('glue', `database/${Name}`, place);
      },
      ['EntityNotFoundException'],
    ),
  'IAM policy': (aws, name, place) =>
    read(
      'iam:GetPolicy',
      async () => {
        const PolicyArn = arnOf('iam', `policy/${name}`, { ...place, region: '' });
        const { Policy: policy } = await aws.client('iam').send(new GetPolicyCommand({ PolicyArn }));
        return policy?.Arn;
      },
      ['NoSuchEntityException', 'NoSuchEntity'],
    ),
  'organization policy': (aws, name) =>
    read('organizations:ListPolicies', async () => {
      const [service, resource] = await Promise.all([
        policies(aws, 'SERVICE_CONTROL_POLICY'),
        policies(aws, 'RESOURCE_CONTROL_POLICY'),
      ]);

      return [...service, ...resource].find(({ Name }) => Name === name)?.Id;
    }),
};

/** Looks up the existing resource with a name. */
export function readHolder(aws: Aws, kind: LookedUp, name: string, place: NameScope): Promise<Reading<string>> {
  return LOOKUPS[kind](aws, name, place);
}

function policies(aws: Aws, Filter: PolicyType) {
  return allPages(async (NextToken) => {
    const { Policies: items, NextToken: next } = await aws
      .client('organizations')
      .send(new ListPoliciesCommand({ Filter, NextToken }));

    return { items, next };
  });
}

function arnOf(service: string, resource: string, { partition, region, account }: NameScope): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
