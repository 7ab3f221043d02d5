import { CfnManagedPolicy, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ReadableBucket, readPermissions } from './readable-bucket';
import { acknowledge } from '../checks/acknowledgements';

/**
 * Properties of a policy for readers of log files.
 */
export interface LogReadPolicyProps {
  /** The buckets to read. */
  readonly buckets: ReadableBucket[];
  /** The policy's name, for permission sets that attach it by name. @default - CloudFormation chooses one */
  readonly policyName?: string;
}

/**
 * A managed policy for users and roles that read log files. It permits list, get, and decrypt through S3, and nothing
 * else. In an account other than the bucket's, the policies of the bucket and the key must permit that account too.
 */
export class LogReadPolicy extends Construct {
  /** The policy. */
  public readonly policy: ManagedPolicy;

  /**
   * @param scope the construct to create the policy in
   * @param id the construct's id in the scope
   * @param props the buckets, and the policy's name
   */
  constructor(scope: Construct, id: string, props: LogReadPolicyProps) {
    super(scope, id);
    this.policy = new ManagedPolicy(this, 'Resource', {
      managedPolicyName: props.policyName,
      description: 'Lets read the log files of CloudTrail', // changing it would replace the policy
      statements: props.buckets
        .flatMap(readPermissions)
        .map(
          ({ actions, resourceArns: resources, conditions }) => new PolicyStatement({ actions, resources, conditions }),
        ),
    });

    acknowledge(this.policy.node.defaultChild as CfnManagedPolicy, 'policy of readers');
  }
}
