import { BucketState } from './bucket-state';
import { LogGroupState, RoleState, TopicState } from './delivery-state';
import { KeyState } from './key-state';
import { AggregationState, InsightsState, OtherTrail, SelectorState, TrailState, TrailStatus } from './trail-state';
import { Reading } from '../aws/reading';

/**
 * The state of an account, or of the accounts of a landing zone: plain data, with AWS's values and our names.
 *
 * In a landing zone, buckets and their key are read from the log archive, and everything else from the management
 * account.
 */
export interface AccountState {
  /** The account that owns the trail. */
  readonly account: string;
  readonly homeRegion: string;
  readonly partition: string;
  readonly trail: Reading<TrailState>;
  readonly status: Reading<TrailStatus>;
  readonly selectors: Reading<SelectorState>;
  readonly insights: Reading<InsightsState>;
  readonly aggregation: Reading<AggregationState>;
  readonly tags: Reading<Readonly<Record<string, string>>>;
  /** The bucket that the plan or the stack names; if none is named, the trail's. */
  readonly logBucket: Reading<BucketState>;
  /** The access-log bucket that the plan or the stack names; if none is named, the log bucket's. Absent: none. */
  readonly accessLogBucket: Reading<BucketState>;
  /** The key that the plan or the stack names; if none is named, the trail's; if it has none, the log bucket's. */
  readonly key: Reading<KeyState>;
  /**
   * The key of log group or topic, if that is another key: a landing zone has one in the management account.
   */
  readonly deliveryKey: Reading<KeyState>;
  /** Absent: the trail has none, or it no longer exists. */
  readonly logGroup: Reading<LogGroupState>;
  readonly topic: Reading<TopicState>;
  readonly logsRole: Reading<RoleState>;
  /** The role that S3 assumes to replicate the log bucket. Absent: it isn't replicated, or the role is gone. */
  readonly replicationRole: Reading<RoleState>;
  /** The other trails of the account, without the shadow trails of multi-region trails. */
  readonly otherTrails: Reading<OtherTrail[]>;
  /** The enabled regions of the account: those enabled by default, and those it opted in to. */
  readonly enabledRegions: Reading<string[]>;
}
