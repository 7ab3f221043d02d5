import { Token, TokenComparison } from 'aws-cdk-lib';
import { Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { decryptStatements, throughS3 } from './key-statements';
import { LIST_ACTIONS, READ_ACTIONS, readStatements } from './readers';
import { ResourcePolicy } from '../synth/resource-policy';

/** What log files are read from. */
export interface ReadableLogs {
  readonly bucket: IBucket;
  /** ARN patterns of the log files. */
  readonly objects: string[];
  readonly bucketPolicy: ResourcePolicy;
  readonly key: IKey;
  readonly keyPolicy: ResourcePolicy;
}

/**
 * Grants what reading log files takes: list, get, and decrypt through S3. A grantee of this account is granted it by its own policy;
 * one of another account, or without a policy, by those of bucket and key too.
 */
export function grantLogRead(grantee: IGrantable, { bucket, objects, bucketPolicy, key, keyPolicy }: ReadableLogs): Grant {
  const through = key.env.region; // the bucket's too, which an imported bucket doesn't tell
  const grant = Grant.addToPrincipal({ grantee, actions: LIST_ACTIONS, resourceArns: [bucket.bucketArn] })
    .combine(Grant.addToPrincipal({ grantee, actions: READ_ACTIONS, resourceArns: objects }))
    .combine(Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [key.keyArn], conditions: throughS3(through) }));
  const principal = grantee.grantPrincipal;
  const inAccount = isInAccount(principal.principalAccount, bucket.env.account) && isInAccount(principal.principalAccount, key.env.account);
  if (grant.success && inAccount && !bucketPolicy.isOwners) { // whose account an imported bucket is in isn't known
    return grant;
  }
  const add = (resource: ResourcePolicy) => (all: Grant, statement: PolicyStatement) => all.combine(
    Grant.addStatementToResourcePolicy({ grantee, actions: statement.actions, resourceArns: statement.resources, resource, statement }),
  );
  const onBucket = readStatements([principal], bucket.bucketArn, objects).reduce(add(bucketPolicy), grant);
  return decryptStatements([principal], through).reduce(add(keyPolicy), onBucket);
}

/** Two accounts that are both unknown at synth are taken for the same one, as aws-cdk-lib does. */
function isInAccount(account: string | undefined, owner: string): boolean {
  return account !== undefined && [TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED].includes(Token.compareStrings(account, owner));
}
