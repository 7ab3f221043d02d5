import { BucketState } from './bucket-state';
import { LogGroupState, LogsRoleState, TopicState } from './delivery-state';
import { KeyState } from './key-state';
import { OrganizationState } from './organization-state';
import { Reading } from './reading';
import { OtherTrail } from './trail-state';
import { GivenName } from '../../plan/given-names';

/** What stands where a config is to be deployed: plain data. */
export interface SiteState {
  /** The account that the trail is to stand in. */
  readonly account: string;
  readonly homeRegion: string;
  readonly partition: string;
  /** Absent: the account is in none, or the trail isn't an organization's. */
  readonly organization: Reading<OrganizationState>;
  /** The ARN of CloudTrail's service-linked role. */
  readonly serviceLinkedRole: Reading<string>;
  readonly trails: Reading<OtherTrail[]>;
  /** The regions that each account can use which something is deployed to. */
  readonly enabledRegions: Readonly<Record<string, Reading<string[]>>>;
  /** Those of accounts that can be reached. */
  readonly names: readonly HeldName[];
  readonly existing: ExistingState;
}

/** A name that something is to be made with, and the ARN or id of what has it already. */
export interface HeldName extends GivenName {
  readonly holder: Reading<string>;
}

/** What a config brings along. Absent: there is no such thing, or the config names none. */
export interface ExistingState {
  readonly logBucket: Reading<BucketState>;
  readonly accessLogBucket: Reading<BucketState>;
  /** The bucket that copies go to. */
  readonly replicaBucket: Reading<BucketState>;
  readonly key: Reading<KeyState>;
  readonly logGroup: Reading<LogGroupState>;
  readonly logsRole: Reading<LogsRoleState>;
  readonly topic: Reading<TopicState>;
  /** The key that the topic names. */
  readonly topicKey: Reading<KeyState>;
  /** The buckets of other trails that are queried, in the config's order. */
  readonly sources: readonly Reading<BucketState>[];
}
