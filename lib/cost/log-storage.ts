import { DAYS_A_MONTH, LogFiles } from './log-files';
import { Price, PRICES } from '../aws/prices';
import { TIER_RULES } from '../aws/storage-classes';
import { StorageTier, TierStorageClass } from '../config/log-bucket-config';
import { DEFAULT_RETENTION_DAYS } from '../plan/sections/storage-plan';

/** What a log bucket of our own does with log files; a day count may be a token. */
export interface Lifecycle {
  readonly retentionDays: number;
  readonly noncurrentVersionRetentionDays: number;
  readonly tiers: readonly StorageTier[];
}

/** A cost before it is rounded. */
export interface Cost {
  readonly item: string;
  readonly price: Price;
  /** In the unit of the price. */
  readonly quantity: number;
}

/** What S3 adds to each object in an archive that has to be restored: an index there, and its name in S3 Standard. */
const ARCHIVES: readonly string[] = Object.values(TierStorageClass).filter(
  (storageClass) => !TIER_RULES[storageClass].readable,
);

const ARCHIVE_BYTES = { there: 32 * 1024, inStandard: 8 * 1024 };

/** The days of a log file's life in one storage class. */
interface Stay {
  readonly storageClass: TierStorageClass | 'STANDARD';
  readonly days: number;
}

/**
 * A month of a log bucket that holds all it ever will: as much arrives as expires, so every day that a log file stays
 * in a class is a day's worth of log files that is there.
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

  const kept = retention + noncurrent; // what expires becomes an old version, and stays in its class
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

  inClass('STANDARD', 0, 0); // comes first, whatever is added to it later
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

/** Nobody is taken to read log files, so that each goes through all access tiers. */
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

/** In round ones: AWS bills GB of 1024 x 1024 x 1024 bytes, of which there are 7 % less. */
export function gigabytes(bytes: number): number {
  return bytes / 1e9;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
