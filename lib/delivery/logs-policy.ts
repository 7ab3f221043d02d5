import { CfnManagedPolicy, IRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../checks/acknowledgements';
import { writeEvents } from '../policies/logs-role-policy';
import { policyStatement } from '../synth/policy-statement';
import { TrailIdentity } from '../trail/trail-identity';

/**
 * What lets a role write a trail's events to a log group.
 */
export interface LogsPolicyProps {
  /** The trail. */
  readonly identity: TrailIdentity;
  /** The log group. */
  readonly logGroup: ILogGroup;
  /** The role that CloudTrail assumes. */
  readonly role: IRole;
}

/**
 * Lets a role write to the trail's own streams of a log group, as a managed policy, since checkers refuse inline ones.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export class LogsPolicy extends Construct {
  /** The policy, which the trail has to wait for. */
  public readonly policy: ManagedPolicy;

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
