/**
 * The key that encrypts log files, log group and SNS notifications.
 */
export interface EncryptionConfig {
  /**
   * The key's alias, without `alias/`: up to 250 letters, digits, `/`, `_` and `-`, not starting with `aws/`.
   * @default - `cloudtrail/` and the trail's name
   */
  readonly alias?: string;

  /**
   * ARN of a symmetric key that exists already, in the log bucket's region, instead of a new one.
   * Its owner adds `requiredKeyStatements` to its policy.
   *
   * @default - a new key is created
   */
  readonly existingKeyArn?: string;
}
