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
 * Grants what reading log files takes: list, get, and decrypt through S3. A grantee of this account is granted it by
 * its own policy;
 * one of another account, or without a policy, by those of bucket and key too.
 */
export function grantLogRead(
  grantee: IGrantable,
  { bucket, objects, bucketPolicy, key, keyPolicy, sources }: ReadableLogs,
): Grant {
  const through = key.env.region; // the bucket's too, which an imported bucket doesn't tell
  const grant = Grant.addToPrincipal({ grantee, actions: LIST_ACTIONS, resourceArns: [bucket.bucketArn] })
    .combine(Grant.addToPrincipal({ grantee, actions: READ_ACTIONS, resourceArns: objects }))
    .combine(
      Grant.addToPrincipal({
        grantee,
        actions: ['kms:Decrypt'],
        resourceArns: [key.keyArn],
        conditions: throughS3(through),
      }),
    );

  // What an owner has to add is data only; what can be added here is added only where it's needed, since it refers to
  // the grantee.
  const principal = grantee.grantPrincipal;
  const isNeeded = (policy: ResourcePolicy, owner: string) =>
    !grant.success || policy.isOwners || !isInAccount(principal.principalAccount, owner);

  const add = (resource: ResourcePolicy) => (all: Grant, statement: PolicyStatement) =>
    all.combine(
      Grant.addStatementToResourcePolicy({
        grantee,
        actions: statement.actions,
        resourceArns: statement.resources,
        resource,
        statement,
      }),
    );

  const bucketStatements = isNeeded(bucketPolicy, bucket.env.account)
    ? readStatements([principal], bucket.bucketArn, objects)
    : [];

  const keyStatements = isNeeded(keyPolicy, key.env.account) ? decryptStatements([principal], through) : [];
  const ofLogs = keyStatements.reduce(add(keyPolicy), bucketStatements.reduce(add(bucketPolicy), grant));
  return sources
    .flatMap(readPermissions)
    .reduce((all, permission) => all.combine(Grant.addToPrincipal({ grantee, ...permission })), ofLogs);
}

/** Two accounts that are both unknown at synth are taken for the same one, as aws-cdk-lib does. */
function isInAccount(account: string | undefined, owner: string): boolean {
  return (
    account !== undefined &&
    [TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED].includes(Token.compareStrings(account, owner))
  );
}
