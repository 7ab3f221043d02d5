import { TierStorageClass } from '../config/log-bucket-config';

/** What S3 asks of a storage class that objects move to. */
interface TierRule {
  /** The earliest day an object can move here. */
  readonly earliestDay: number;
  /** Days an object has to stay before S3 lets it move on. */
  readonly staysDays: number;
  /** Days that are billed at least. */
  readonly billedDays: number;
  /** Classes that an object can move to from here. */
  readonly next: readonly TierStorageClass[];
  /** Whether Athena can read it without a restore. */
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
