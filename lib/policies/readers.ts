import { Conditions, EVERYONE, Permission, Principal, Statement } from './statement';

/** The actions on a log bucket that reading requires: only list and get. */
export const LIST_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket'];
export const READ_ACTIONS = ['s3:GetObject', 's3:GetObjectVersion'];

/** The permissions of readers on a log bucket. */
export function bucketPermissions(bucketArn: string, objectArns: string[]): Permission[] {
  return [
    { Action: LIST_ACTIONS, Resource: bucketArn },
    { Action: READ_ACTIONS, Resource: objectArns },
  ];
}

/** The permission of readers on a key: only through S3, so that they can decrypt nothing but log files. */
export function keyPermission(throughBucket: Conditions): Permission {
  return { Action: 'kms:Decrypt', Resource: '*', Condition: throughBucket };
}

/**
 * The statements that permit the readers of the config: one for all accounts, roles and users, and one for each
 * organization, because a condition names an organization. A token counts as an ARN or an account id, both of which IAM
 * accepts as a principal.
 */
export function permitReaders(readers: string[], permissions: Permission[]): Statement[] {
  const isOrganization = (reader: string) => reader.startsWith('o-');
  const principals = readers.filter((reader) => !isOrganization(reader));
  return [
    ...(principals.length === 0 ? [] : permit({ AWS: principals }, permissions)),
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
  const { StringEquals, ...otherOperators } = permission.Condition ?? {};
  return {
    ...permission,
    Condition: { StringEquals: { 'aws:PrincipalOrgID': id, ...StringEquals }, ...otherOperators },
  };
}
