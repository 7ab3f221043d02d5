import { parseArn } from '../../aws/arn';
import { KeyState } from '../account/key-state';
import { awsCommand, OptionValue } from '../terminal/aws-command';

/** A command on a key, in the key's region. */
export function kms(
  command: string,
  { arn }: Pick<KeyState, 'arn'>,
  options: Readonly<Record<string, OptionValue>> = {},
): string {
  return awsCommand(`kms ${command}`, { 'key-id': arn, ...options, region: parseArn(arn).region });
}

/** Replaces the policy of a key. */
export function putKeyPolicy(key: Pick<KeyState, 'arn'>, policy: object): string {
  return kms('put-key-policy', key, { 'policy-name': 'default', policy });
}

/**
 * Enables a key, if a command can.
 *
 * @param otherwise what also helps where no command does
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
export function enableKey(key: Pick<KeyState, 'arn' | 'state'>, otherwise: string): string {
  const enable = kms('enable-key', key);
  switch (key.state) {
    case 'Disabled':
      return enable;
    case 'PendingDeletion':
    case 'PendingReplicaDeletion':
      return `${kms('cancel-key-deletion', key)} && ${enable}`;
    case 'PendingImport':
      return `import its key material, or ${otherwise}`;
    default:
      return `wait until it is Enabled, or ${otherwise}`;
  }
}
