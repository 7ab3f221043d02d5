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
import { ENCRYPT_ACTIONS } from '../policies/key-policy';
import { COPY_ACTIONS, OVERRIDE_ACTION } from '../policies/log-bucket-policy';
import { planProps } from '../synth/plan-props';
import { warnOwner } from '../synth/resource-policy';
import { struct } from '../validation/check';

/**
 * What a copy of a log bucket depends on.
 */
export interface LogReplicationProps {
  /** The log bucket. */
  readonly source: Bucket;

  /** What its log files are encrypted with. */
  readonly sourceKey: IKey;

  /** Where the copies go. */
  readonly target: ReplicationConfig;
}

/**
 * A second copy of every log file: the replication rule of a log bucket, and the role S3 assumes for it.
 * Delete markers aren't copied, so that what expires or is hidden here stays there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export class LogReplication extends Construct {
  /** The role S3 assumes to replicate. */
  public readonly role: Role;

  /** The role's name, which others can know before it exists. */
  public readonly roleName: string;

  /** What the role may do. */
  public readonly policy: ManagedPolicy;

  /**
   * What the policy of the log bucket's key has to contain where this account's IAM permissions alone don't open it.
   */
  public readonly sourceKeyStatement: PolicyStatement;

  /** What the destination bucket's policy has to contain when another account owns it. */
  public readonly requiredBucketStatements: PolicyStatement[];

  /** What the destination key's policy has to contain when another account owns it. */
  public readonly requiredKeyStatements: PolicyStatement[];

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
    const objects = `${target.bucketArn}/*`;
    const changesOwner =
      target.accountId !== undefined &&
      target.accountId !== account &&
      Token.compareStrings(target.accountId, account) !== TokenComparison.SAME;

    const copyActions = [...COPY_ACTIONS, ...(changesOwner ? [OVERRIDE_ACTION] : [])];

    // Named, because other accounts have to permit the role before it exists. Roles are global, so the region is in the
    // name.
    const roleName = `${Names.uniqueResourceName(this, { maxLength: 40, separator: '-' })}-${region}`;
    this.roleName = roleName;
    this.role = new Role(this, 'Role', { roleName, assumedBy: new ServicePrincipal('s3.amazonaws.com') });
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Copies audit logs to a second bucket',
      roles: [this.role],
      statements: [
        new PolicyStatement({
          actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
          resources: [source.bucketArn],
        }),
        new PolicyStatement({
          actions: [
            's3:GetObjectVersionForReplication',
            's3:GetObjectVersionAcl',
            's3:GetObjectVersionTagging',
            's3:GetObjectRetention',
            's3:GetObjectLegalHold', // the log bucket has Object Lock enabled
          ],
          resources: [source.arnForObjects('*')],
        }),
        new PolicyStatement({ actions: copyActions, resources: [objects] }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: [sourceKey.keyArn] }),
        new PolicyStatement({ actions: ENCRYPT_ACTIONS, resources: [target.keyArn] }),
      ],
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

    // The account and the role's name, because S3 and KMS refuse the ARN of a role that doesn't exist yet.
    const byRole = {
      principals: [new AccountPrincipal(account)],
      conditions: { ArnEquals: { 'aws:PrincipalArn': `arn:${Aws.PARTITION}:iam::${account}:role/${roleName}` } },
    };

    this.sourceKeyStatement = new PolicyStatement({ ...byRole, actions: ['kms:Decrypt'], resources: ['*'] });
    this.requiredBucketStatements = !changesOwner
      ? []
      : [new PolicyStatement({ sid: 'AllowLogCopies', ...byRole, actions: copyActions, resources: [objects] })];

    if (changesOwner) {
      warnOwner(this, {
        id: 'replicaStatementsNeeded',
        of: 'the destination bucket and its key',
        property: "the replication's requiredBucketStatements and requiredKeyStatements",
        otherwise: 'S3 copies no log files',
      });
    }

    this.requiredKeyStatements = !changesOwner
      ? []
      : [new PolicyStatement({ sid: 'AllowLogCopies', ...byRole, actions: ENCRYPT_ACTIONS, resources: ['*'] })];
  }
}
