import { parseArn } from '../../aws/arn';
import { RoleState, TopicState } from '../account/delivery-state';
import { awsCommand } from '../terminal/aws-command';

/** Sets an attribute of a topic. */
export function setTopicAttribute({ arn }: Pick<TopicState, 'arn'>, name: string, value: string | object): string {
  return awsCommand('sns set-topic-attributes', {
    'topic-arn': arn,
    'attribute-name': name,
    'attribute-value': value,
    region: parseArn(arn).region,
  });
}

/** Replaces the trust policy of a role. */
export function updateTrust(role: Pick<RoleState, 'arn'>, policy: object): string {
  return awsCommand('iam update-assume-role-policy', { 'role-name': roleName(role), 'policy-document': policy });
}

export function roleName({ arn }: Pick<RoleState, 'arn'>): string {
  return arn.split('/').at(-1)!;
}
