/**
 * The organization whose accounts the trail records.
 */
export interface OrganizationConfig {
  /**
   * The organization's id: `o-` and 10 to 32 lowercase letters and digits.
   */
  readonly id: string;

  /**
   * The accounts that the stacks of a landing zone are in.
   * @default - the trail and everything else are in the management account, in the stack of a `CloudTrailBaseline`; a
   * landing zone has to name them
   */
  readonly accounts?: OrganizationAccounts;

  /**
   * The region that all stacks of a landing zone are in, and that the trail is modified in. It must be one that every
   * account has from the start: members that haven't enabled an opt-in home region send nothing.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   * @default - the region of the stack of a `CloudTrailBaseline`; a landing zone has to name it
   */
  readonly homeRegion?: string;

  /**
   * How the trail goes together with AWS Control Tower.
   * @default - there is no Control Tower
   */
  readonly controlTower?: ControlTowerMode;
}

/**
 * The accounts that the stacks of a landing zone are in: 12 digits each, quoted, no two the same.
 */
export interface OrganizationAccounts {
  /**
   * The organization's management account. The trail is here, with its log group and topic: CloudFormation can't
   * create an organization trail in another account.
   *
   * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1932
   */
  readonly management: string;

  /**
   * The account that log files are kept in, which few people should be able to sign in to.
   */
  readonly logArchive: string;

  /**
   * The account that log files are read from.
   * @default - log files are read from the log archive
   */
  readonly securityTooling?: string;
}

/**
 * How an organization trail goes together with AWS Control Tower.
 */
export enum ControlTowerMode {
  /**
   * Control Tower's own trail records management events; this one records what that can't: data events, network
   * activity events, and Insights on data events. `events.management.readWriteType` is NONE unless it is said.
   */
  COMPLEMENT = 'COMPLEMENT',
  /**
   * This trail is the organization's only one: Control Tower's landing zone is 4.0 or later, and its CloudTrail
   * integration is off.
   */
  INDEPENDENT = 'INDEPENDENT',
}
