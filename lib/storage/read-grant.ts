import { Token, TokenComparison } from 'aws-cdk-lib';
import { Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { decryptStatements, readStatements, throughS3 } from './read-statements';
import { ReadableBucket, readPermissions } from './readable-bucket';
import { LIST_ACTIONS, READ_ACTIONS } from '../policies/readers';
import { ResourcePolicy } from '../synth/resource-policy';

/** What log files are read from. */
export interface ReadableLogs {
  readonly bucket: IBucket;
  /** ARN patterns of the log files. */
  readonly objects: string[];
  readonly bucketPolicy: ResourcePolicy;
  readonly key: IKey;
  readonly keyPolicy: ResourcePolicy;
  /** Buckets of other trails, whose policies are their owners'. */
  readonly sources: ReadableBucket[];
}

/**
 * Grants what reading log files requires: list, get, and decrypt through S3. A grantee of this account is granted it by
 * its own policy; one of another account, or without a policy, by those of bucket and key too.
 */
export function grantLogRead(grantee: IGrantable, logs: ReadableLogs): Grant {
  const { bucket, objects, bucketPolicy, key, keyPolicy, sources } = logs;
  const bucketRegion = key.env.region; // which an imported bucket doesn't tell
  const ownGrant = grantByOwnPolicy(grantee, logs, bucketRegion);

  // What an owner has to add is data only; what can be added here is added only where it's needed, since it refers to
  // the grantee.
  const principal = grantee.grantPrincipal;
  const needsStatements = (policy: ResourcePolicy, owner: string) =>
    !ownGrant.success || policy.isExternallyManaged || !isInAccount(principal.principalAccount, owner);

  let grant = ownGrant;
  if (needsStatements(bucketPolicy, bucket.env.account)) {
    const statements = readStatements([principal], bucket.bucketArn, objects);
    grant = grant.combine(grantByResourcePolicy(grantee, bucketPolicy, statements));
  }

  if (needsStatements(keyPolicy, key.env.account)) {
    const statements = decryptStatements([principal], bucketRegion);
    grant = grant.combine(grantByResourcePolicy(grantee, keyPolicy, statements));
  }

  for (const permission of sources.flatMap(readPermissions)) {
    grant = grant.combine(Grant.addToPrincipal({ grantee, ...permission }));
  }

  return grant;
}

/** What reading takes, in the policy of who reads. */
function grantByOwnPolicy(grantee: IGrantable, { bucket, objects, key }: ReadableLogs, bucketRegion: string): Grant {
  const list = Grant.addToPrincipal({ grantee, actions: LIST_ACTIONS, resourceArns: [bucket.bucketArn] });
  const read = Grant.addToPrincipal({ grantee, actions: READ_ACTIONS, resourceArns: objects });
  const decrypt = Grant.addToPrincipal({
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [key.keyArn],
    conditions: throughS3(bucketRegion),
  });

  return list.combine(read).combine(decrypt);
}

/** Statements that name who reads, in the policy of what is read. */
function grantByResourcePolicy(grantee: IGrantable, policy: ResourcePolicy, statements: PolicyStatement[]): Grant {
  const grants = statements.map((statement) =>
    Grant.addStatementToResourcePolicy({
      grantee,
      actions: statement.actions,
      resourceArns: statement.resources,
      resource: policy,
      statement,
    }),
  );

  return grants.reduce((combined, grant) => combined.combine(grant));
}

/** Two accounts that are both unknown at synth are taken for the same one, as aws-cdk-lib does. */
function isInAccount(account: string | undefined, owner: string): boolean {
  if (account === undefined) {
    return false;
  }

  const comparison = Token.compareStrings(account, owner);
  return comparison === TokenComparison.SAME || comparison === TokenComparison.BOTH_UNRESOLVED;
}
