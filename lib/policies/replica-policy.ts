import { ENCRYPT_ACTIONS } from './key-policy';
import { copyActions } from './replication-role-policy';
import { Statement } from './statement';

/** The role that replicates log files to another account, and where to. */
export interface Replica {
  /** The account of the log bucket. */
  readonly account: string;
  readonly roleArn: string;
  readonly bucketArn: string;
}

/** The statement that the destination bucket's policy needs. */
export function replicaBucketStatement(replica: Replica): Statement {
  return { ...permitRole(replica), Action: copyActions(true), Resource: `${replica.bucketArn}/*` };
}

/** The statement that the destination key's policy needs. */
export function replicaKeyStatement(replica: Replica): Statement {
  return { ...permitRole(replica), Action: ENCRYPT_ACTIONS, Resource: '*' };
}

/** The statement that the policy of the log bucket's own key needs, if IAM permissions alone don't permit the role. */
export function sourceKeyStatement(replica: Replica): Statement {
  const { Principal, Condition } = permitRole(replica);
  return { Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*', Condition };
}

/** Names the account, with a condition on the role: S3 and KMS refuse a role that doesn't exist yet as principal. */
function permitRole({ account, roleArn }: Replica) {
  return {
    Sid: 'AllowLogCopies',
    Effect: 'Allow',
    Principal: { AWS: account },
    Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } },
  } as const;
}
