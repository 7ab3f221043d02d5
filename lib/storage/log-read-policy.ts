import { CfnManagedPolicy, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ReadableBucket, readPermissions } from './readable-bucket';
import { acknowledge } from '../checks/acknowledgements';

/**
 * What log files are read from.
 */
export interface LogReadPolicyProps {
  /** The buckets. */
  readonly buckets: ReadableBucket[];
  /** The policy's name, for those who attach it by its name. @default - CloudFormation chooses one */
  readonly policyName?: string;
}

/**
 * A managed policy human-readable and machines that read log files: list, get, and decrypt through S3, and nothing
 * else.
 * In another account than the bucket's, the policies of bucket and key have to permit that account too.
 */
export class LogReadPolicy extends Construct {
  /** The policy. */
  public readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: LogReadPolicyProps) {
    super(scope, id);
    this.policy = new ManagedPolicy(this, 'Resource', {
      managedPolicyName: props.policyName,
      description: 'Lets read the log files of CloudTrail', // a change of it would replace the policy
      statements: props.buckets
        .flatMap(readPermissions)
        .map(
          ({ actions, resourceArns: resources, conditions }) => new PolicyStatement({ actions, resources, conditions }),
        ),
    });

    acknowledge(this.policy.node.defaultChild as CfnManagedPolicy, 'policy of readers');
  }
}
