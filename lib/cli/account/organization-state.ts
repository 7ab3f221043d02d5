import { Reading } from '../aws/reading';

/** An organization, as far as its management account tells. */
export interface OrganizationState {
  readonly id: string;
  readonly managementAccount: string;
  /** Whether it has all features, not those of consolidated billing alone. */
  readonly hasAllFeatures: boolean;
  /** The services that it trusts, such as `cloudtrail.amazonaws.com`. */
  readonly trustedServices: Reading<string[]>;
  readonly root: Reading<OrganizationRoot>;
  /** The state of each account that was asked for, such as `ACTIVE`. Absent: it isn't of the organization. */
  readonly members: Readonly<Record<string, Reading<string>>>;
}

export interface OrganizationRoot {
  readonly id: string;
  /** The types of policies that are switched on, such as `SERVICE_CONTROL_POLICY`. */
  readonly policyTypes: string[];
}
