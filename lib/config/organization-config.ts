/**
 * The organization whose accounts the trail records.
 */
export interface OrganizationConfig {
  /**
   * The id of the organization: `o-` and 10 to 32 lowercase letters and digits.
   */
  readonly id: string;

  /**
   * The accounts of the landing zone's stacks. Required for a landing zone.
   * @default - all resources are in the management account, in the stack of a `CloudTrailBaseline`
   */
  readonly accounts?: OrganizationAccounts;

  /**
   * The region of the landing zone's stacks, and the home region of the trail. Required for a landing zone. It must be
   * a region that is enabled in every account by default: a member account that hasn't enabled an opt-in home region
   * sends no events.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   * @default - the region of the stack of a `CloudTrailBaseline`
   */
  readonly homeRegion?: string;

  /**
   * How the trail works together with AWS Control Tower.
   * @default - the organization doesn't use Control Tower
   */
  readonly controlTower?: ControlTowerMode;
}

/**
 * The accounts of the landing zone's stacks: 12 digits each, quoted, all different.
 */
export interface OrganizationAccounts {
  /**
   * The management account of the organization. The trail, its log group and its topic are in this account, because
   * CloudFormation can't create an organization trail in another one.
   *
   * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1932
   */
  readonly management: string;

  /**
   * The account that stores the log files. Few people should have access to it.
   */
  readonly logArchive: string;

  /**
   * The account in which log files are read and queried.
   * @default - log files are read and queried in the log archive
   */
  readonly securityTooling?: string;
}

/**
 * How an organization trail works together with AWS Control Tower.
 */
export enum ControlTowerMode {
  /**
   * Control Tower's own trail records management events. This trail records the events that Control Tower's can't: data
   * events, network activity events, and Insights on data events. The default of `events.management.readWriteType` is
   * then `NONE`.
   */
  COMPLEMENT = 'COMPLEMENT',
  /**
   * This trail is the only one of the organization. Control Tower's landing zone must be version 4.0 or later, with its
   * CloudTrail integration disabled.
   */
  INDEPENDENT = 'INDEPENDENT',
}
