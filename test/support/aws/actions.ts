import { Failure } from './server';

/**
 * The IAM action that an operation takes, where it isn't called as the operation is.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  GetBucketEncryption: 'GetEncryptionConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  GetBucketReplication: 'GetReplicationConfiguration',
  ListBucketIntelligentTieringConfigurations: 'GetIntelligentTieringConfiguration',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
};

/** `service:Operation` -> the IAM action that it requires. */
export function actionOf(operation: string): string {
  const [service, name] = operation.split(':');
  return `${service}:${service === 's3' ? (OTHER_NAMES[name] ?? name) : name}`;
}

/** The operation that takes an IAM action. */
export function operationThatTakes(action: string): string {
  const [service, name] = action.split(':');
  const other = service === 's3' ? Object.entries(OTHER_NAMES).find(([, one]) => one === name)?.[0] : undefined;
  return other ?? name;
}

/** What a service says of an action that isn't permitted. */
export function accessDenied(action: string, status: number): Failure {
  const [service] = action.split(':');
  if (service === 'sns') {
    return Failure.error('AuthorizationError', status);
  }

  return Failure.error(['s3', 'iam'].includes(service) ? 'AccessDenied' : 'AccessDeniedException', status);
}
