import { TierStorageClass } from '../config/log-bucket-config';

/** The rules of S3 for objects that lifecycle moves to a storage class. */
interface TierRule {
  /** The earliest day on which an object can move to the class. */
  readonly earliestDay: number;
  /** Days that an object must stay before it can move to another class. */
  readonly staysDays: number;
  /** The minimum number of days that are billed. */
  readonly billedDays: number;
  /** Classes that an object can move to from this one. */
  readonly next: readonly TierStorageClass[];
  /** Whether Athena can read objects of the class without a restore. */
  readonly readable: boolean;
}

const { INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE } = TierStorageClass;

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
export const TIER_RULES: Readonly<Record<TierStorageClass, TierRule>> = {
  STANDARD_IA: {
    earliestDay: 30,
    staysDays: 30,
    billedDays: 30,
    next: [INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE],
    readable: true,
  },
  INTELLIGENT_TIERING: {
    earliestDay: 0,
    staysDays: 1,
    billedDays: 0,
    next: [ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE],
    readable: true,
  },
  ONEZONE_IA: { earliestDay: 30, staysDays: 30, billedDays: 30, next: [GLACIER, DEEP_ARCHIVE], readable: true },
  GLACIER_IR: { earliestDay: 0, staysDays: 1, billedDays: 90, next: [GLACIER, DEEP_ARCHIVE], readable: true },
  GLACIER: { earliestDay: 0, staysDays: 1, billedDays: 90, next: [DEEP_ARCHIVE], readable: false },
  DEEP_ARCHIVE: { earliestDay: 0, staysDays: 1, billedDays: 180, next: [], readable: false },
};
