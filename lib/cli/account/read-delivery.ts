import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { LogGroupState, TopicState } from './delivery-state';
import { statementsOf } from './policy-text';
import { logGroupNameOf, parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { allPages } from '../aws/pages';
import { read } from '../aws/read';
import { Reading } from '../aws/reading';

/** Reads a log group by its ARN, with or without `:*` at its end. */
export function readLogGroup(aws: Aws, logGroupArn: string): Promise<Reading<LogGroupState>> {
  const { region } = parseArn(logGroupArn);
  const name = logGroupNameOf(logGroupArn);
  return read('logs:DescribeLogGroups', async () => {
    const groups = await allPages(async (nextToken) => {
      // the API only accepts a prefix
      const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name, nextToken });
      const { logGroups: items, nextToken: next } = await aws.client('logs', region).send(command);
      return { items, next };
    });

    const group = groups.find(({ logGroupName }) => logGroupName === name);
    if (group === undefined) {
      return undefined;
    }

    return { arn: logGroupArn.replace(/:\*$/, ''), retentionDays: group.retentionInDays, keyId: group.kmsKeyId };
  });
}

export function readTopic(aws: Aws, arn: string): Promise<Reading<TopicState>> {
  return read(
    'sns:GetTopicAttributes',
    async () => {
      const sns = aws.client('sns', parseArn(arn).region);
      const { Attributes: { KmsMasterKeyId: keyId, Policy: policy } = {} } = await sns.send(
        new GetTopicAttributesCommand({ TopicArn: arn }),
      );

      return { arn, keyId: keyId === '' ? undefined : keyId, policy: statementsOf(policy) };
    },
    ['NotFoundException', 'NotFound'],
  );
}
