import { Conditions, EVERYONE, Permission, Principal, Statement } from './statement';

/** What reading log files assumes their bucket: no more than list and get. */
export const LIST_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket'];
export const READ_ACTIONS = ['s3:GetObject', 's3:GetObjectVersion'];

/** What readers may do with a log bucket. */
export function bucketPermissions(bucketArn: string, objectArns: string[]): Permission[] {
  return [
    { Action: LIST_ACTIONS, Resource: bucketArn },
    { Action: READ_ACTIONS, Resource: objectArns },
  ];
}

/** Readers decrypt log files, and nothing else, since they have to come through S3. */
export function keyPermission(throughBucket: Conditions): Permission {
  return { Action: 'kms:Decrypt', Resource: '*', Condition: throughBucket };
}

/**
 * Permits readers of the config: accounts, roles and users in one statement, each organization in one of its own, since
 * it is named by a condition.
 * A token is taken for an ARN, or an account id, which IAM takes as well.
 */
export function permitReaders(readers: string[], permissions: Permission[]): Statement[] {
  const isOrganization = (reader: string) => reader.startsWith('o-');
  const named = readers.filter((reader) => !isOrganization(reader));
  return [
    ...(named.length === 0 ? [] : permit({ AWS: named }, permissions)),
    ...readers.filter(isOrganization).flatMap((id) =>
      permit(
        EVERYONE,
        permissions.map((permission) => ofOrganization(id, permission)),
      ),
    ),
  ];
}

function permit(principal: Principal, permissions: Permission[]): Statement[] {
  return permissions.map((permission) => ({ Effect: 'Allow', Principal: principal, ...permission }));
}

function ofOrganization(id: string, permission: Permission): Permission {
  const { StringEquals, ...others } = permission.Condition ?? {};
  return { ...permission, Condition: { StringEquals: { 'aws:PrincipalOrgID': id, ...StringEquals }, ...others } };
}
