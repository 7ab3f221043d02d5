/**
 * The trail itself.
 */
export interface TrailConfig {
  /**
   * The trail's name: 3 to 128 letters, digits, periods, underscores and hyphens, starting and ending with a letter or
   * digit, no two of `._-` side by side, not in the form of an IP address. Changing it replaces the trail: see
   * `formerNames`.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
   * @default - `organization-audit` for an organization trail, otherwise derived from the construct path
   */
  readonly name?: string;

  /**
   * Names this trail had before. The policies of bucket, key and topic accept deliveries from these trails too, so that
   * a rename has no gap: keep the old name here until the deployment that renames the trail is through.
   *
   * @default - none
   */
  readonly formerNames?: string[];

  /**
   * Whether events of all regions that are enabled in the account are recorded, those enabled later included.
   * @default true
   */
  readonly multiRegion?: boolean;

  /**
   * Whether events of global services (IAM, STS, CloudFront) are recorded. A multi-region trail has to.
   * @default true
   */
  readonly includeGlobalServiceEvents?: boolean;

  /**
   * A folder in the log bucket, above `AWSLogs/`: up to 200 letters, digits and `!-_.'()/`, without a slash at either
   * end and without `AWSLogs` in it.
   *
   * @default - `AWSLogs/` is at the bucket's root
   */
  readonly keyPrefix?: string;

  /**
   * Tags of the trail, in addition to `ManagedBy: cdk-cloudtrail-baseline`: up to 49, keys of 1 to 128 characters that
   * don't
   * start with `aws:`, values of up to 256. To tag everything the baseline creates, use `Tags.of(baseline)`.
   *
   * @default - only the baseline's own tag
   */
  readonly tags?: { [key: string]: string };
}
