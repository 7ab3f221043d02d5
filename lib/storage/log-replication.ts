import { Aws, Names, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import {
  AccountPrincipal,
  CfnManagedPolicy,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cfnBucket } from './hardened-bucket';
import { acknowledge } from '../checks/acknowledgements';
import { ReplicationConfig } from '../config/log-bucket-config';
import { REPLICATION_SHAPE } from '../plan/shapes/shapes';
import { replicaBucketStatement, replicaKeyStatement, sourceKeyStatement } from '../policies/replica-policy';
import { replicationRolePolicy } from '../policies/replication-role-policy';
import { Statement } from '../policies/statement';
import { literalStatement } from '../synth/literal-statement';
import { planProps } from '../synth/plan-props';
import { policyStatement, policyStatements } from '../synth/policy-statement';
import { warnOwner } from '../synth/resource-policy';
import { struct } from '../validation/check';

/**
 * Properties of the replication of a log bucket.
 */
export interface LogReplicationProps {
  /** The log bucket. */
  readonly source: Bucket;

  /** The KMS key that encrypts its log files. */
  readonly sourceKey: IKey;

  /** The destination bucket and its key. */
  readonly target: ReplicationConfig;
}

/**
 * Replication of a log bucket: the replication rule, and the role that S3 assumes for it. Delete markers aren't
 * replicated: log files that expire or are hidden in the log bucket stay in the destination bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export class LogReplication extends Construct {
  /** The role that S3 assumes to replicate log files. */
  public readonly role: Role;

  /** The role's name, which is known before the role exists. */
  public readonly roleName: string;

  /** The permissions of the role. */
  public readonly policy: ManagedPolicy;

  /**
   * A statement that the policy of the log bucket's key must have if this account's IAM permissions alone don't permit
   * use of the key.
   */
  public readonly sourceKeyStatement: PolicyStatement;

  /** Statements that the destination bucket's policy must have. Empty if the bucket belongs to this account. */
  public readonly requiredBucketStatements: PolicyStatement[];

  /** Statements that the destination key's policy must have. Empty if the destination belongs to this account. */
  public readonly requiredKeyStatements: PolicyStatement[];

  /**
   * @param scope the construct to create the role in
   * @param id the construct's id in the scope
   * @param props the log bucket, its key, and the destination
   * @throws one error that lists every problem of the destination
   */
  constructor(scope: Construct, id: string, props: LogReplicationProps) {
    super(scope, id);
    const { source, sourceKey } = props;
    const target = planProps(
      this,
      { target: struct(REPLICATION_SHAPE, ['bucketArn', 'keyArn']) },
      props,
      (config) => config,
    ).target;

    const { account, region } = Stack.of(this);
    const changesOwner =
      target.accountId !== undefined &&
      target.accountId !== account &&
      Token.compareStrings(target.accountId, account) !== TokenComparison.SAME;

    // The role has a name because other accounts must permit it before it exists. Roles are global, so the region is in
    // the name.
    const roleName = `${Names.uniqueResourceName(this, { maxLength: 40, separator: '-' })}-${region}`;
    this.roleName = roleName;
    this.role = new Role(this, 'Role', { roleName, assumedBy: new ServicePrincipal('s3.amazonaws.com') });
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Copies audit logs to a second bucket',
      roles: [this.role],
      statements: policyStatements(
        replicationRolePolicy({
          sourceArn: source.bucketArn,
          sourceKeyArn: sourceKey.keyArn,
          destinationArn: target.bucketArn,
          destinationKeyArn: target.keyArn,
          changesOwner,
        }),
      ),
    });

    acknowledge(this.policy.node.defaultChild as CfnManagedPolicy, 'role policy of replication');
    cfnBucket(source).replicationConfiguration = {
      role: this.role.roleArn,
      rules: [
        {
          id: 'CopyLogs',
          status: 'Enabled',
          priority: 1,
          filter: { prefix: '' },
          deleteMarkerReplication: { status: 'Disabled' },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
          destination: {
            bucket: target.bucketArn,
            encryptionConfiguration: { replicaKmsKeyId: target.keyArn },
            ...(changesOwner && { account: target.accountId, accessControlTranslation: { owner: 'Destination' } }),
          },
        },
      ],
    };

    const roleArn = `arn:${Aws.PARTITION}:iam::${account}:role/${roleName}`;
    const permit = (statement: Statement) => policyStatement(statement, [new AccountPrincipal(account)]);
    const required = (statement: Statement) => (changesOwner ? [literalStatement(this, permit(statement))] : []);
    const replica = { account, roleArn, bucketArn: target.bucketArn };
    this.sourceKeyStatement = permit(sourceKeyStatement(replica));
    this.requiredBucketStatements = required(replicaBucketStatement(replica));
    this.requiredKeyStatements = required(replicaKeyStatement(replica));

    if (changesOwner) {
      warnOwner(this, {
        id: 'replicaStatementsNeeded',
        of: 'the destination bucket and its key',
        property: "the replication's requiredBucketStatements and requiredKeyStatements",
        consequence: 'S3 replicates no log files',
      });
    }
  }
}
