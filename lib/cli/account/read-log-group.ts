import {
  DescribeAccountPoliciesCommand,
  DescribeLogGroupsCommand,
  DescribeSubscriptionFiltersCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { AccountPolicy, CloudWatchLogsClient, LogGroup, PolicyType } from '@aws-sdk/client-cloudwatch-logs';
import { LogGroupState, SubscriptionState } from './delivery-state';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { found, mapped, Reading } from '../aws/reading';

/** Looks up a log group by its ARN, with or without `:*` at its end. */
export function readLogGroupArn(aws: Aws, logGroupArn: string): Promise<Reading<Pick<LogGroupState, 'arn'>>> {
  return readDescription(aws, logGroupArn).then((reading) => mapped(reading, () => ({ arn: arnOf(logGroupArn) })));
}

/** Reads a log group by its ARN, with the subscription filters and the policies that apply to it. */
export async function readLogGroup(aws: Aws, logGroupArn: string): Promise<Reading<LogGroupState>> {
  const described = await readDescription(aws, logGroupArn);
  if (described.kind !== 'found') {
    return described;
  }

  const { region } = parseArn(logGroupArn);
  const subscriptions = await readSubscriptions(aws.client('logs', region), logGroupNameOf(logGroupArn));
  return found({ ...groupState(described.value, logGroupArn), subscriptions });
}

function groupState(group: LogGroup, logGroupArn: string): Omit<LogGroupState, 'subscriptions'> {
  const { dataProtectionStatus: ownMask, inheritedProperties: inherited = [] } = group;
  const isMaskedByAccount = inherited.includes('ACCOUNT_DATA_PROTECTION');

  return {
    arn: arnOf(logGroupArn),
    retentionDays: group.retentionInDays,
    keyId: group.kmsKeyId,
    logGroupClass: group.logGroupClass ?? 'STANDARD',
    isMasked: ownMask === 'ACTIVATED' || isMaskedByAccount,
    ...(isMaskedByAccount && { isMaskedByAccount }),
    deletionProtection: group.deletionProtectionEnabled ?? false,
    acceptsBearerTokens: group.bearerTokenAuthenticationEnabled ?? false,
    retentionPolicy: group.retentionPolicyName,
  };
}

function arnOf(logGroupArn: string): string {
  return logGroupArn.replace(/:\*$/, '');
}

function readDescription(aws: Aws, logGroupArn: string): Promise<Reading<LogGroup>> {
  const { region } = parseArn(logGroupArn);
  const name = logGroupNameOf(logGroupArn);

  return read('logs:DescribeLogGroups', async () => {
    const groups = await allPages(async (nextToken) => {
      // the API only accepts a prefix
      const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name, nextToken });
      const { logGroups: items, nextToken: next } = await aws.client('logs', region).send(command);
      return { items, next };
    });

    return groups.find(({ logGroupName }) => logGroupName === name);
  });
}

async function readSubscriptions(logs: CloudWatchLogsClient, name: string): Promise<Reading<SubscriptionState[]>> {
  const [own, ofAccount] = await Promise.all([readFilters(logs, name), readAccountFilters(logs, name)]);
  if (own.kind !== 'found') {
    return own;
  }

  return mapped(ofAccount, (filters) => [...own.value, ...filters]);
}

function readFilters(logs: CloudWatchLogsClient, logGroupName: string): Promise<Reading<SubscriptionState[]>> {
  return read('logs:DescribeSubscriptionFilters', async () => {
    const filters = await allPages(async (nextToken) => {
      const { subscriptionFilters: items, nextToken: next } = await logs.send(
        new DescribeSubscriptionFiltersCommand({ logGroupName, nextToken }),
      );

      return { items, next };
    });

    return filters.map(({ filterName = '', destinationArn = 'unknown' }) => ({
      name: filterName,
      destination: destinationArn,
      isOfAccount: false,
    }));
  });
}

/** Account-level subscription filters, which name no log group except those that they leave out. */
function readAccountFilters(logs: CloudWatchLogsClient, logGroupName: string): Promise<Reading<SubscriptionState[]>> {
  const policyType: PolicyType = 'SUBSCRIPTION_FILTER_POLICY';

  return read('logs:DescribeAccountPolicies', async () => {
    const policies = await allPages(async (nextToken) => {
      const { accountPolicies: items, nextToken: next } = await logs.send(
        new DescribeAccountPoliciesCommand({ policyType, nextToken }),
      );

      return { items, next };
    });

    return policies
      .filter((policy) => !leavesOut(policy, logGroupName))
      .map(({ policyName = '', policyDocument = '{}' }) => ({
        name: policyName,
        destination: destinationOf(policyDocument),
        isOfAccount: true,
      }));
  });
}

/** The only criteria that such a policy can have. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html */
function leavesOut({ selectionCriteria = '' }: AccountPolicy, logGroupName: string): boolean {
  const [, list = ''] = /^\s*LogGroupName\s+NOT\s+IN\s+\[(.*)\]\s*$/is.exec(selectionCriteria) ?? [];
  const names = list.split(',').map((name) => /^\s*(["'])([\w./#-]*)\1\s*$/.exec(name)?.[2]);

  // Criteria that aren't understood as a whole leave out nothing.
  return !names.includes(undefined) && names.includes(logGroupName);
}

function destinationOf(document: string): string {
  try {
    return String((JSON.parse(document) as { DestinationArn?: unknown }).DestinationArn ?? 'unknown');
  } catch {
    return 'unknown';
  }
}
