import { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { RemovalConfig } from '../config/log-bucket-config';
import { planLogRetention } from '../plan/sections/delivery-plan';
import { CLOUDWATCH_LOGS_SHAPE } from '../plan/shapes/shapes';
import { planProps } from '../synth/plan-props';
import { removalOf } from '../synth/removal';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * How a trail's log group is created.
 */
export interface TrailLogGroupProps extends RemovalConfig {
  /** The trail. */
  readonly identity: TrailIdentity;

  /** What events are encrypted with; its policy has to permit it for `identity.logGroupName`. */
  readonly encryptionKey: IKey;

  /** How many days events are kept: one of CloudWatch's values. @default 400 */
  readonly retentionDays?: number;
}

/**
 * The log group `/aws/cloudtrail/TRAIL`: encrypted, with a retention.
 */
export class TrailLogGroup extends Construct {
  /** The log group. */
  public readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: TrailLogGroupProps) {
    super(scope, id);
    const retention = planProps(this, CLOUDWATCH_LOGS_SHAPE, props, (config) => planLogRetention(config.retentionDays));
    this.logGroup = new LogGroup(this, 'Resource', {
      logGroupName: props.identity.logGroupName,
      encryptionKey: props.encryptionKey,
      retention,
      removalPolicy: removalOf(this, props),
    });
  }
}
