import { Reading } from '../aws/reading';

/** An organization, as read from its management account. */
export interface OrganizationState {
  readonly id: string;
  readonly managementAccount: string;
  /** Whether all features are enabled, not consolidated billing only. */
  readonly hasAllFeatures: boolean;
  /** The services with trusted access, such as `cloudtrail.amazonaws.com`. */
  readonly trustedServices: Reading<string[]>;
  readonly root: Reading<OrganizationRoot>;
  /** The state of each account that was looked up, such as `ACTIVE`. Absent: it isn't a member. */
  readonly members: Readonly<Record<string, Reading<string>>>;
}

export interface OrganizationRoot {
  readonly id: string;
  /** The enabled policy types, such as `SERVICE_CONTROL_POLICY`. */
  readonly policyTypes: string[];
}
