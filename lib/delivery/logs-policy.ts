import { CfnManagedPolicy, IRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../checks/acknowledgements';
import { writeEvents } from '../policies/logs-role-policy';
import { policyStatement } from '../synth/policy-statement';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * Properties of the policy for the role that writes to CloudWatch Logs.
 */
export interface LogsPolicyProps {
  /** The trail whose events are written. */
  readonly identity: TrailIdentity;
  /** The log group. */
  readonly logGroup: ILogGroup;
  /** The role that CloudTrail assumes. */
  readonly role: IRole;
}

/**
 * A managed policy that lets a role write to the trail's log streams of a log group. It isn't an inline policy, because
 * compliance checks refuse those.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export class LogsPolicy extends Construct {
  /** The policy, which must exist before the trail is created. */
  public readonly policy: ManagedPolicy;

  /**
   * @param scope the construct to create the policy in
   * @param id the construct's id in the scope
   * @param props the trail, the log group and the role
   */
  constructor(scope: Construct, id: string, props: LogsPolicyProps) {
    super(scope, id);
    const { identity, logGroup, role } = props;
    this.policy = new ManagedPolicy(this, 'Resource', {
      description: 'Lets CloudTrail write events to CloudWatch Logs',
      roles: [role],
      statements: [policyStatement(writeEvents({ names: identity._names, logGroupName: logGroup.logGroupName }))],
    });

    acknowledge(this.policy.node.defaultChild as CfnManagedPolicy, 'role policy of CloudWatch Logs');
  }
}
