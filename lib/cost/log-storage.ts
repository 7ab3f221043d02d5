import { DAYS_A_MONTH, LogFiles } from './log-files';
import { Price, PRICES } from '../aws/prices';
import { TIER_RULES } from '../aws/storage-classes';
import { StorageTier, TierStorageClass } from '../config/log-bucket-config';
import { DEFAULT_RETENTION_DAYS } from '../plan/sections/storage-plan';

/** The lifecycle of log files in a bucket that the baseline creates. A number of days can be a token. */
export interface Lifecycle {
  readonly retentionDays: number;
  readonly noncurrentVersionRetentionDays: number;
  readonly tiers: readonly StorageTier[];
}

/** A cost before it is rounded. */
export interface Cost {
  readonly item: string;
  readonly price: Price;
  /** The quantity in the unit of the price. */
  readonly quantity: number;
}

/** The storage classes from which objects must be restored before they can be read. */
const ARCHIVES: readonly string[] = Object.values(TierStorageClass).filter(
  (storageClass) => !TIER_RULES[storageClass].readable,
);

/** The bytes that S3 adds to each archived object: an index in the archive, and the object's name in S3 Standard. */
const ARCHIVE_BYTES = { there: 32 * 1024, inStandard: 8 * 1024 };

/** The number of days that a log file is in one storage class. */
interface Stay {
  readonly storageClass: TierStorageClass | 'STANDARD';
  readonly days: number;
}

/**
 * The monthly cost of a full log bucket, in which as many log files expire as arrive. For each day that a log file
 * stays in a storage class, that class contains the log files of one day.
 */
export function storageCosts(
  logFiles: readonly LogFiles[],
  lifecycle: Lifecycle,
  isToken: (value: unknown) => boolean,
): { readonly transitions: Cost[]; readonly storage: Cost[] } {
  const retention = isToken(lifecycle.retentionDays) ? DEFAULT_RETENTION_DAYS : lifecycle.retentionDays;
  const noncurrent = isToken(lifecycle.noncurrentVersionRetentionDays)
    ? Math.min(90, retention)
    : lifecycle.noncurrentVersionRetentionDays;

  const kept = retention + noncurrent; // an expired file becomes a noncurrent version in the same storage class
  const tiers = lifecycle.tiers.filter(({ afterDays }) => !isToken(afterDays) && afterDays < retention);
  return {
    transitions: transitions(
      logFiles.filter(({ move }) => move),
      tiers,
    ),
    storage: storage(logFiles, staysOf(tiers, kept), staysOf([], kept)),
  };
}

function staysOf(tiers: readonly StorageTier[], kept: number): Stay[] {
  return [{ storageClass: 'STANDARD' as const, afterDays: 0 }, ...tiers].map(({ storageClass, afterDays }, index) => ({
    storageClass,
    days: Math.max(
      (tiers[index]?.afterDays ?? kept) - afterDays,
      storageClass === 'STANDARD' ? 0 : TIER_RULES[storageClass].billedDays,
    ),
  }));
}

function transitions(logFiles: readonly LogFiles[], tiers: readonly StorageTier[]): Cost[] {
  const count = sum(logFiles.map((files) => files.count));
  return count === 0
    ? []
    : tiers.map(({ storageClass }) => ({
        item: `S3 transitions to ${storageClass}`,
        price: PRICES.s3Transitions[storageClass],
        quantity: count,
      }));
}

function storage(logFiles: readonly LogFiles[], movingStays: readonly Stay[], restingStays: readonly Stay[]): Cost[] {
  const costs: Cost[] = [];
  const add = (item: string, price: Price, quantity: number) => {
    const index = costs.findIndex((cost) => cost.item === item);
    if (index >= 0) {
      costs[index] = { item, price, quantity: costs[index].quantity + quantity };
    } else {
      costs.push({ item, price, quantity });
    }
  };

  const inClass = (storageClass: keyof typeof PRICES.s3Storage, bytes: number, days: number) =>
    add(`S3 storage in ${storageClass}`, PRICES.s3Storage[storageClass], (gigabytes(bytes) * days) / DAYS_A_MONTH);

  inClass('STANDARD', 0, 0); // keeps this line first
  for (const { count, bytes, move } of logFiles) {
    for (const { storageClass, days } of move ? movingStays : restingStays) {
      if (storageClass === TierStorageClass.INTELLIGENT_TIERING) {
        addIntelligentTiering(count, bytes, days, add);
        continue;
      }

      const archived = ARCHIVES.includes(storageClass);
      inClass(storageClass, bytes + (archived ? count * ARCHIVE_BYTES.there : 0), days);
      if (archived) {
        inClass('STANDARD', count * ARCHIVE_BYTES.inStandard, days);
      }
    }
  }

  return costs.filter(({ quantity }) => quantity > 0);
}

/** Assumes that log files aren't read, so that each file passes through all access tiers. */
function addIntelligentTiering(
  count: number,
  bytes: number,
  days: number,
  add: (item: string, price: Price, quantity: number) => void,
): void {
  const { frequent, infrequent, archiveInstant } = PRICES.s3IntelligentTiering;
  for (const [name, price, from, to] of [
    ['frequent', frequent, 0, 30],
    ['infrequent', infrequent, 30, 90],
    ['archive instant', archiveInstant, 90, Infinity],
  ] as const) {
    const stay = Math.max(0, Math.min(days, to) - from);
    add(`S3 storage in INTELLIGENT_TIERING, ${name} access`, price, (gigabytes(bytes) * stay) / DAYS_A_MONTH);
  }

  add('S3 monitoring of INTELLIGENT_TIERING', PRICES.s3IntelligentTieringMonitoring, (count * days) / DAYS_A_MONTH);
}

/** Decimal gigabytes. AWS bills GB of 1024 x 1024 x 1024 bytes, so actual quantities are 7 % lower. */
export function gigabytes(bytes: number): number {
  return bytes / 1e9;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
