import { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IDependable } from 'constructs';
import { publishStatement } from '../policies/topic-policy';
import { policyStatement } from '../synth/policy-statement';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * Properties of a topic for SNS notifications.
 */
export interface DeliveryTopicProps {
  /** The trail that publishes to the topic. */
  readonly identity: TrailIdentity;

  /** The KMS key that encrypts notifications. The key's policy must permit CloudTrail to use it. */
  readonly encryptionKey: IKey;
}

/**
 * The topic for SNS notifications, named after the trail. It is encrypted, accepts only TLS, and its policy permits
 * only this trail to publish.
 */
export class DeliveryTopic extends Construct {
  /** The topic. */
  public readonly topic: Topic;

  /** The topic's policy, which must exist before the trail is created. */
  public readonly policy: IDependable;

  /**
   * @param scope the construct to create the topic in
   * @param id the construct's id in the scope
   * @param props the trail and the key
   */
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
