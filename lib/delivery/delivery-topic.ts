import { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IDependable } from 'constructs';
import { publishStatement } from '../policies/topic-policy';
import { policyStatement } from '../synth/policy-statement';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * How a topic for SNS notifications is created.
 */
export interface DeliveryTopicProps {
  /** The trail. */
  readonly identity: TrailIdentity;

  /** What notifications are encrypted with; its policy has to permit CloudTrail to use it. */
  readonly encryptionKey: IKey;
}

/**
 * The topic for SNS notifications, named after the trail: encrypted, TLS only, and only this trail publishes to it.
 */
export class DeliveryTopic extends Construct {
  /** The topic. */
  public readonly topic: Topic;

  /** The topic's policy, which the trail has to wait for. */
  public readonly policy: IDependable;

  constructor(scope: Construct, id: string, props: DeliveryTopicProps) {
    super(scope, id);
    const { identity, encryptionKey } = props;
    this.topic = new Topic(this, 'Resource', {
      topicName: identity.topicName,
      masterKey: encryptionKey,
      enforceSSL: true,
    });

    const statement = policyStatement(publishStatement(identity._names, this.topic.topicArn));
    this.policy = this.topic.addToResourcePolicy(statement).policyDependable!;
  }
}
