import { asDeployed, CLOUDTRAIL, oneOrMany, Statement } from './statement';
import { denyPlainPublish } from './tls';
import { TrailNames } from '../aws/trail-names';

/** What a topic's policy is about. */
export interface TopicAccess {
  readonly names: TrailNames;
  readonly topicArn: string;
}

/** The whole policy of a topic that is created here. */
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
