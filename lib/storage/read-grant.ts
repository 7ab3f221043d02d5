import { Token, TokenComparison } from 'aws-cdk-lib';
import { Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { decryptStatements, readStatements, throughS3 } from './read-statements';
import { ReadableBucket, readPermissions } from './readable-bucket';
import { LIST_ACTIONS, READ_ACTIONS } from '../policies/readers';
import { ResourcePolicy } from '../synth/resource-policy';

/** The log files that a grantee reads, and the policies that must permit it. */
export interface ReadableLogs {
  readonly bucket: IBucket;
  /** ARN patterns of the log files. */
  readonly objects: string[];
  readonly bucketPolicy: ResourcePolicy;
  readonly key: IKey;
  readonly keyPolicy: ResourcePolicy;
  /** Buckets of other trails, whose policies the baseline doesn't change. */
  readonly sources: ReadableBucket[];
}

/**
 * Grants the permissions to read log files: list, get, and decrypt through S3. The grantee's identity-based policy
 * grants them. For a grantee in another account, or without such a policy, the policies of bucket and key grant them
 * too.
 */
export function grantLogRead(grantee: IGrantable, logs: ReadableLogs): Grant {
  const { bucket, objects, bucketPolicy, key, keyPolicy, sources } = logs;
  const bucketRegion = key.env.region; // the region of an imported bucket is unknown
  const identityGrant = grantByIdentityPolicy(grantee, logs, bucketRegion);

  // A statement refers to the grantee, so it is added to a policy only where it is needed. Statements for an owner to
  // add are data, and always listed.
  const principal = grantee.grantPrincipal;
  const needsStatements = (policy: ResourcePolicy, owner: string) =>
    !identityGrant.success || policy.isExternallyManaged || !isInAccount(principal.principalAccount, owner);

  let grant = identityGrant;
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

/** Adds the permissions to the grantee's policy. */
function grantByIdentityPolicy(
  grantee: IGrantable,
  { bucket, objects, key }: ReadableLogs,
  bucketRegion: string,
): Grant {
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

/** Adds statements that name the grantee to the policy of a bucket or key. */
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

/** Two accounts that are both unknown at synth count as the same, as in aws-cdk-lib. */
function isInAccount(account: string | undefined, owner: string): boolean {
  if (account === undefined) {
    return false;
  }

  const comparison = Token.compareStrings(account, owner);
  return comparison === TokenComparison.SAME || comparison === TokenComparison.BOTH_UNRESOLVED;
}
