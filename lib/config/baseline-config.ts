import { AnalyticsConfig } from './analytics-config';
import { DeliveryConfig } from './delivery-config';
import { EncryptionConfig } from './encryption-config';
import { EventsConfig } from './events-config';
import { GuardrailsConfig } from './guardrails-config';
import { OrganizationConfig } from './organization-config';
import { StorageConfig } from './storage-config';
import { TrailConfig } from './trail-config';

/**
 * The whole audit baseline as plain data: the same in TypeScript and in a file.
 *
 * A section that is absent takes the defaults named at it; an empty section means the same, except for those that
 * switch something on, which say so.
 */
export interface BaselineConfig {
  /**
   * The trail itself.
   * @default - a multi-region trail with global service events and log file validation, named after the construct path
   */
  readonly trail?: TrailConfig;

  /**
   * The organization that the trail records. Naming it creates an organization trail.
   * @default - the trail records its own account
   */
  readonly organization?: OrganizationConfig;

  /**
   * What is recorded.
   * @default - all management events, and nothing else
   */
  readonly events?: EventsConfig;

  /**
   * Where log files are stored, for how long, and who may read them.
   * @default - a log bucket and an access-log bucket; logs are kept for 2557 days (seven years)
   */
  readonly storage?: StorageConfig;

  /**
   * The key that encrypts log files, log group and SNS notifications.
   * @default - a customer-managed key with rotation
   */
  readonly encryption?: EncryptionConfig;

  /**
   * Where events go in addition to the log bucket.
   * @default - CloudWatch Logs for 400 days, no SNS notifications
   */
  readonly delivery?: DeliveryConfig;

  /**
   * Athena access to the log files: a Glue database and tables, a workgroup, and saved queries.
   * @default - no Athena resources
   */
  readonly analytics?: AnalyticsConfig;

  /**
   * Policies of the organization that keep its accounts from harming the audit trail. For a landing zone: naming the
   * section switches them on.
   * @default - no policies
   */
  readonly guardrails?: GuardrailsConfig;
}
