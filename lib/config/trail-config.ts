/**
 * The trail: its name, scope and tags.
 */
export interface TrailConfig {
  /**
   * The name of the trail: 3 to 128 letters, digits, periods, underscores and hyphens. It starts and ends with a letter
   * or digit, has no two of `._-` side by side, and isn't in the form of an IP address. Changing the name replaces the
   * trail: see `formerNames`.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
   * @default - `organization-audit` for an organization trail, otherwise derived from the construct path
   */
  readonly name?: string;

  /**
   * Former names of the trail. The policies of the bucket, the key and the topic also accept deliveries from trails
   * with these names, so that a rename causes no gap. Keep a former name until the deployment that renames the trail is
   * complete.
   *
   * @default - none
   */
  readonly formerNames?: string[];

  /**
   * Whether the trail records events in all regions that are enabled in the account, including regions that you enable
   * later.
   * @default true
   */
  readonly multiRegion?: boolean;

  /**
   * Whether the trail records events of global services (IAM, STS, CloudFront). Must be `true` for a multi-region
   * trail.
   * @default true
   */
  readonly includeGlobalServiceEvents?: boolean;

  /**
   * The key prefix: a folder in the log bucket, above `AWSLogs/`. It has up to 200 letters, digits and `!-_.'()/`,
   * without a slash at either end and without `AWSLogs`.
   * @default - `AWSLogs/` is at the root of the bucket
   */
  readonly keyPrefix?: string;

  /**
   * Tags of the trail, in addition to `ManagedBy: cdk-cloudtrail-baseline`: up to 49, with keys of 1 to 128 characters
   * that don't start with `aws:`, and values of up to 256 characters. To tag all resources of the baseline, use
   * `Tags.of(baseline)`.
   *
   * @default - only the tag `ManagedBy`
   */
  readonly tags?: { [key: string]: string };
}
