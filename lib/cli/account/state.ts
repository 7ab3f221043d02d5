import { BucketState } from './bucket-state';
import { LogGroupState, LogsRoleState, TopicState } from './delivery-state';
import { KeyState } from './key-state';
import { AggregationState, InsightsState, OtherTrail, SelectorState, TrailState, TrailStatus } from './trail-state';
import { Reading } from '../aws/reading';

/**
 * What is in an account, or in the accounts of a landing zone: plain data, as AWS says it and in our words.
 * A landing zone's has the trail and what it delivers to in addition to the bucket from the management account, and
 * buckets and
 * their key from the log archive.
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
  /** The bucket that the trail names. */
  readonly logBucket: Reading<BucketState>;
  /** The bucket that the log bucket sends its access logs to. Absent: to none. */
  readonly accessLogBucket: Reading<BucketState>;
  /** The key that the trail names; without one, the one that the log bucket names. */
  readonly key: Reading<KeyState>;
  /**
   * The key that log group or topic name, as far as that is another one: a landing zone has one in the management
   * account.
   */
  readonly deliveryKey: Reading<KeyState>;
  /** Absent: the trail names none, or it is gone. */
  readonly logGroup: Reading<LogGroupState>;
  readonly topic: Reading<TopicState>;
  readonly logsRole: Reading<LogsRoleState>;
  /** The trails of the account other than this one, shadows of multi-region trails left out. */
  readonly otherTrails: Reading<OtherTrail[]>;
  /** The regions that the account can use: those that are on by default, and those it opted into. */
  readonly enabledRegions: Reading<string[]>;
}
