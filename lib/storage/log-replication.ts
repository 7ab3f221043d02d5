import { ArnPrincipal, CfnManagedPolicy, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cfnBucket } from './access-log-bucket';
import { acknowledge } from '../checks/acknowledgements';
import { ReplicationConfig } from '../config/log-bucket-config';

/**
 * What a copy of a log bucket stands on.
 */
export interface LogReplicationProps {
  /** The log bucket. */
  readonly source: Bucket;

  /** What its log files are encrypted with. */
  readonly sourceKey: IKey;

  /** The account that owns the log bucket. */
  readonly account: string;

  /** Where the copies go. */
  readonly target: ReplicationConfig;
}

/**
 * A second copy of every log file: the replication rule of a log bucket, and the role S3 takes on for it.
 * Delete markers aren't copied, so that what expires or is hidden here stays there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export class LogReplication extends Construct {
  /** The role S3 takes on to copy. */
  public readonly role: Role;

  /** What the role may do. */
  public readonly policy: ManagedPolicy;

  /** What the destination bucket's policy has to contain when another account owns it. */
  public readonly requiredBucketStatements: PolicyStatement[];

  /** What the destination key's policy has to contain when another account owns it. */
  public readonly requiredKeyStatements: PolicyStatement[];

  constructor(scope: Construct, id: string, props: LogReplicationProps) {
    super(scope, id);
    const { source, sourceKey, account, target } = props;
    const objects = `${target.bucketArn}/*`;
    const changesOwner = target.accountId !== undefined && target.accountId !== account;
    const copyActions = ['s3:ReplicateObject', 's3:ReplicateTags', ...(changesOwner ? ['s3:ObjectOwnerOverrideToBucketOwner'] : [])];
    const encryptActions = ['kms:Encrypt', 'kms:GenerateDataKey'];

    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('s3.amazonaws.com') });
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Copies audit logs to a second bucket',
      roles: [this.role],
      statements: [
        new PolicyStatement({ actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resources: [source.bucketArn] }),
        new PolicyStatement({
          actions: [
            's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging',
            's3:GetObjectRetention', 's3:GetObjectLegalHold', // the log bucket has Object Lock enabled
          ],
          resources: [source.arnForObjects('*')],
        }),
        new PolicyStatement({ actions: copyActions, resources: [objects] }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: [sourceKey.keyArn] }),
        new PolicyStatement({ actions: encryptActions, resources: [target.keyArn] }),
      ],
    });
    acknowledge(this.policy.node.defaultChild as CfnManagedPolicy, 'role policy of replication');
    cfnBucket(source).replicationConfiguration = {
      role: this.role.roleArn,
      rules: [{
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
      }],
    };

    const principals = [new ArnPrincipal(this.role.roleArn)];
    this.requiredBucketStatements = !changesOwner ? [] : [
      new PolicyStatement({ sid: 'AllowLogCopies', principals, actions: copyActions, resources: [objects] }),
    ];
    this.requiredKeyStatements = !changesOwner ? [] : [
      new PolicyStatement({ sid: 'AllowLogCopies', principals, actions: encryptActions, resources: ['*'] }),
    ];
  }
}
