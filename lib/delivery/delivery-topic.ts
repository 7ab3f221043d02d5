import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IDependable } from 'constructs';
import { oneOrMany } from '../storage/log-bucket-statements';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * How a topic for delivery notices is made.
 */
export interface DeliveryTopicProps {
  /** The trail. */
  readonly identity: TrailIdentity;

  /** What notices are encrypted with; its policy has to permit CloudTrail to use it. */
  readonly encryptionKey: IKey;
}

/**
 * The topic for delivery notices, named after the trail: encrypted, TLS only, and only this trail publishes to it.
 */
export class DeliveryTopic extends Construct {
  /** The topic. */
  public readonly topic: Topic;

  /** The topic's policy, which the trail has to wait for. */
  public readonly policy: IDependable;

  constructor(scope: Construct, id: string, props: DeliveryTopicProps) {
    super(scope, id);
    const { identity, encryptionKey } = props;
    this.topic = new Topic(this, 'Resource', { topicName: identity.topicName, masterKey: encryptionKey, enforceSSL: true });
    this.policy = this.topic.addToResourcePolicy(publishStatement(identity, this.topic.topicArn)).policyDependable!;
  }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html */
export function publishStatement(identity: TrailIdentity, topicArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'AWSCloudTrailSNSPolicy20131101',
    principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: { StringEquals: { 'aws:SourceArn': oneOrMany(identity.acceptedTrailArns) } },
  });
}
