import { TierStorageClass } from '../config/log-bucket-config';

/** The day on which all prices were collected. */
export const PRICES_AS_OF = '2026-11-23';

/** A list price in us-east-1, before free tiers and volume discounts. */
export interface Price {
  readonly usd: number;
  /** For how many of the unit. */
  readonly per: number;
  readonly unit: string;
  /** The page of AWS's that states it. */
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

/** Every price that the package knows: what an estimate and a warning say of money comes from here. */
export const PRICES = {
  managementEventsFirstCopy: per100kEvents(0),
  managementEventsSecondCopy: per100kEvents(2),
  dataEvents: per100kEvents(0.1),
  networkActivityEvents: per100kEvents(0.1),
  /** For each kind of Insight, by the events that it analyzes. */
  insightsOnManagementEvents: per100kEvents(0.35),
  insightsOnDataEvents: per100kEvents(0.03),
  aggregation: per100kEvents(0.03),
  logsIntake: { usd: 0.5, per: 1, unit: 'GB', source: CLOUDWATCH },
  /** Of compressed data: see `LOGS_COMPRESSION`. */
  logsStorage: { usd: 0.03, per: 1, unit: 'GB-month', source: CLOUDWATCH },
  s3Writes: per1000Requests(0.005),
  s3Transitions: S3_TRANSITIONS,
  s3Storage: S3_STORAGE,
  /**
   * The access tiers of Intelligent-Tiering, for what nobody reads: the first 30 days, up to day 90, and from then on.
   */
  s3IntelligentTiering: { frequent: s3GbMonth(0.023), infrequent: s3GbMonth(0.0125), archiveInstant: s3GbMonth(0.004) },
  s3IntelligentTieringMonitoring: { usd: 0.0025, per: 1000, unit: 'objects', source: S3 },
  kmsKey: { usd: 1, per: 1, unit: 'key', source: KMS },
  /** For each of a key's first two rotations; later ones are free. */
  kmsKeyRotation: { usd: 1, per: 1, unit: 'rotations', source: KMS },
  /** A terabyte that queries read. */
  athenaScan: { usd: 5, per: 1, unit: 'TB', source: ATHENA },
  snsNotifications: { usd: 0.5, per: 1_000_000, unit: 'notifications', source: SNS },
  /** S3's events: unlike most of AWS's own events they aren't free. */
  eventBridgeEvents: { usd: 1, per: 1_000_000, unit: 'events', source: EVENTBRIDGE },
} as const;

/** What CloudWatch assumes of logs: a byte taken in is this much stored. */
export const LOGS_COMPRESSION = 0.15;

/** Measured on 2,900 real events: the size of one as JSON, as CloudWatch Logs takes it in. */
export const EVENT_BYTES = 1261;

/** Measured on the same events: the size of one in a log file, which is compressed. */
export const EVENT_BYTES_IN_LOG_FILE = 145;
