import { AccountPrincipal, ArnPrincipal, IPrincipal, OrganizationPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** What reading log files takes on their bucket: no more than list and get. */
export const LIST_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket'];
export const READ_ACTIONS = ['s3:GetObject', 's3:GetObjectVersion'];

/** A reader of the config as a principal: an account, an organization, a role or user. A token is taken for an ARN, or an account id, which IAM takes as well. */
export function readerPrincipal(reader: string): IPrincipal {
  if (/^\d{12}$/.test(reader)) {
    return new AccountPrincipal(reader);
  }
  return reader.startsWith('o-') ? new OrganizationPrincipal(reader) : new ArnPrincipal(reader);
}

/** Principals that one statement can name together: those with conditions of their own need one each. */
export function principalGroups(principals: IPrincipal[]): IPrincipal[][] {
  const hasConditions = (one: IPrincipal) => Object.keys(one.policyFragment.conditions).length > 0;
  const plain = principals.filter((one) => !hasConditions(one));
  return [...(plain.length > 0 ? [plain] : []), ...principals.filter(hasConditions).map((one) => [one])];
}

/** What a log bucket's policy says so that principals can read log files. */
export function readStatements(principals: IPrincipal[], bucketArn: string, objectArns: string[]): PolicyStatement[] {
  return principalGroups(principals).flatMap((group) => [
    new PolicyStatement({ actions: LIST_ACTIONS, resources: [bucketArn], principals: group }),
    new PolicyStatement({ actions: READ_ACTIONS, resources: objectArns, principals: group }),
  ]);
}
