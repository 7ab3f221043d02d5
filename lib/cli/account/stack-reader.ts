import { ListExportsCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readIdentity } from './identity';
import { StackResource } from './intrinsics';
import { ReadStack } from './read-stack';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { ABSENT } from '../aws/reading';

export const readStack: ReadStack = async (StackName, access, { withExports }) => {
  const aws = new Aws(access);
  const [identity, resources, exports] = await Promise.all([
    readIdentity(aws),
    read('cloudformation:ListStackResources', () => readResources(aws.client('cloudFormation'), StackName)),
    withExports ? read('cloudformation:ListExports', () => readExports(aws.client('cloudFormation'))) : ABSENT,
  ]);

  const isGone = resources.kind === 'unknown' && resources.why.includes('does not exist');
  return { ...identity, resources: isGone ? ABSENT : resources, exports };
};

function readResources(client: CloudFormationClient, StackName: string): Promise<StackResource[]> {
  return allPages(async (token) => {
    const { StackResourceSummaries: summaries = [], NextToken: next } = await client.send(
      new ListStackResourcesCommand({ StackName, NextToken: token }),
    );

    const items = summaries.map(
      ({ LogicalResourceId: logicalId = '', PhysicalResourceId: physicalId = '', ResourceType: type = '' }) => ({
        logicalId,
        physicalId,
        type,
      }),
    );

    return { items, next };
  });
}

async function readExports(client: CloudFormationClient): Promise<Record<string, string>> {
  const exports = await allPages(async (token) => {
    const { Exports: page = [], NextToken: next } = await client.send(new ListExportsCommand({ NextToken: token }));
    return { items: page.map(({ Name: name = '', Value: value = '' }): [string, string] => [name, value]), next };
  });

  return Object.fromEntries(exports);
}
