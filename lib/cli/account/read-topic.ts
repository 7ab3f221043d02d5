import { GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { TopicState } from './delivery-state';
import { statementsOf } from './policy-text';
import { parseArn } from '../../aws/arn';
import { Aws } from '../aws/aws';
import { read } from '../aws/read';
import { Reading } from '../aws/reading';

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
