import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { RemovalConfig } from '../config/log-bucket-config';
import { planLogRetention } from '../plan/sections/delivery-plan';
import { CLOUDWATCH_LOGS_SHAPE } from '../plan/shapes/shapes';
import { planProps } from '../synth/plan-props';
import { refuseDataLoss, removalOf } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * Properties of a trail's log group.
 */
export interface TrailLogGroupProps extends RemovalConfig {
  /** The trail that the log group is for. */
  readonly identity: TrailIdentity;

  /** The KMS key that encrypts events. The key's policy must permit CloudWatch Logs to use it for this log group. */
  readonly encryptionKey: IKey;

  /**
   * How long events are kept, in days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
   * 2557, 2922, 3288 or 3653.
   *
   * @default 400
   */
  readonly retentionDays?: number;
}

/**
 * The log group `/aws/cloudtrail/TRAIL`: encrypted, and with a retention period.
 */
export class TrailLogGroup extends Construct {
  /** The log group. */
  public readonly logGroup: LogGroup;

  /**
   * @param scope the construct to create the log group in
   * @param id the construct's id in the scope
   * @param props the trail, the key, retention and removal
   * @throws one error that lists every problem of the properties
   */
  constructor(scope: Construct, id: string, props: TrailLogGroupProps) {
    super(scope, id);
    const retention = planProps(this, CLOUDWATCH_LOGS_SHAPE, props, (config) => planLogRetention(config.retentionDays));
    this.logGroup = new LogGroup(this, 'Resource', {
      logGroupName: props.identity.logGroupName,
      encryptionKey: props.encryptionKey,
      retention,
      removalPolicy: removalOf(this, props),
    });

    refuseDataLoss(this.logGroup.node.defaultChild as CfnLogGroup, 'the log group and its events', props);
  }
}
