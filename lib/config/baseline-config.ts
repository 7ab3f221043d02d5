import { AnalyticsConfig } from './analytics-config';
import { DeliveryConfig } from './delivery-config';
import { EncryptionConfig } from './encryption-config';
import { EventsConfig } from './events-config';
import { GuardrailsConfig } from './guardrails-config';
import { OrganizationConfig } from './organization-config';
import { StorageConfig } from './storage-config';
import { TrailConfig } from './trail-config';

/**
 * The config of an audit trail, as plain data: the same in TypeScript and in a file.
 *
 * A section that is absent uses its defaults. An empty section does the same, except for sections that enable
 * something; their descriptions say so.
 */
export interface BaselineConfig {
  /**
   * The trail: its name, scope and tags.
   * @default - a multi-region trail with global service events and log file validation, named after the construct path
   */
  readonly trail?: TrailConfig;

  /**
   * The organization whose accounts the trail records. With this section, the trail is an organization trail.
   * @default - the trail records its own account
   */
  readonly organization?: OrganizationConfig;

  /**
   * The events that the trail records.
   * @default - all management events, and no other events
   */
  readonly events?: EventsConfig;

  /**
   * The log bucket: where log files are stored, how long they are kept, and who can read them.
   * @default - a log bucket and an access-log bucket; log files are kept for 2557 days (seven years)
   */
  readonly storage?: StorageConfig;

  /**
   * The KMS key that encrypts the log files, the log group and the SNS notifications.
   * @default - a new customer managed key with rotation
   */
  readonly encryption?: EncryptionConfig;

  /**
   * Where CloudTrail delivers events in addition to the log bucket.
   * @default - CloudWatch Logs with a retention of 400 days, no SNS notifications
   */
  readonly delivery?: DeliveryConfig;

  /**
   * Athena access to the log files: a Glue database and tables, a workgroup and saved queries. The section creates
   * them, even if it is empty.
   * @default - no Athena resources
   */
  readonly analytics?: AnalyticsConfig;

  /**
   * Organization policies that prevent accounts from tampering with the audit trail. Only for a landing zone. The
   * section creates the policies, even if it is empty.
   * @default - no policies
   */
  readonly guardrails?: GuardrailsConfig;
}
