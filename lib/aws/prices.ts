import { TierStorageClass } from '../config/log-bucket-config';

/** The day on which all prices were collected. */
export const PRICES_AS_OF = '2026-11-23';

/** A list price in us-east-1, before free tiers and volume discounts. */
export interface Price {
  readonly usd: number;
  /** The number of units that the price is for. */
  readonly per: number;
  readonly unit: string;
  /** The AWS page that states the price. */
  readonly source: string;
}

const CLOUDTRAIL = 'https://aws.amazon.com/cloudtrail/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const S3 = 'https://aws.amazon.com/s3/pricing/';
const KMS = 'https://aws.amazon.com/kms/pricing/';
const ATHENA = 'https://aws.amazon.com/athena/pricing/';
const SNS = 'https://aws.amazon.com/sns/pricing/';
const EVENTBRIDGE = 'https://aws.amazon.com/eventbridge/pricing/';

const per100kEvents = (usd: number): Price => ({ usd, per: 100_000, unit: 'events', source: CLOUDTRAIL });
const s3GbMonth = (usd: number): Price => ({ usd, per: 1, unit: 'GB-month', source: S3 });
const per1000Requests = (usd: number): Price => ({ usd, per: 1000, unit: 'requests', source: S3 });

const S3_STORAGE: Readonly<
  Record<Exclude<TierStorageClass, TierStorageClass.INTELLIGENT_TIERING> | 'STANDARD', Price>
> = {
  STANDARD: s3GbMonth(0.023),
  STANDARD_IA: s3GbMonth(0.0125),
  ONEZONE_IA: s3GbMonth(0.01),
  GLACIER_IR: s3GbMonth(0.004),
  GLACIER: s3GbMonth(0.0036),
  DEEP_ARCHIVE: s3GbMonth(0.00099),
};

const S3_TRANSITIONS: Readonly<Record<TierStorageClass, Price>> = {
  STANDARD_IA: per1000Requests(0.01),
  INTELLIGENT_TIERING: per1000Requests(0.01),
  ONEZONE_IA: per1000Requests(0.01),
  GLACIER_IR: per1000Requests(0.02),
  GLACIER: per1000Requests(0.03),
  DEEP_ARCHIVE: per1000Requests(0.05),
};

/** Every price that the package knows, for estimates and warnings. */
export const PRICES = {
  managementEventsFirstCopy: per100kEvents(0),
  managementEventsSecondCopy: per100kEvents(2),
  dataEvents: per100kEvents(0.1),
  networkActivityEvents: per100kEvents(0.1),
  /** For each Insights metric, per analyzed event. */
  insightsOnManagementEvents: per100kEvents(0.35),
  insightsOnDataEvents: per100kEvents(0.03),
  aggregation: per100kEvents(0.03),
  logsIntake: { usd: 0.5, per: 1, unit: 'GB', source: CLOUDWATCH },
  /** For compressed data: see `LOGS_COMPRESSION`. */
  logsStorage: { usd: 0.03, per: 1, unit: 'GB-month', source: CLOUDWATCH },
  s3Writes: per1000Requests(0.005),
  s3Transitions: S3_TRANSITIONS,
  s3Storage: S3_STORAGE,
  /**
   * The access tiers of Intelligent-Tiering, for objects that are never read: the first 30 days, until day 90, and
   * after that.
   */
  s3IntelligentTiering: { frequent: s3GbMonth(0.023), infrequent: s3GbMonth(0.0125), archiveInstant: s3GbMonth(0.004) },
  s3IntelligentTieringMonitoring: { usd: 0.0025, per: 1000, unit: 'objects', source: S3 },
  kmsKey: { usd: 1, per: 1, unit: 'key', source: KMS },
  /** For each of a key's first two rotations, a month. Later rotations are free. */
  kmsKeyRotation: { usd: 1, per: 1, unit: 'rotations', source: KMS },
  /** For data that queries scan. */
  athenaScan: { usd: 5, per: 1, unit: 'TB', source: ATHENA },
  snsNotifications: { usd: 0.5, per: 1_000_000, unit: 'notifications', source: SNS },
  /** For S3 event notifications, which aren't free, unlike most events of AWS services. */
  eventBridgeEvents: { usd: 1, per: 1_000_000, unit: 'events', source: EVENTBRIDGE },
} as const;

/** The bytes that CloudWatch Logs stores for each ingested byte, as its pricing page assumes. */
export const LOGS_COMPRESSION = 0.15;

/** The mean size of an event as JSON, as CloudWatch Logs ingests it. Measured on 2,900 real events. */
export const EVENT_BYTES = 1261;

/** The mean size of an event in a compressed log file. Measured on the same events. */
export const EVENT_BYTES_IN_LOG_FILE = 145;
