/**
 * The KMS key that encrypts the log files, the log group and the SNS notifications.
 */
export interface EncryptionConfig {
  /**
   * The alias of the new key, without `alias/`: up to 250 letters, digits, `/`, `_` and `-`, not starting with `aws/`.
   * @default - `cloudtrail/` and the name of the trail
   */
  readonly alias?: string;

  /**
   * The ARN of an existing symmetric KMS key to use instead of a new one, in the region of the log bucket. The owner of
   * the key must add `requiredKeyStatements`, which the command `check` prints, to its policy.
   * @default - a new key is created
   */
  readonly existingKeyArn?: string;
}
