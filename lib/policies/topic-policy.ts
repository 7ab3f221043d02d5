import { asDeployed, CLOUDTRAIL, oneOrMany, Statement } from './statement';
import { denyPlainPublish } from './tls';
import { TrailNames } from '../aws/trail-names';

/** The trail and the topic that the policy of a topic names. */
export interface TopicAccess {
  readonly names: TrailNames;
  readonly topicArn: string;
}

/** The complete policy of a topic that the baseline creates. */
export function topicPolicy({ names, topicArn }: TopicAccess): Statement[] {
  return asDeployed([denyPlainPublish(topicArn), publishStatement(names, topicArn)], names.partition);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html */
export function publishStatement(names: TrailNames, topicArn: string): Statement {
  return {
    Sid: 'AWSCloudTrailSNSPolicy20131101',
    Effect: 'Allow',
    Principal: CLOUDTRAIL,
    Action: 'sns:Publish',
    Resource: topicArn,
    Condition: { StringEquals: { 'aws:SourceArn': oneOrMany(names.acceptedTrailArns) } },
  };
}
