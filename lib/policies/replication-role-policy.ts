import { ENCRYPT_ACTIONS } from './key-policy';
import { COPY_ACTIONS, OVERRIDE_ACTION } from './log-bucket-policy';
import { Statement } from './statement';

/** The buckets and keys that the policy of the replication role names. */
export interface ReplicationRoleAccess {
  readonly sourceArn: string;
  readonly sourceKeyArn: string;
  readonly destinationArn: string;
  readonly destinationKeyArn: string;
  /** Whether replicas belong to the account of the destination bucket, which is another account. */
  readonly changesOwner: boolean;
}

/**
 * The complete policy of the role.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function replicationRolePolicy(access: ReplicationRoleAccess): Statement[] {
  const { sourceArn, sourceKeyArn, destinationArn, destinationKeyArn, changesOwner } = access;

  return [
    allow(['s3:GetReplicationConfiguration', 's3:ListBucket'], sourceArn),
    allow(
      [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        's3:GetObjectRetention',
        's3:GetObjectLegalHold', // the log bucket has Object Lock enabled
      ],
      `${sourceArn}/*`,
    ),
    allow(copyActions(changesOwner), `${destinationArn}/*`),
    allow(['kms:Decrypt'], sourceKeyArn),
    allow(ENCRYPT_ACTIONS, destinationKeyArn),
  ];
}

/** The actions that replication to the destination bucket requires. */
export function copyActions(changesOwner: boolean): string[] {
  return [...COPY_ACTIONS, ...(changesOwner ? [OVERRIDE_ACTION] : [])];
}

/** The trust policy of the role. A trust policy has no resource: `*` is a placeholder. */
export const REPLICATION_ROLE_TRUST: Statement = {
  Effect: 'Allow',
  Principal: { Service: 's3.amazonaws.com' },
  Action: 'sts:AssumeRole',
  Resource: '*',
};

function allow(actions: string[], resource: string): Statement {
  return { Effect: 'Allow', Action: actions, Resource: resource };
}
